"""How banks lay out their tables of movements, a file a bank (docs/bank-statements.md)."""
