"""What one institution adds to coopledger."""
