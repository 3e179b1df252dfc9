"""CLDR (through Babel) and pycountry become the committed tables gazetteer/<language>/country_names.toml.

Run ``python tools/make_countries.py`` after an update of Babel or pycountry; a test compares the result.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pycountry
from babel import Locale

LANGUAGES = ("de", "en")
FOLDER = Path(__file__).parent.parent / "src" / "beleg" / "gazetteer"
EXTRA = ("XK",)  # Kosovo: CLDR names it, ISO 3166 has only reserved the code for users
HEADER = """\
# Names of countries in {language}, from CLDR by Babel {babel}{more}.
# Made by tools/make_countries.py: do not edit here; other names belong into countries.toml.

[names]
"""


def codes() -> list[str]:
    """All ISO 3166 alpha-2 codes and Kosovo's, sorted.

    >>> len(codes()) > 245
    True
    """
    return sorted([country.alpha_2 for country in pycountry.countries] + list(EXTRA))


def plain(name: str) -> list[str]:
    """The names that stand in one CLDR or ISO name, as newspapers print them.

    >>> plain("Myanmar (Burma)")
    ['Myanmar', 'Burma']
    >>> plain("Congo - Kinshasa"), plain("Antigua & Barbuda"), plain("Sonderverwaltungsregion Hongkong")
    (['Congo-Kinshasa'], ['Antigua & Barbuda', 'Antigua and Barbuda'], ['Hongkong'])
    """
    name = re.sub(r"^Sonderverwaltungsregion | SAR China$", "", name).replace(" - ", "-").replace("’", "'")
    if "," in name or "part)" in name or "(Keeling)" in name or "(Malvinas)" in name:
        return []
    names = [part.strip() for part in re.split(r"[()]", name) if part.strip()]
    return names + [each.replace("&", "and") for each in names if "&" in each]


def english_names(code: str) -> list[str]:
    country = pycountry.countries.get(alpha_2=code)
    given = [getattr(country, field, None) for field in ("common_name", "name", "official_name")]
    return [name.removeprefix("the ") for name in given if name]


def names(code: str, language: str) -> list[str]:
    """Every name of a country in a language, without repeats, in the order of CLDR, then ISO."""
    given = [Locale(language).territories[code]]
    given += english_names(code) if language == "en" else []
    return list(dict.fromkeys(each for name in given for each in plain(name)))


def table(language: str) -> str:
    """The text of ``country_names.toml`` of a language."""
    more = f" and ISO 3166 by pycountry {version('pycountry')}" if language == "en" else ""
    rows = [f'{code} = "{", ".join(found)}"\n' for code in codes() if (found := names(code, language))]
    return HEADER.format(language=Locale(language).english_name, babel=version("Babel"), more=more) + "".join(
        rows
    )


if __name__ == "__main__":
    for each in LANGUAGES:
        (FOLDER / each / "country_names.toml").write_text(table(each), "utf-8")
