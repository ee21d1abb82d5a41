"""Where the books are kept: one append-only journal, chained by hashes."""
