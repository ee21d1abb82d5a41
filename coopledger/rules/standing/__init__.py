"""What stands in the books on a day and wants attention: one rule a file."""
