"""The forms that partners and authorities ask for: one a file, and a line in the registry."""
