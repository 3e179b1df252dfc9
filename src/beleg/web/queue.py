"""An address or a form says what the queue of open figures is narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from beleg.model import FINDINGS
from beleg.report.facts import finding_kind
from beleg.report.words import term
from beleg.stores.paging import DOUBTFUL, REST, UNATTRIBUTED, QueueAsked
from beleg.web.visit import Visit

KINDS: Final = tuple(dict.fromkeys((*FINDINGS, UNATTRIBUTED, DOUBTFUL, REST)))
_FILTERS: Final = ("kind", "series", "text", "rule", "reader")
_SECOND: Final = "second"


def query(visit: Visit) -> Mapping[str, str]:
    """What the queue is narrowed to, by the address or by the form."""
    sent = dict(parse_qsl(visit.sent("query")))
    return {name: value for name in _FILTERS if (value := visit.wanted(name) or sent.get(name, ""))}


def asked(visit: Visit) -> QueueAsked:
    """The same as the ledger is asked."""
    said = query(visit)
    return QueueAsked(
        said.get("kind", ""),
        said.get("series", ""),
        said.get("text", ""),
        said.get("rule", ""),
        visit.user if is_second(visit) else "",
    )


def is_second(visit: Visit) -> bool:
    """Whether this reader sees no decision of others."""
    return query(visit).get("reader") == _SECOND and bool(visit.user)


def kind_name(kind: str, ui: str) -> str:
    """What a kind of the queue is called.

    >>> kind_name("doubtful", "en"), kind_name("jump", "de")
    ('doubtful fields', 'Sprung')
    """
    return finding_kind(kind, ui) if kind in FINDINGS else term("queue", kind, ui)
