"""Names of places become the place of each figure."""
