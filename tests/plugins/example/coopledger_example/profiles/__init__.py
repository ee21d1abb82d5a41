"""Its banks' tables, a file each."""
