"""A figure becomes what its page shows: its fields with their reasons, the way it came, how it stands to others."""
