"""The verbs of an attribution table become forms, each with its flags, its certainty and its particles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from beleg.extraction.attribution.words.cues import CLAUSE_ONLY, CLAUSE_VERB, NUMBER_VERB, PARTICIPLE, VERB
from beleg.extraction.attribution.words.inflection import inflection
from beleg.languages import expand


def forms(patterns: Iterable[str]) -> list[str]:
    """All words of a list of patterns with braces.

    >>> forms(["sag{t,te}", "laut"])
    ['sagt', 'sagte', 'laut']
    """
    return [word for pattern in patterns for word in expand(pattern)]


@dataclass(slots=True)
class VerbForms:
    """The verb forms of a language while they are gathered: their flags, certainty and particles."""

    marks: dict[str, int]
    certainty: dict[str, str]
    particles: dict[str, list[str]]
    clause_pairs: set[str]

    def mark(self, form: str, flag: int, level: str) -> None:
        self.marks[form] = self.marks.get(form, 0) | flag
        self.certainty[form] = level

    def pair(self, form: str, particle: str, level: str, clause: bool) -> None:
        """A form whose particle closes the clause; joined they are a form as well."""
        known = self.particles.setdefault(form, [])
        if particle in known and clause:
            return
        if particle not in known:
            known.append(particle)
        if clause:
            self.clause_pairs.add(f"{particle} {form}")
        else:
            self.clause_pairs.discard(f"{particle} {form}")
        self.certainty[f"{particle} {form}"] = level
        self.mark(particle + form, CLAUSE_VERB if clause else VERB, level)


_KINDS: Final = (("say", VERB), ("clause", CLAUSE_VERB), ("number", NUMBER_VERB))
_LEVELS: Final = ("stated", "hedged", "denied")


def gather(table: Mapping[str, Any]) -> VerbForms:
    """All verb forms of a pack: the regular ones by inflection, then those that it lists."""
    found = VerbForms({}, {}, {}, set())
    inflect = inflection(table["inflection"])
    for kind, flag in reversed(_KINDS):
        for level in _LEVELS:
            for infinitive in table["regular"][kind].get(level, ()):
                verb = inflect.forms(infinitive)
                for form in verb.finite:
                    if verb.particle:
                        found.pair(form, verb.particle, level, flag != VERB)
                    else:
                        found.mark(form, flag, level)
                only = 0 if flag == VERB else CLAUSE_ONLY if flag == CLAUSE_VERB else 0
                found.mark(verb.participle, (PARTICIPLE | only) if flag != NUMBER_VERB else flag, level)
    _listed(table["verbs"], found)
    return found


def several(table: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verbs of several words, by the last of them: "known" of "let it be known"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in forms(table["verbs"]["several"]):
        *before, last = phrase.split()
        found.setdefault(last, []).append(tuple(before))
    return {last: tuple(leads) for last, leads in found.items()}


def stances(table: Mapping[str, Any]) -> dict[str, str]:
    """The stance that a word or a verb with its particle ("ein räumte") lends to what is said."""
    inflect = inflection(table["inflection"])
    found: dict[str, str] = {}
    for stance, group in table["stances"].items():
        for infinitive in group["verbs"]:
            verb = inflect.forms(infinitive)
            lead = verb.particle + " " if verb.particle else ""
            for form in verb.finite:
                found[lead + form] = found[verb.particle + form] = stance
            found[verb.participle] = stance
        found.update(dict.fromkeys(forms(group["words"]), stance))
    return found


def _listed(verbs: Mapping[str, Any], found: VerbForms) -> None:
    for kind, flag in (*_KINDS, ("participle", PARTICIPLE), ("clause_participle", PARTICIPLE | CLAUSE_ONLY)):
        for level in _LEVELS:
            for form in forms(verbs[kind].get(level, ())):
                if kind == "clause_participle" and found.marks.get(form, 0) & PARTICIPLE:
                    continue
                found.mark(form, flag, level)
                if kind == "participle":
                    found.marks[form] &= ~CLAUSE_ONLY
    levels = {pair: level for level, pairs in verbs["separable_certainty"].items() for pair in pairs}
    for clause in (False, True):
        for particle, patterns in verbs["separable_clause" if clause else "separable"].items():
            for form in forms(patterns):
                found.pair(form, particle, levels.get(f"{particle} {form}", "stated"), clause)
