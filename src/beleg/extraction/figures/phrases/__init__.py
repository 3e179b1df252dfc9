"""Numbers become counted phrases: the noun that each counts and the words between."""
