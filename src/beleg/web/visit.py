"""One request becomes a visit: what a page has to know of it, and what pages give back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from beleg.report.words import counted, say
from beleg.web.addresses import with_query
from beleg.web.keys import in_force
from beleg.web.settings import Settings

if TYPE_CHECKING:
    from starlette.datastructures import URL, FormData, QueryParams
    from starlette.responses import Response

    from beleg.ledger import Ledger
    from beleg.web.running import Running


class Trouble(Exception):
    """A page cannot be shown or a form not taken; ``code`` is a key of the group ``trouble`` in ``words/``."""

    def __init__(self, status: int, code: str, **values: object) -> None:
        super().__init__(status, code, values)
        self.status = status
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: the ledger, the language, what the address and the form ask for, and who asks.

    ``path`` are the variable parts of the address, ``asked`` what follows its question mark, ``form`` what was sent with it.
    ``keys`` says whether single keys do something, ``letters`` which of them the reader has given another letter.
    """

    ledger: Ledger
    running: Running
    settings: Settings
    ui: str
    theme: str
    keys: bool
    letters: Mapping[str, str]
    user: str
    url: URL
    path: Mapping[str, str]
    asked: QueryParams
    form: FormData

    def say(self, key: str, **values: object) -> str:
        """The words of ``words/`` in the language of the page."""
        return say(key, self.ui, **values)

    def counted(self, key: str, n: int, **values: object) -> str:
        """A count with its noun."""
        return counted(key, n, self.ui, **values)

    def key(self, name: str) -> str:
        """What is pressed for a key of the table, ``""`` where single keys are off."""
        return in_force(self.letters)[name] if self.keys else ""

    def wanted(self, name: str) -> str | None:
        """What the address asks for by a name, ``None`` where it does not."""
        return self.asked.get(name, "").strip() or None

    def here(self, **changed: object) -> str:
        """The address of this page with other things asked for; what is empty is left out."""
        return with_query(self.url.path, **{**self.asked, **changed})

    def sent(self, name: str) -> str:
        """A field of the form, ``""`` where there is none or it holds a file."""
        value = self.form.get(name)
        return value.strip() if isinstance(value, str) else ""


class Rows(NamedTuple):
    """What a listing gives as CSV."""

    columns: Sequence[str]
    rows: Iterable[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: a template of ``templates/`` with its values, the same as data, and as rows where it lists.

    ``wide`` pages use the whole screen. ``cited`` is what the line at the end of the page names, ``""`` for its title.
    """

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    data: Callable[[], object] | None = None
    rows: Callable[[], Rows] | None = None
    status: int = 200
    wide: bool = False


Handler = Callable[[Visit], "Shown | Response"]
