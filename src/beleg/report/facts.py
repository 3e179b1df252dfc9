"""A finding becomes a sentence of fact, naming who says what; never which number is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from beleg.model import Finding, Point, Told
from beleg.report.cases import Case, Side, says
from beleg.report.naming import place_name, population
from beleg.report.points import toll
from beleg.report.words import counted, number, one_line, say, table, term

_SHOWN_WORDS = 400  # characters of a sentence with a missing number


def finding_kind(kind: str, ui: str) -> str:
    """What a kind of finding is called.

    >>> finding_kind("part_exceeds_whole", "en"), finding_kind("jump", "de")
    ('part exceeds whole', 'Sprung')
    """
    return term("finding", kind, ui)


def finding_sentence(finding: Finding, points: Mapping[str, Point], told: Mapping[str, Told], ui: str) -> str:
    """What was found, in a sentence that names its evidence.

    ``points`` are those of the series concerned, ``told`` the figures it rests on, each by its id; where one is not
    there, the sentence goes without it.
    """
    case = Case(finding, points, told, ui)
    said = _SENTENCES.get(finding.kind, _plain)(case)
    return _begun(said, say("origin.none", ui))


def _begun(said: str, nobody: str) -> str:
    """The words for nobody with a capital where they begin a sentence; names stay as they are written."""
    capital = nobody[:1].upper() + nobody[1:]
    said = said.replace(f". {nobody}", f". {capital}")
    return capital + said.removeprefix(nobody) if said.startswith(nobody) else said


def _plain(case: Case) -> str:
    """What the sides say, for kinds whose sentence needs nothing else."""
    sides = [says(side, case.ui) for side in case.sides()]
    key = case.key(case.finding.reason)
    if len(sides) < 2 or key not in table()["sentence"]:
        return ". ".join([finding_kind(case.finding.kind, case.ui), *sides])
    return case.say(key, a=sides[0], b=sides[1])


def _echo(case: Case) -> str:
    said = [says(side, case.ui) for side in case.sides()[:1]]
    return case.say("echo", n=number(case.n, case.ui), a=said[0] if said else "")


def _syndicated(case: Case) -> str:
    agency, reason = one_line(case.values.get("agency", "")), case.finding.reason or "near"
    key = f"syndicated_agency_{reason}" if agency else f"syndicated_{reason}"
    copies = int(case.values.get("n") or len(case.finding.articles) - 1)
    percent = case.values.get("percent", "")
    said = case.say(key, n=number(copies + 1, case.ui), percent=percent, agency=agency)
    outlets = one_line(case.values.get("outlets", ""))
    return f"{said} {case.say('word_for_word', outlets=outlets)}" if outlets else said


def _change(case: Case) -> str:
    """One number of an origin in place of another."""
    sides = case.sides()
    if len(sides) < 2:
        return _plain(case)
    date = case.date("date")
    said = case.finding.reason == "said"
    key = case.key("said" if said else "", "dated" if date and not said else "")
    return case.say(key, who=sides[0].who, x=sides[0].number, y=sides[1].number, date=date)


def _withdrawn(case: Case) -> str:
    sides = case.sides()
    if not sides:
        return _plain(case)
    date = case.date("date")
    key = case.key("denied" if len(case.finding.points) > 1 else "", "dated" if date else "")
    return case.say(key, who=sides[0].who, x=sides[0].number, date=date)


def _decrease(case: Case) -> str:
    sides = case.sides()
    if len(sides) < 2:
        return _plain(case)
    date = case.date("date")
    old, new = sides[:2]
    fall = case.say("fall_dated" if date else "fall", who=old.who, x=old.number, y=new.number, date=date)
    return case.say(case.key(case.finding.reason), fall=fall)


def _jump(case: Case) -> str:
    sides = case.sides()
    if len(sides) < 2:
        return _plain(case)
    rise, days = case.values.get("rise", ""), case.values.get("days", "")
    key = "rise_by" if rise and days else "rise"
    values = {"who": sides[0].who, "x": sides[0].number, "y": sides[1].number}
    spans = counted("sentence.days", int(days), case.ui) if days else ""
    said = case.say(key, **values, rise=_written(rise, case.ui), days=spans)
    sentence = case.say(case.key(case.finding.reason), rise_said=said)
    note = one_line(case.values.get("note", ""))
    return f"{sentence} {case.say('source_notes', note=note)}" if note else sentence


def _part(case: Case) -> str:
    sides = case.sides()
    if len(sides) < 2:
        return _plain(case)
    part, whole = (case.say("part", thing=_thing(side, case), who=side.who) for side in sides[:2])
    return case.say("part_exceeds_whole", part=part, whole=whole)


def _sum(case: Case) -> str:
    sides = case.of_figures() or case.sides()
    if len(sides) < 2:
        return _plain(case)
    things = [_thing(side, case) for side in sides]
    parts = case.say("and", some=", ".join(things[:-2]), last=things[-2]) if things[:-2] else things[0]
    total = _written(case.values.get("sum", ""), case.ui)
    return case.say(
        case.key(case.finding.reason), who=sides[-1].who, parts=parts, sum=total, whole=things[-1]
    )


def _inconsistent(case: Case) -> str:
    sides = case.of_figures()
    if len(sides) < 2:
        return _plain(case)
    key = "headline" if case.finding.reason == "headline" else "inconsistent"
    a, b = sorted((_start(side), _placed(side, case)) for side in sides[:2])
    return say(f"relation.{key}", case.ui, a=a[1], b=b[1])


def _start(side: Side) -> int:
    return side.told.figure.start if side.told else 0


def _placed(side: Side, case: Case) -> str:
    return case.say("at", thing=_thing(side, case), who=side.who, at=_start(side))


def _mismatch(case: Case) -> str:
    sides = case.sides()
    if len(sides) < 2:
        return _plain(case)
    said = []
    for name, side in zip("ab", sides[:2], strict=True):
        what = case.values.get(name) or _what(side, case)
        plain = says(side, case.ui)
        said.append(case.say("counts", a=plain, what=what) if what else plain)
    return case.say(case.key(case.finding.reason), a=said[0], b=said[1])


def _what(side: Side, case: Case) -> str:
    """In what the two sides differ, as this one has it."""
    figure, ui = side.told.figure if side.told else None, case.ui
    if case.finding.reason == "place" and side.point and side.point.places:
        return ", ".join(place_name(place, ui) for place in side.point.places)
    if figure is None:
        return ""
    told = {
        "place": place_name(figure.place, ui) if figure.place else "",
        "population": population(figure.population, figure.nationality, ui) if figure.population else "",
        "scope": term("scope", figure.scope, ui),
    }
    return told.get(case.finding.reason, "")


def _thing(side: Side, case: Case) -> str:
    """How many of what: with the people or the place where these tell a part from its whole."""
    figure, ui = side.told.figure if side.told else None, case.ui
    if figure is None:
        return side.number
    plain = toll(side.number, figure.measure, ui)
    if case.finding.reason == "population" and figure.population:
        return f"{plain} ({population(figure.population, figure.nationality, ui)})"
    if case.finding.reason == "place" and figure.place:
        return case.say("in_place", n=plain, place=place_name(figure.place, ui))
    return plain


def _missing(case: Case) -> str:
    told = next((side.told for side in case.of_figures() if side.told), None)
    if told is None:
        return case.say("missing_number")
    text = one_line(told.figure.sentence.of(told.article.text))
    return (
        case.say("missing_number_at", text=text) if len(text) <= _SHOWN_WORDS else case.say("missing_number")
    )


def _ambiguous(case: Case) -> str:
    word = one_line(case.values.get("word", ""))
    return case.say("ambiguous_word", word=_as_written(word, case)) if word else case.say("ambiguous")


def _as_written(word: str, case: Case) -> str:
    """A word in small letters as the first figure that goes by it has it."""
    for side in case.of_figures():
        told = side.told
        for evidence in told.figure.evidence if told else ():
            written = [cue.of(told.article.text) for cue in evidence.cues] if told else []
            if evidence.field == "measure" and word in map(str.casefold, written):
                return next(each for each in written if each.casefold() == word)
    return word


def _how_often(case: Case) -> str:
    return counted(f"sentence.{case.finding.kind}", max(1, case.n), case.ui)


def _stale(case: Case) -> str:
    days = case.values.get("days", "")
    later = counted("sentence.later", int(days), case.ui) if days.isdigit() else days
    return case.say("stale", last=case.date("last"), newest=case.date("newest"), later=later)


def _written(text: str, ui: str) -> str:
    """A plain number as the language writes it; anything else stands for itself."""
    try:
        return number(float(text), ui)
    except ValueError:
        return text


_SENTENCES: Mapping[str, Callable[[Case], str]] = {
    "echo": _echo,
    "syndicated": _syndicated,
    "revision": _change,
    "withdrawn": _withdrawn,
    "decrease": _decrease,
    "jump": _jump,
    "part_exceeds_whole": _part,
    "sum_mismatch": _sum,
    "inconsistent": _inconsistent,
    "scope_mismatch": _mismatch,
    "missing_number": _missing,
    "ambiguous": _ambiguous,
    "unattributed": _how_often,
    "unverified": _how_often,
    "stale": _stale,
}
