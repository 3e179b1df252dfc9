"""Lists of ``places.toml`` that rules ask for by name; where a language does not need one, it is empty."""

from __future__ import annotations

from typing import Final

from beleg.extraction.endings import Endings
from beleg.extraction.figures.places.leadwords import LeadWords, Table, endings_if_any, listed, listed_if_any

# Those that every language has, and those that only some need.
_EVERYWHERE: Final = (
    "alone", "between", "capitals", "destinations", "joins", "narrowing", "nations", "nationwide", "particles",
    "parting", "plural_heads", "relatives", "sums", "wars", "waters",
)  # fmt: skip
_SOMEWHERE: Final = (
    "across", "articles", "based", "belongings", "before_heads", "beside", "before_parts", "closing", "continuing", "distances", "existing", "happenings", "indefinite",
    "callings", "hospitals", "hosting", "landmarks", "linking", "natives", "occasions", "openers", "outbreaks", "personal", "pronouns", "reporting", "scenes", "strengths", "stricken", "reached", "relative_articles", "shores", "sides",
    "targets", "toward", "vessels",
)  # fmt: skip


class PlaceLists:
    """The words around names of places; ``media``, ``treating``, ``of_towns`` and ``plural_ends`` are endings, ``leads`` those of unknown names."""

    across: frozenset[str]  # "across the border from X"
    alone: frozenset[str]  # "5,000 in X alone"
    articles: frozenset[str]  # "nach dem schweren Derby": towns have none
    based: frozenset[str]  # "an officer based in X"
    belongings: frozenset[str]  # "in the words of X": what somebody has
    before_heads: frozenset[str]  # "Kodo air base"
    before_parts: frozenset[str]  # "the northern border"
    beside: frozenset[str]  # "in X bei Y"
    between: frozenset[str]  # "between X and Y"
    callings: frozenset[
        str
    ]  # tell behind a comma that a name is one of a place, and close none: "X, a farming community"
    capitals: frozenset[str]  # heads that may mean the seat of a state: "the capital"
    closing: frozenset[
        str
    ]  # close a name and open none: "Karel Market", but "Forest Fire Information System"
    continuing: frozenset[str]  # "Dabei starben zwölf"
    destinations: frozenset[str]  # whither the hurt are brought: "to hospital in X"
    distances: frozenset[str]  # "in X, just a few km south of Y"
    existing: frozenset[str]  # "Jorda was shelled"; "there are" points nowhere
    happenings: frozenset[str]  # "Sudan-Krieg"
    hospitals: frozenset[str]  # "Karel General Hospital"
    hosting: frozenset[str]  # "Chad hosts 570,000 refugees"
    indefinite: frozenset[str]  # articles that no name has: "an Andean road"
    joins: frozenset[str]  # "X and Y"
    landmarks: frozenset[str]  # "Kelmarer Kreuz"
    linking: frozenset[str]  # "Kelmar Ministry of Health and Hygiene"
    narrowing: frozenset[str]  # "killed in the X region when a mine went off near Y"
    nations: frozenset[str]  # "across the country"
    natives: frozenset[str]  # "citizens of X", "formerly of X"
    nationwide: frozenset[str]  # "countrywide"
    occasions: frozenset[str]  # "bei Krawallen"
    openers: frozenset[str]  # small words that may open a name: "bei Klein Merl"
    particles: frozenset[str]  # "Karel de la Torre"
    outbreaks: frozenset[str]  # "Feuer im Krankenhaus X"
    parting: frozenset[str]  # "X, Y or Z"
    personal: frozenset[str]  # "in the state, X, who": the name is somebody's
    plural_heads: frozenset[str]  # "villages"
    pronouns: frozenset[str]  # "It happened in X"
    reached: frozenset[str]  # "shelled Kharkiv", "fled Goma"
    relative_articles: frozenset[str]  # "die Stadt X, in der 20 starben"
    relatives: frozenset[str]  # "X, where 20 died"
    reporting: frozenset[str]  # "meldete aus X 40 Tote"
    scenes: frozenset[str]  # "The bus overturned near X", "It happened in X"
    shores: frozenset[str]  # "vor der libyschen Küste"
    sides: frozenset[str]  # "the east side of X"
    strengths: frozenset[str]  # "Losses: Chad 84 killed; Libya 900"
    stricken: frozenset[str]  # "the X boat mishap"
    sums: frozenset[str]  # first cells of rows that add up those above: "Total"
    targets: frozenset[str]  # "hat X mit Drohnen angegriffen"
    toward: frozenset[str]  # "in the direction of X"
    vessels: frozenset[str]  # "the tanker Aster Bay"
    wars: frozenset[str]  # "since the start of the war": a number of a whole country
    waters: frozenset[str]  # wider than the district beside them: "River"

    def __init__(self, table: Table) -> None:
        for name in _EVERYWHERE:
            setattr(self, name, listed(table, name))
        for name in _SOMEWHERE:
            setattr(self, name, listed_if_any(table, name))
        self.media = Endings(endings_if_any(table, "media_endings"))
        self.treating = Endings(endings_if_any(table, "treating"))
        self.of_towns = endings_if_any(table, "of_towns")
        self.participles = endings_if_any(table, "participles")
        self.plural_ends = endings_if_any(table, "plural_ends")
        self.leads = LeadWords(table["leads"])
