"""The forms that answers take, one a file; workbooks and documents that are read back."""
