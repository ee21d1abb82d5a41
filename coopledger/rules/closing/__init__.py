"""What keeps an agreement from being closed: one rule a file, asked as the standing ones are."""
