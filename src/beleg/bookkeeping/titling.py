"""The key of a series becomes the words by which it is looked for."""

from __future__ import annotations

from beleg.model import Key
from beleg.report.titles import series_title
from beleg.report.words import LANGUAGES


def words(key: Key) -> str:
    """The title in every language of the output and the key as it is kept, in small letters."""
    parts = (key.measure, key.population, key.nationality, key.place, key.scope, key.day, key.baseline)
    titles = (series_title(key, ui) for ui in LANGUAGES)
    return " ".join((*titles, *parts)).casefold()
