"""Documents in: one format a file. A reader yields facts with their origins, and findings."""
