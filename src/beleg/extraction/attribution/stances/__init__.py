"""How somebody stands to what is said: certain or hedged, denied, confirmed, verified by nobody."""
