"""Documents out: one format a file."""
