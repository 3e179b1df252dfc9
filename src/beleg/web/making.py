"""What a page is asked for becomes its answer, whole, in the process that takes the request or in one beside it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

from starlette.responses import Response

from beleg.ledger import DecisionError, StoreError
from beleg.web import answers
from beleg.web.visit import Handler, Trouble, Visit


class Asked(NamedTuple):
    """All that the page of a visit depends on besides the ledger, as another process takes it.

    ``name`` is a module of ``beleg.web.pages`` and its function.
    """

    name: str
    format: str
    ui: str
    theme: str
    keys: bool
    letters: Mapping[str, str]
    user: str
    url: str
    path: Mapping[str, str]


class Made(NamedTuple):
    """An answer as it is sent. ``turn`` is how far the ledger was that it shows, ``None`` where it shows nothing of it."""

    turn: object
    status: int
    headers: Mapping[str, str]
    body: bytes

    def response(self) -> Response:
        """The answer to a request."""
        return Response(self.body, self.status, {**self.headers})


def asked(name: str, format: str, visit: Visit) -> Asked:
    """What a visit asks for."""
    chosen = (visit.ui, visit.theme, visit.keys, visit.letters)
    return Asked(name, format, *chosen, visit.user, str(visit.url), dict(visit.path))


def page(name: str, format: str, visit: Visit) -> Made:
    """A page. All that it shows is of one moment, whoever adds or decides meanwhile."""
    try:
        with visit.ledger.moment():
            turn = visit.ledger.pages.turn()
            return _sealed(turn, handled(name, format, visit))
    except (Trouble, StoreError, DecisionError) as error:
        return _sealed(None, sorry(visit, format, error))


def handled(name: str, format: str, visit: Visit) -> Response:
    """What the function of a page gives; its module is loaded when the page is first asked for."""
    module, _, function = name.partition(":")
    handler: Handler = getattr(import_module(f"beleg.web.pages.{module}"), function)
    return answers.answer(visit, handler(visit), format)


def sorry(visit: Visit, format: str, error: Trouble | StoreError | DecisionError) -> Response:
    """Why there is no page."""
    if isinstance(error, StoreError):
        error = Trouble(503, "store")
    elif isinstance(error, DecisionError):
        error = Trouble(400, f"error.{error.code}", **error.values)
    return answers.trouble(visit, error, format)


def _sealed(turn: object, answer: Response) -> Made:
    return Made(turn, answer.status_code, dict(answer.headers), bytes(answer.body))
