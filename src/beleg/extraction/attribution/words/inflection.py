"""Infinitives become the forms of their verbs: "bestätigen", "mit|teilen", "confirm"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


class Forms(NamedTuple):
    """The forms of one verb; ``particle`` is empty where the verb has none to part from it."""

    particle: str
    finite: tuple[str, ...]
    participle: str


@dataclass(frozen=True)
class Inflection:
    """How a language inflects its regular verbs: by the end of the infinitive, the longest end first."""

    finite: tuple[tuple[str, tuple[str, ...]], ...]
    participle: tuple[tuple[str, str], ...]
    prefix: str
    unprefixed: tuple[str, ...]
    unprefixed_ends: tuple[str, ...]

    def forms(self, infinitive: str) -> Forms:
        """All forms of a regular verb; a bar parts its particle."""
        particle, _, verb = infinitive.rpartition("|")
        finite: tuple[str, ...] = ()
        for end, endings in self.finite:
            if verb.endswith(end):
                stem = verb[: len(verb) - len(end)]
                finite = tuple(stem + ending for ending in endings)
                break
        return Forms(particle, finite, particle + self._participle(verb))

    def _participle(self, verb: str) -> str:
        plain = verb.startswith(self.unprefixed) or verb.endswith(self.unprefixed_ends)
        for end, ending in self.participle:
            if verb.endswith(end):
                stem = verb[: len(verb) - len(end)] + ending
                return stem if plain or not self.prefix else self.prefix + stem
        return verb


def inflection(table: Mapping[str, Any]) -> Inflection:
    """The inflection of a language pack, from the table ``inflection``.

    >>> from beleg.languages import load
    >>> inflection(load("de")["attribution"]["inflection"]).forms("an|kündigen")
    Forms(particle='an', finite=('kündigt', 'kündigte', 'kündigten', 'kündigen'), participle='angekündigt')
    """
    return Inflection(
        tuple((end, tuple(endings)) for end, endings in _longest_first(table["finite"].items())),
        tuple(_longest_first(table["participle"].items())),
        table["prefix"],
        tuple(table["unprefixed"]) or ("\n",),
        tuple(table["unprefixed_ends"]) or ("\n",),
    )


def _longest_first(items: Any) -> Sequence[tuple[str, Any]]:
    return sorted(items, key=lambda item: (-len(item[0]), item[0]))
