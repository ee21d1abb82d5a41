"""What a `Ledger` can be asked to do, by what it is for."""
