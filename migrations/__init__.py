"""The schema's history. Ships inside the package as `coopledger.migrations`."""
