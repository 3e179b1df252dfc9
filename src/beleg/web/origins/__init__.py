"""An origin becomes what its page shows: how it is written and stands, what it said by series, whom it may be the same as."""
