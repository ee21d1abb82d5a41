"""What happened: facts, as somebody states them. Frozen, valid or not built."""
