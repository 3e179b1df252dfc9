"""Noun phrases become named speakers."""
