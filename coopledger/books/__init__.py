"""What the facts add up to. Pure functions over facts: nothing is read or written here."""
