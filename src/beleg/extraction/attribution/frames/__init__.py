"""Verbs and words of source become frames: who speaks, and on which side what is said stands."""
