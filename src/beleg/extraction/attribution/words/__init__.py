"""Words become cues: what may say who says so, as the language pack knows it."""
