"""What each figure covers: one event, a total since a day, and its time."""
