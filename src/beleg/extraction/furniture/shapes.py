"""A short line, or a part of one, becomes a verdict: stamp, counter, credit, control of a page, or none.

These are shapes, where ``clean.py`` goes by formulas: "18.07.2021, 16:12 Uhr", "318 Kommentare", "abc/dpa".
The words in them come from the packs; separators and the order of the parts are the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from beleg.languages import Pack, expand

_NUMBER: Final = r"\d(?:[\d.,’']*\d)?(?:\s?(?:Tsd\.|Mio\.|[kKM]\b))?"
_CLOCK: Final = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?(?:[ap]\.?m\b\.?|h\b))?"
_DAY_OF_MONTH: Final = r"\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:\d{4}|\d\d))?"
_DAY_OF_YEAR: Final = r"\d{4}-\d\d-\d\d(?:T[\d:.+Z-]*)?|\d{1,2}/\d{1,2}/\d{4}"
_DAY: Final = r"\d{1,2}\.\d{1,2}\.\d{4}"
_LENGTH: Final = r"\d{1,2}:\d\d(?::\d\d)?"
_SEPARATOR: Final = re.compile(r"\s*[|·•●▪]\s*")
_CREDIT_SEPARATOR: Final = re.compile(r"\s*[/,;&+|()\[\]–—]\s*|\s[-]\s|\s(?:und|and)\s")
_DOMAIN: Final = re.compile(r"(?:www\.)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,12}")
_WORD: Final = re.compile(r"[^\W\d_][\w.'’-]*")
_DIGIT: Final = re.compile(r"\d")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# Cheap looks, before the patterns that they are part of.
_LENGTH_SIGN: Final = re.compile(r"[(:]\d")
_TIME_SIGN: Final = re.compile(r"\d[.:/-]\s?\d(?!\d\d)")
_TIME_OF_DAY: Final = re.compile(rf"(?<!\d){_CLOCK}(?!\d)", re.IGNORECASE)
_DAY_IN_FIGURES: Final = re.compile(rf"(?<![\w.])(?:{_DAY_OF_MONTH}|{_DAY_OF_YEAR})(?!\w)", re.IGNORECASE)
_MAGNITUDES: Final = ("tsd", "mio", "k", "m")
_FORWARD: Final = "»›→>▸►"
_OUTER: Final = " \t\r\u00a0.,:;!?–—-•*►▶▸>#|·+_=→»›()[]©"
_LONGEST_CREDIT: Final = 80
_FEW_WORDS: Final = 4
_FEW_LETTERS: Final = 3
_INITIALS: Final = 4
_CONTROL: Final = 40
_STAMP_OTHERS: Final = 2
_HOUR_AND_HEADLINE: Final = 2
_STAMP_BLANKS: Final = 12


class Part:
    """A part of a line between separators, and whether it is furniture; offsets into the line."""

    __slots__ = ("end", "furniture", "start")

    def __init__(self, start: int, end: int, furniture: bool) -> None:
        self.start = start
        self.end = end
        self.furniture = furniture


class Shapes:
    """The patterns of short furniture, from the words of the packs; the first pack's words come first."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.controls = frozenset(word.casefold().strip(_OUTER) for word in words(packs, "controls"))
        self.teasers = tuple(words(packs, "teasers"))
        self.joining = frozenset(words(packs, "joining"))
        self.agencies = frozenset(words(packs, "agencies", "reading"))
        self.agency_words = self.agencies | {name.split(" ")[0] for name in self.agencies}
        self._stamps(packs)
        self._counters(packs)
        self._films(packs)

    def _stamps(self, packs: Sequence[Pack]) -> None:
        labels = [word for key in ("published", "updated") for word in words(packs, key, "reading")]
        filler = [word for key in ("weekdays", "filler", "links") for word in words(packs, key, "reading")]
        months = [word for pack in packs for names in pack["reading"]["months"] for word in names]
        ago = _alternatives(words(packs, "ago")).replace(r"\#", r"\d{1,3}")
        self.in_sentence = frozenset(words(packs, "in_sentence", "reading"))
        self.filler = frozenset(filler)
        ages = list(words(packs, "ago"))
        self.months = _openings(months)
        self.labels = _openings(labels)
        self.ages = _openings(ages)
        # These may end a longer word.
        self.glued_ages = tuple(_openings(age for age in ages if age[0].isalpha()))
        self.stamp_words = frozenset(
            word for phrase in [*labels, *filler, *months, *ages] for word in phrase.lower().split()
        )
        self.label = re.compile(rf"\b(?:{_alternatives(labels)})\b[:,]?", re.IGNORECASE)
        self.day = re.compile(
            rf"""(?<![\w.])(?:{_DAY_OF_MONTH}
              | \d{{1,2}}(?:\.|st|nd|rd|th)?\s(?:of\s)?(?:{_alternatives(months)})\b\.?(?:,?\s\d{{4}})?
              | (?:{_alternatives(months)})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?
              | {_DAY_OF_YEAR})(?!\w)""".replace("\n", ""),
            re.VERBOSE | re.IGNORECASE,
        )
        self.clock = re.compile(rf"{_TIME_OF_DAY.pattern}|(?:{ago})(?!\w)", re.IGNORECASE)

    def _counters(self, packs: Sequence[Pack]) -> None:
        nouns = _alternatives(words(packs, "counters"))
        self.counted = frozenset(word[:_FEW_LETTERS] for word in _openings(words(packs, "counters")))
        one = rf"(?:\(?{_NUMBER}\)?\s?(?:{nouns})|(?:{nouns})(?:\s?:)?\s?\(?{_NUMBER}\)?)"
        self.counter = re.compile(rf"(?>{one}[\s,]*)++", re.IGNORECASE)
        minutes, reading = _alternatives(words(packs, "minutes")), _alternatives(words(packs, "reading_time"))
        self.reading_words = [word.casefold() for word in words(packs, "reading_time")]
        amount = rf"\d{{1,3}}\s?-?\s?(?:{minutes})"
        self.reading = re.compile(
            rf"\b(?:{reading})\b:?\s(?:\w{{1,6}}\.?\s)?{amount}|\b{amount}\s(?:{reading})\b", re.IGNORECASE
        )

    def _films(self, packs: Sequence[Pack]) -> None:
        units = [*words(packs, "minutes"), *words(packs, "seconds")]
        minutes, seconds = _alternatives(words(packs, "minutes")), _alternatives(words(packs, "seconds"))
        films = rf"\b(?:{_alternatives(words(packs, 'films'))})\b"
        long, short = rf"\d{{1,3}}\s?(?:{minutes})", rf"\d{{1,3}}\s?(?:{seconds})"
        after_clock = _alternatives([*words(packs, "filler", "reading"), "h"])
        self.units = frozenset(f" {unit}" for unit in units)
        self.films = frozenset(f"{film}{sign}" for film in words(packs, "films") for sign in " :,")
        self.length = re.compile(rf"\s*{_LENGTH}\s?(?:{minutes}|{seconds})\s*", re.IGNORECASE)
        self.film_words = [word.casefold() for word in words(packs, "films")]
        stamp = rf"(?P<stamp>(?:{_DAY}\s?[|·]\s?)?{_LENGTH}\s?(?:{minutes}|{seconds})(?!\w))"
        self.stamped_length = re.compile(stamp, re.IGNORECASE)
        self.film_length = re.compile(
            rf"{stamp}|{films}[^\n.!?]{{0,60}}?(?P<bracket>\((?:{long}(?:\s{short})?|{short}|{_LENGTH})\))"
            rf"|{films}\s?[\s:,|·–-]?\s?(?P<plain>\(?{_LENGTH}\)?)(?!\s?(?:{after_clock}|\d))",
            re.IGNORECASE,
        )
        self.both_units = re.compile(rf"\({long}\s{short}\)", re.IGNORECASE)

    def is_furniture(self, line: str) -> bool:
        """Whether a short line without separators is furniture from end to end."""
        bare = line.strip(_OUTER)
        if not bare or (len(bare) <= _CONTROL and bare.casefold() in self.controls) or self._is_link(line):
            return True
        if _DIGIT.search(line) is None:
            return self.is_credit(bare)
        return self._is_counted(line.strip(), bare) or self._is_dated(bare) or self.is_credit(bare)

    def is_heading(self, line: str) -> bool:
        """Whether a line is a day or an hour and says nothing of when it was published."""
        bare = line.strip(_OUTER)
        return self._is_dated(bare) and self.label.search(bare) is None

    def _is_dated(self, bare: str) -> bool:
        return _may_be_dated(bare) and self.is_stamp(bare)

    def parts(self, line: str) -> list[Part]:
        """The parts of a line between its separators, each with its verdict."""
        found: list[Part] = []
        start = 0
        for separator in _SEPARATOR.finditer(line):
            found.append(self._part(line, start, separator.start()))
            start = separator.end()
        found.append(self._part(line, start, len(line)))
        return found

    def _part(self, line: str, start: int, end: int) -> Part:
        part = line[start:end]
        bare = part.strip(_OUTER)
        if not bare:
            return Part(start, end, False)
        furniture = (
            self.is_furniture(part) or part.startswith(self.teasers) or _DOMAIN.fullmatch(bare) is not None
        )
        if not furniture and not _may_be_dated(bare) and _DIGIT.search(bare) is not None:
            furniture = self.is_stamp(bare)
        return Part(start, end, furniture)

    def _is_link(self, line: str) -> bool:
        """A few words with an arrow after them: "Weiter »"."""
        bare = line.rstrip()
        arrow = 0 < len(bare) <= _CONTROL and bare[-1] in _FORWARD
        return arrow and bare[-2:-1] in (" ", "") and "«" not in bare

    def _is_counted(self, line: str, bare: str) -> bool:
        edge = line[0].isdigit() or line[0] == "(" or line[-1].isdigit() or line[-1] == ")"
        if edge and self._may_count(line) and self.counter.fullmatch(line):
            return True
        if len(line) <= _CONTROL and (
            self.reading.fullmatch(bare) or (":" in line and self.length.fullmatch(line))
        ):
            return True
        return not line.isascii() and not any(char.isalpha() for char in line) and max(line) > "\u2600"

    def _may_count(self, line: str) -> bool:
        """Whether the first word of a line is of a counter."""
        found = _LETTERS.search(line)
        word = found[0].casefold() if found else ""
        return word[:_FEW_LETTERS] in self.counted or word in _MAGNITUDES

    def is_stamp(self, bare: str) -> bool:
        """Whether a line says when, and perhaps where or by whom, it was published, and nothing else."""
        if self._has_other_words(bare):
            return False
        names = [word.casefold() for word in _LETTERS.findall(bare)]
        aged = any(name in self.ages or name.endswith(self.glued_ages) for name in names)
        monthly = not self.months.isdisjoint(names)
        if not aged and not monthly and _TIME_SIGN.search(bare) is None:
            return False
        clock = self.clock if aged else _TIME_OF_DAY
        dated = self.day if monthly else _DAY_IN_FIGURES
        day, undated = _without(dated, bare)
        timed = clock.search(bare) is not None
        if day < 0 and not timed:
            return False
        labelled = not self.labels.isdisjoint(names) and self.label.search(bare) is not None
        if labelled:
            _, undated = _without(dated, self.label.sub(" ", bare))
        elif day > 0 and self._is_in_sentence(bare[:day]):
            return False
        rest = clock.sub(" ", undated)
        if _DIGIT.search(rest):
            return False
        words_left = sum(1 for word in _WORD.findall(rest) if word.lower().rstrip(".") not in self.filler)
        return words_left <= (2 if day >= 0 and (timed or labelled) else 1 if day >= 0 and "," in bare else 0)

    def _is_in_sentence(self, before: str) -> bool:
        """Whether the last word before a date goes on to it in a sentence: "am", "since"."""
        found = _WORD.findall(before)
        return bool(found) and found[-1].lower() in self.in_sentence

    def _has_other_words(self, bare: str) -> bool:
        """Whether more words than a place's or a name's belong to no stamp; dismisses most lines at once."""
        others = 0
        for word in bare.split():
            if word[0].isalpha() and word.rstrip(".,:;)").lower() not in self.stamp_words:
                others += 1
                if others > _STAMP_OTHERS:
                    return True
        return False

    def is_credit(self, bare: str) -> bool:
        """Whether a line names only agencies, sites and initials: "abc/dpa", "AFP, AP und Reuters"."""
        if len(bare) > _LONGEST_CREDIT or not self._is_known(_head(bare)):
            return False
        names = [name for name in _CREDIT_SEPARATOR.split(bare) if name]
        agencies = sites = 0
        for name in names:
            if name.casefold() in self.agencies:
                agencies += 1
            elif _DOMAIN.fullmatch(name):
                sites += 1
            elif not self._is_known(name):
                return False
        return agencies > 0 or (sites > 0 and len(names) > 1)

    def _is_known(self, name: str) -> bool:
        """Whether a name, or its first word, may stand in a credit: an agency, a site, initials."""
        if len(name) <= _INITIALS and name.isalpha() and name.islower():
            return True
        return name.casefold() in self.agency_words or ("." in name and _DOMAIN.fullmatch(name) is not None)

    def are_names(self, text: str) -> bool:
        """Whether a few words are names, as after "Foto:"; a caption has a verb or a number."""
        if len(text) > _LONGEST_CREDIT or _DIGIT.search(text):
            return False
        found = _WORD.findall(text)
        named = (
            word[0].isupper() or word in self.joining or word.casefold() in self.agencies for word in found
        )
        return 0 < len(found) <= 9 and (all(named) or self.is_credit(text.strip(_OUTER)))

    def is_entry(self, parts: Sequence[Part], line: str) -> bool:
        """Whether a line heads an entry of a ticker: its hour, and what happened, "22:05 Uhr | Zwei Helfer verletzt"."""
        if len(parts) != _HOUR_AND_HEADLINE or not parts[0].furniture or parts[1].furniture:
            return False
        hour = line[: parts[0].end].strip(_OUTER)
        return _TIME_OF_DAY.match(hour) is not None and len(_WORD.findall(line[parts[1].start :])) > 1

    def is_tail_of_stamp(self, parts: Sequence[Part], line: str) -> bool:
        """Whether so much of a line is furniture that the rest (a place, a name, a section) is too."""
        others = [line[part.start : part.end] for part in parts if not part.furniture]
        plain = all(
            _DIGIT.search(other) is None and len(_WORD.findall(other)) <= _FEW_WORDS for other in others
        )
        return plain and len(others) <= 2 and any(part.furniture for part in parts)

    def film_lengths(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The lengths of films between two offsets, without the words that they belong to."""
        if _LENGTH_SIGN.search(text, start, end) is None:
            return []
        around = text[start:end].casefold()
        filmed = any(word in around for word in self.film_words)
        pattern = self.film_length if filmed else self.stamped_length
        lengths = [found.span(found.lastgroup or 0) for found in pattern.finditer(text, start, end)]
        if "(" in around:
            lengths += [found.span() for found in self.both_units.finditer(text, start, end)]
        return lengths

    def reading_times(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches between two offsets that say how long reading takes."""
        around = text[start:end].casefold()
        if not any(word in around for word in self.reading_words):
            return []
        return [found.span() for found in self.reading.finditer(text, start, end)]


def _may_be_dated(bare: str) -> bool:
    """A cheap look before the patterns: a stamp has a colon, a point or a year, and few words."""
    marked = ":" in bare or "." in bare or "20" in bare or "19" in bare
    return bare.count(" ") <= (_STAMP_BLANKS if marked else _FEW_WORDS)


def words(packs: Iterable[Pack], key: str, table: str = "clean") -> Iterator[str]:
    """The words under ``key``, patterns expanded and double blanks made one, pack after pack."""
    for pack in packs:
        for pattern in pack[table][key]:
            for word in expand(pattern):
                yield re.sub(r" {2,}", " ", word)


def _alternatives(found: Iterable[str]) -> str:
    """A pattern for one of some words, the longest that fits, in any case.

    Words are grouped by their first letter, so that a place where none begins is left after a few comparisons.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted({word.lower() for word in found}, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


def _head(names: str) -> str:
    """What stands before the first comma, slash or blank."""
    for at, char in enumerate(names):
        if char in ",/ ":
            return names[:at]
    return names


def _openings(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of phrases, without the figures and signs around them, as ``casefold`` gives them."""
    return frozenset(found[0].casefold() for phrase in phrases if (found := _LETTERS.search(phrase)))


def _without(pattern: re.Pattern[str], text: str) -> tuple[int, str]:
    """Where a pattern first stands in a text (-1: nowhere), and the text with a blank wherever it does."""
    first, end = -1, 0
    kept: list[str] = []
    for found in pattern.finditer(text):
        start = found.start()
        first = start if first < 0 else first
        kept.append(text[end:start])
        end = found.end()
    return first, " ".join([*kept, text[end:]])
