"""What may not be: one rule a file, a plain function from a `Case` to its findings."""
