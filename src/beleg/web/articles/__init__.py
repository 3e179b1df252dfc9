"""An article becomes what its page shows: its text in parts, what stands beside it, what is known of it."""
