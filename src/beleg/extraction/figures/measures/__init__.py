"""Counted phrases become measures: bound by the clause, else taken over from what was said before."""
