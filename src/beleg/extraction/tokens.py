"""Text becomes tokens: words, numbers and signs with their offsets, white space left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LETTER = r"[^\W\d_]"
_WORD_CHAR = r"[\w\u0300-\u036f\u00ad]"
_HYPHEN = r"[-\u2010\u2011]"
_GROUPED = r"\d{1,3}(?:[\u00a0\u202f\u2009\u2007]\d{3}(?!\d))+(?:[.,]\d+)?"
_DIGITS = rf"(?:{_GROUPED}|\d+(?:[.,'\u2019\u02bc\u00b4]\d+)*)"

TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)\S+                                             # an address
    | {_DIGITS}                                                          # 11.000  46'600  2,5  14.05.2025,
      (?:{_HYPHEN}(?={_LETTER}){_WORD_CHAR}+)*                           # 34-jähriger, 60-kilometre
    | (?:{_LETTER}\.){{2,}}                                              # U.S.  z.B.
    | ['\u2019]s\b                                                       # the genitive of Turkey's
    | {_LETTER}{_WORD_CHAR}*                                             # a word,
      (?:{_HYPHEN}{_WORD_CHAR}+|['\u2019\u02bb\u2018]\w{{2,}}            # with hyphens, O'Keefe, Al-Fu'ah,
        |\.(?:com|org|net|de|ch|at|uk|ru|ua|eu|info|example)\b)*         # op-online.de
    | \.\.\.+
    | \S
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Tokens:
    """The tokens of a text as parallel lists; ``text[starts[i]:ends[i]] == words[i]``, in code points."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


def tokenise(text: str) -> Tokens:
    """All tokens of ``text``, in order; takes time linear in its length.

    >>> tokenise("Rund 4.000 Soldaten.").words
    ['Rund', '4.000', 'Soldaten', '.']
    """
    spans = [match.span() for match in TOKEN.finditer(text)]
    return Tokens(text, [text[a:b] for a, b in spans], [a for a, _ in spans], [b for _, b in spans])
