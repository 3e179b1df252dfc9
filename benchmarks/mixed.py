"""A seed becomes invented mixed news: articles of all sections of a newspaper, German and English in turn.

There is no corpus of mixed news that may lie in this project, so this one is made up from the sentences and words of ``mixed.toml``.
What makes it mixed is measured of real news: 37 % of the sentences hold a number, 7 % one near a word for a
measure, most of these in few sections. Names of people and places are made of syllables and German nouns of two
parts, so that the vocabulary grows with the text as that of news does.

    python benchmarks/mixed.py 3            three articles
    python benchmarks/mixed.py --shares     the shares of its sentences, and of the articles that give figures
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

SEED: Final = 1
TABLES: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_SLOT: Final = re.compile(r"\{(\w+?)2?\}")
_WITH_TAIL: Final = 0.55  # of the sentences without a full thought of their own
_KINDS: Final = ("plain", "number", "cue")
_TOWN_STARTS: Final = [
    "Kel",
    "Bro",
    "Ost",
    "Lin",
    "Mar",
    "Ver",
    "Tal",
    "Hol",
    "Gra",
    "Wen",
    "Sil",
    "Dor",
    "Fen",
    "Alt",
    "Ker",
    "Nor",
    "Ra",
    "Ul",
    "Bel",
    "Sta",
    "Zim",
    "Ga",
    "Ha",
    "Wol",
]
_TOWN_MIDDLES: Final = [
    "ma",
    "ne",
    "ri",
    "sto",
    "la",
    "ber",
    "ten",
    "go",
    "da",
    "vi",
    "re",
    "ka",
    "sel",
    "no",
]
_TOWN_ENDS: Final = [
    "burg",
    "stadt",
    "dorf",
    "heim",
    "feld",
    "hausen",
    "bach",
    "ow",
    "itz",
    "a",
    "mar",
    "vik",
    "ton",
    "ford",
    "grad",
    "ia",
]
_NAME_STARTS: Final = [
    "Her",
    "Kal",
    "Bren",
    "Tom",
    "Sor",
    "Lub",
    "Wes",
    "Mei",
    "Hal",
    "Dra",
    "Fro",
    "Gri",
    "Pet",
    "Van",
    "Jor",
    "Ost",
    "Ros",
    "Zel",
    "Nie",
    "Cor",
]
_NAME_ENDS: Final = [
    "mann",
    "er",
    "ing",
    "sen",
    "ke",
    "ski",
    "ow",
    "ic",
    "ard",
    "el",
    "ens",
    "aro",
    "etti",
    "ova",
    "es",
    "ner",
    "lin",
    "holt",
]
_GIVEN: Final = [
    "Anna",
    "Jonas",
    "Mira",
    "Paul",
    "Lena",
    "Tarek",
    "Nora",
    "Erik",
    "Ida",
    "Milan",
    "Clara",
    "Ben",
    "Sofia",
    "Karl",
    "Ada",
    "Ruth",
    "Leo",
    "Eva",
]
_MONTHS: Final = {
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_FEW: Final = {
    "de": ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
    "en": ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
}


class Writer:
    """Writes articles of one language; what it writes depends on its seed alone."""

    def __init__(self, language: str, seed: int) -> None:
        self.language = language
        self.table = TABLES[language]
        self.random = random.Random(seed)
        self.made: dict[str, Callable[[], str]] = {
            "town": self.town,
            "name": self.name,
            "few": lambda: self.pick(_FEW[language]),
            "num": lambda: str(self.between(13, 480)),
            "big": lambda: self.grouped(self.between(11, 890) * 100),
            "percent": lambda: self.decimal(self.between(2, 60), self.between(1, 9)),
            "money": lambda: self.decimal(self.between(2, 240), self.between(1, 9)),
            "year": lambda: str(self.between(1949, 2031)),
            "age": lambda: str(self.between(17, 79)),
            "minute": lambda: str(self.between(24, 30)),
            "goals": lambda: str(self.between(0, 6)),
            "degree": lambda: str(self.between(4, 34)),
            "hour": lambda: f"{self.between(8, 22)}{':' if language == 'en' else '.'}{self.between(10, 55)}",
            "date": self.date,
        }

    def article(self) -> tuple[str, list[str]]:
        """An article and the kinds of its sentences."""
        section = self.section()
        shares = TABLES["sections"][section]
        count = 4 + int(self.random.gammavariate(2.2, 7.0))
        kinds = [self.kind(shares) for _ in range(count)]
        sentences = [self.sentence(section, kind) for kind in kinds]
        title = self.filled(self.pick(self.table[section]["title"]))
        return "\n\n".join([title, *self.paragraphs(sentences)]) + "\n", kinds

    def section(self) -> str:
        sections = TABLES["sections"]
        at = self.random.random() * sum(section["weight"] for section in sections.values())
        for name, section in sections.items():
            at -= section["weight"]
            if at < 0:
                return str(name)
        raise AssertionError("a random number below one reaches every weight")

    def kind(self, shares: Mapping[str, float]) -> str:
        at = self.random.random()
        return "cue" if at < shares["cue"] else "number" if at < shares["cue"] + shares["number"] else "plain"

    def sentence(self, section: str, kind: str) -> str:
        text = self.filled(self.pick(self.table[section][kind]))
        if self.random.random() < _WITH_TAIL and "“" not in text:
            text += self.filled(self.pick(self.table["tails"]["plain"]))
        return text[0].upper() + text[1:] + "."

    def paragraphs(self, sentences: list[str]) -> Iterator[str]:
        at = 0
        while at < len(sentences):
            size = self.between(1, 4)
            yield " ".join(sentences[at : at + size])
            at += size

    def filled(self, template: str) -> str:
        """The template with its slots filled; one that begins with a capital letter fills as the beginning of a sentence."""
        return _SLOT.sub(lambda found: self.word(found[1]), template)

    def word(self, slot: str) -> str:
        name = slot.lower()
        made = self.made.get(name)
        word = made() if made else self.filled(self.pick(self.table["words"][name]))
        return word if slot == name else word[0].upper() + word[1:]

    def pick(self, words: list[str]) -> str:
        return words[int(self.random.random() * len(words))]

    def between(self, low: int, high: int) -> int:
        return low + int(self.random.random() * (high - low + 1))

    def town(self) -> str:
        middle = self.pick(_TOWN_MIDDLES) if self.random.random() < 0.6 else ""
        return self.pick(_TOWN_STARTS) + middle + self.pick(_TOWN_ENDS)

    def name(self) -> str:
        return (
            f"{self.pick(_GIVEN)} {self.pick(_NAME_STARTS)}{self.pick(_TOWN_MIDDLES)}{self.pick(_NAME_ENDS)}"
        )

    def grouped(self, number: int) -> str:
        return f"{number:,}".replace(",", "." if self.language == "de" else ",")

    def decimal(self, whole: int, tenths: int) -> str:
        return f"{whole}{',' if self.language == 'de' else '.'}{tenths}"

    def date(self) -> str:
        month, day = self.pick(_MONTHS[self.language]), self.between(1, 28)
        return f"{day}. {month}" if self.language == "de" else f"{day} {month}"


def written(seed: int = SEED) -> Iterator[tuple[str, list[str]]]:
    """Articles without end, German and English in turn, each with the kinds of its sentences."""
    writers = [Writer("de", seed), Writer("en", seed + 1)]
    while True:
        for writer in writers:
            yield writer.article()


def articles(size: float, seed: int = SEED) -> Iterator[str]:
    """Invented mixed news of ``size`` bytes of UTF-8 or a little more."""
    for text, _ in written(seed):
        yield text
        size -= len(text.encode())
        if size <= 0:
            return


def shares(count: int, seed: int = SEED) -> dict[str, float]:
    """The shares of the kinds of sentences in so many articles, the mean length, and the articles that give figures."""
    import beleg

    made = [pair for pair, _ in zip(written(seed), range(count), strict=False)]
    kinds = [kind for _, kinds in made for kind in kinds]
    told = [len(beleg.extract(text).figures) for text, _ in made]
    return {
        "characters an article": sum(len(text) for text, _ in made) / count,
        "sentences an article": len(kinds) / count,
        "share of sentences with a number": 1 - kinds.count("plain") / len(kinds),
        "share of sentences with a number beside a measure": kinds.count("cue") / len(kinds),
        "share of articles meant to give a figure": sum("cue" in kinds for _, kinds in made) / count,
        "share of articles that give a figure": sum(map(bool, told)) / count,
        "figures an article": sum(told) / count,
        "different words": len({word for text, _ in made for word in text.split()}),
    }


def main() -> int:
    if sys.argv[1:] == ["--shares"]:
        for name, value in shares(2_000).items():
            print(f"{value:10,.2f}  {name}")
        return 0
    for (text, _), _ in zip(written(), range(int(sys.argv[1])), strict=False):
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
