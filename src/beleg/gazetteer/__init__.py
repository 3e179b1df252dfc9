"""Names in the news and what they stand for: countries, their people, actors and places."""
