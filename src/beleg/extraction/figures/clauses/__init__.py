"""The words of a sentence become its clause: what counts, what reports, what binds."""
