"""How many days may lie between what belongs together."""

WINDOW = 5
"""Days between the bank's day and the books', unless told otherwise."""

INVOICE_WINDOW = 62
"""Days between the day an invoice was issued and the one it is paid."""
