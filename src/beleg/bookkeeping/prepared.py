"""Importing this reads an invented article in every language, and a page: what they need is then loaded.

Processes that are forked from one that imported this start with rules and libraries, and share the memory that these take.
"""

from __future__ import annotations

import io
from typing import Final

from beleg.bookkeeping.adding import keep_one
from beleg.languages import available
from beleg.model import Article
from beleg.read import read_held

_TEXT: Final = """Zwölf Verletzte bei Unglück in Kelmar

In Kelmar wurden am Montag laut Polizei mindestens zwölf Menschen verletzt. Ein Sprecher sagte, drei seien gestorben.

At least twelve people were wounded in Kelmar on Monday, police said. A spokesman confirmed that three had died.
"""
_PAGE: Final = (
    f"<!DOCTYPE html><html><body><article><h1>Kelmar</h1><p>{_TEXT * 4}</p></article></body></html>"
)

for _code in available():
    keep_one(Article(_TEXT, language=_code, published="2025-02-10"))
list(read_held("kelmar.html", io.BytesIO(_PAGE.encode())))
