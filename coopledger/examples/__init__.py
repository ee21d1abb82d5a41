"""The packaged example: two workbooks as staff keep them."""
