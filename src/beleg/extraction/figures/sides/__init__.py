"""Country words, bodies and losers become the side of those counted."""
