"""Numbers that name a note, a telephone line, a house, a regiment, a rank or a degree of heat or force become no counts."""

from __future__ import annotations

from typing import Final

from beleg.extraction.figures.clauses.clauses import Clause
from beleg.extraction.figures.clauses.roles import Role, Trait
from beleg.extraction.figures.phrases.counted import Counted

_OWNERS: Final = ("'", "\u2019")
_NOTES: Final = 200  # footnotes of an article
_LETTERS: Final = 4  # fewer, in the name of a type
_NAME: Final = 4  # tokens of a ship's name in quotes
_CALLED: Final = 3  # tokens from "call the hotline" to its number
_DASHES: Final = ("-", "\u2013")
_UNITS: Final = ("formation", "force")
_BUILT: Final = ("buildings", "places")
_PIECES: Final = 10  # into which a thing breaks, at most
_BREAKING: Final = 4  # tokens from "broke" to "in two"


def is_a_reference(clause: Clause, one: Counted) -> bool:
    """Whether the number names or marks something, by the words or the signs beside it."""
    number, text = one.number, clause.tokens.text
    if number.shape == "article" and (one.behind in clause.counts or _is_of_many(clause, one)):
        return True  # "eine zweistellige Zahl von Menschen"
    if _is_a_rank(clause, one) or _is_a_degree(one) or _is_a_gloss(clause, one):
        return True
    if _is_of_pieces(clause, one) or _is_a_side(clause, one):
        return True
    if number.shape != "digits":
        return False
    if _is_of_a_name(clause, one) or _is_called(clause, one) or _is_a_house(clause, one):
        return True
    if _is_of_so_many(clause, one) or _is_of_a_make(clause, one):
        return True
    return _is_marked(text, number.start, number.end) or _is_a_note(clause, one)


def _is_of_many(clause: Clause, one: Counted) -> bool:
    """ "another prisoners' exchange": one thing of several people."""
    if one.head is None or clause.verb_final or not clause.text(one.head).endswith("s"):
        return False
    return clause.text(one.last) in _OWNERS


def _is_marked(text: str, start: int, end: int) -> bool:
    """ "3,000 wounded[3]", "-9°C", "P388,822,968", ".303 rifles", "+44 20 7946", "0930 BLAST": the signs beside the digits tell."""
    before, earlier = text[max(start - 1, 0)], text[start - 2 : start - 1]
    if (before == "[" and text[end : end + 1] == "]") or text[end : end + 1] == "\u00b0":
        return True
    if before == "(" and text[end : end + 1] == ")" and not earlier.isspace():
        return True  # "its total.(4)"
    if (before in _DASHES and earlier.isdigit()) or (
        text[end : end + 1] in _DASHES and text[end + 1 : end + 2].isdigit()
    ):
        return True  # "won 3-1", "carried 61-39": no range
    if (before == "/" and earlier.isdigit()) or (
        text[end : end + 1] == "/" and text[end + 1 : end + 2].isdigit()
    ):
        return True  # "Drucksache 21/3310"
    if (before == "," and earlier.isdigit()) or (before == "." and earlier.isspace()):
        return True
    return before == "+" or (text[start] == "0" and text[start + 1 : start + 2].isdigit())


def _is_a_note(clause: Clause, one: Counted) -> bool:
    """ "were killed.1 In May"."""
    start, text = one.number.start, clause.tokens.text
    behind_a_word = text[start - 1 : start] == "." and text[start - 2 : start - 1].isalpha()
    return behind_a_word and (one.number.low or 0) < _NOTES and clause.text(one.behind)[:1].isupper()


def _is_of_a_name(clause: Clause, one: Counted) -> bool:
    """ "das Regiment Nr. 44", "Service-Flug 9633", "die Fähre „Nordlicht 3“", "Operation Dawn 5": a number alone behind what it belongs to."""
    before, word = one.first - 1, clause.text(one.first - 1)
    if word == ".":
        return clause.role(before - 1) & Role.LABEL != 0
    if _is_of_a_type(clause, one, word):
        return True
    if one.head is not None or not word[:1].isupper():
        return False
    opened = range(max(before - _NAME, clause.first), before)
    if any(clause.says(t, "operations") and _are_names(clause, t + 1, before) for t in opened):
        return True
    if clause.role(one.behind) & Role.QUOTE and any(clause.role(t) & Role.QUOTE for t in opened):
        return clause.word(before).noun is None
    return "-" in word and clause.lexicon.word(word.rpartition("-")[2]).role & Role.LABEL != 0


def _are_names(clause: Clause, first: int, last: int) -> bool:
    return all(clause.text(token)[:1].isupper() for token in range(first, last + 1))


def _is_of_pieces(clause: Clause, one: Counted) -> bool:
    """ "the hull broke in two", "in zwei gebrochen": how many pieces are left."""
    if one.head is not None or not clause.says(one.first - 1, "into") or (one.number.low or 0) > _PIECES:
        return False
    beside = range(max(one.first - _BREAKING, clause.first), min(one.behind + 1, clause.last))
    return any(clause.says(token, "breaking") for token in beside)


def _is_a_side(clause: Clause, one: Counted) -> bool:
    """ "a zone of two by three kilometres": the first of two lengths."""
    return one.head is None and clause.says(one.behind, "sides_by") and one.behind + 1 in clause.numbers


def _is_of_so_many(clause: Clause, one: Counted) -> bool:
    """ "[Bild 3 von 9]", "Photo 2 of 14": how many pictures or pages there are."""
    if clause.says_low(one.first - 1, "pictures"):
        return clause.role(one.behind) & Role.PARTITIVE_OF != 0
    of = one.first - 1
    numbered = of - 1 in clause.counts and clause.role(of) & Role.PARTITIVE_OF
    return bool(numbered) and clause.says_low(of - 2, "pictures")


def _is_of_a_make(clause: Clause, one: Counted) -> bool:
    """ "The Cessna 441 that went down": a number alone behind a name with an article, but not "In the Borno 14 died"."""
    before, behind = one.first - 1, one.behind
    if clause.verb_final or one.head is not None or one.number.qualifier != "exact":
        return False
    if before - 1 < clause.first or behind >= clause.last:
        return False
    name = clause.text(before)
    named = (
        name[:1].isupper()
        and name[1:].islower()
        and not clause.role(before)
        and clause.word(before).noun is None
    )
    if (
        not named
        or not clause.role(before - 1) & Role.DETERMINER
        or clause.role(before - 2) & Role.PREPOSITION
    ):
        return False
    goes_on = clause.role(behind) & (Role.RELATIVE | Role.AUXILIARY) or not clause.word(behind).reports
    return clause.text(behind).islower() and clause.text(one.first).isdigit() and bool(goes_on)


def _is_of_a_type(clause: Clause, one: Counted, letters: str) -> bool:
    """ "AK 47 rifles", "five T 72 tanks": letters before a number name the type of a weapon."""
    armed = one.kind in ("vehicle", "weapon") and one.head == one.behind
    return (
        armed
        and not clause.verb_final
        and letters.isupper()
        and letters.isalpha()
        and len(letters) < _LETTERS
    )


def _is_one_unit(clause: Clause, one: Counted) -> bool:
    """ "42 Commando", "3 Motorised Infantry Brigade": more than one would be commandos and brigades."""
    if clause.verb_final or one.number.shape != "digits":
        return False
    at = one.behind
    while at + 1 < clause.last and clause.text(at + 1).istitle():
        at += 1
    if at + 1 < clause.last and clause.word(at + 1).noun is not None:
        return False  # "300 General Service officers"
    text = clause.text(at)
    if text.endswith("s") or not text.istitle():
        return False
    noun = clause.lexicon.word(text.lower()).noun
    kinds = _UNITS if at == one.behind else _UNITS[:1]
    return (one.number.low or 0) > 1 and noun is not None and noun.kind in kinds


def _is_a_rank(clause: Clause, one: Counted) -> bool:
    """ "eines der acht stärksten seit 1900": how many are worse counts nobody."""
    alone = one.head is None and clause.role(one.behind) & Role.SUPERLATIVE
    return bool(alone) and clause.role(one.first - 1) & Role.DETERMINER != 0


def _is_a_gloss(clause: Clause, one: Counted) -> bool:
    """ "in der Hälfte der Länder (85) gab es …", but not "Verletzte (85)": a number that explains the word before it."""
    before = one.first - 2
    if one.head is not None or clause.text(one.first - 1) != "(" or clause.text(one.behind) != ")":
        return False
    noun = clause.word(before).noun if before >= clause.first else None
    return noun is not None and noun.measure is None and noun.kind == "noise"


def _is_a_degree(one: Counted) -> bool:
    """ "eine Stärke von bis zu 8,7": nobody counts parts of people."""
    value = one.number.high if one.number.low is None else one.number.low
    return one.head is None and one.number.unit != "percent" and value is not None and value % 1 != 0


def _is_called(clause: Clause, one: Counted) -> bool:
    """ "call the hotline on 1800 226 226", "call 0800 123 456"."""
    dialled = one.first
    while clause.text(dialled - 1).isdigit():
        dialled -= 1
    if dialled < one.first and clause.text(dialled)[0] == "0":
        return True
    if not clause.traits & Trait.PHONE or one.head is not None or one.number.qualifier != "exact":
        return False
    before = range(max(one.first - _CALLED, clause.first), one.first)
    return any(clause.word(token).traits & Trait.PHONE or token in clause.numbers for token in before)


def _is_a_house(clause: Clause, one: Counted) -> bool:
    """ "the 600 block of Elm Street", "27 Elm Street": more than one would be blocks and streets."""
    if clause.verb_final or one.head is None or one.noun is None or one.noun.gloss not in _BUILT:
        return False
    if one.behind < one.head and not clause.text(one.head).endswith("s"):
        return all(clause.text(token)[:1].isupper() for token in range(one.behind, one.head + 1))
    alone = one.head == one.behind and (one.number.low or 0) > 1 and one.number.qualifier == "exact"
    return (
        alone
        and not clause.text(one.head).endswith("s")
        and clause.role(one.first - 1) & Role.DETERMINER != 0
    )


def names_a_unit(clause: Clause, one: Counted) -> bool:
    """ "die Panzerbrigade 21", "die Löschzüge 1, 3 und 5", "42 Commando": a number that a formation bears as its name."""
    if one.behind < clause.last and _is_one_unit(clause, one):
        return True
    if one.head is not None or one.first == clause.first or one.number.shape != "digits":
        return False
    at = one.first - 1
    while clause.verb_final and at - 1 in clause.counts and _links(clause, at):
        at -= 2
    noun = clause.word(at).noun if at >= clause.first else None
    if noun is None or noun.kind == "formation":
        return noun is not None
    return clause.verb_final and noun.kind == "vehicle" and clause.role(at - 1) & Role.DETERMINER != 0


def _links(clause: Clause, token: int) -> bool:
    """Whether a comma or a conjunction stands between two numbers of a list."""
    return clause.text(token) == "," or clause.role(token) & Role.CONJUNCTION != 0
