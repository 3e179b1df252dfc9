"""Language, theme and keys are kept in cookies of the reader's browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from starlette.responses import RedirectResponse, Response

from beleg.report.words import LANGUAGES
from beleg.web import keys
from beleg.web.addresses import own, with_query
from beleg.web.answers import KEYS, LETTERS, THEME, THEMES, UI
from beleg.web.visit import Visit

# What stands before the name of a key in the fields of the form.
FIELD: Final = "letter-"
_CHOICES: Final = {UI: ("ui", LANGUAGES), THEME: ("theme", THEMES), KEYS: ("keys", ("on", "off"))}
_YEAR: Final = 365 * 24 * 3600


def choose(visit: Visit) -> Response:
    """Keep what was chosen and go back to the page it was chosen on.

    Letters of which one cannot be are not kept: the page with the form has them again and says why.
    """
    letters = _letters(visit)
    if letters and keys.wrong(letters):
        typed = {FIELD + name: letter for name, letter in letters.items()}
        return RedirectResponse(f"{with_query('/help', **typed)}#letters", status_code=303)
    response = RedirectResponse(own(visit.sent("back")), status_code=303)
    for cookie, (name, choices) in _CHOICES.items():
        if visit.sent(name) in choices:
            _keep(response, cookie, visit.sent(name))
    if visit.sent("letters"):
        _keep(response, LETTERS, keys.written(letters))
    return response


def _letters(visit: Visit) -> Mapping[str, str]:
    """The letters in the form; none where those of the table are asked for. An empty field stands for the table's."""
    if visit.sent("letters") != "own":
        return {}
    sent = {name: visit.sent(name) for name in visit.form if name.startswith(FIELD)}
    return {name.removeprefix(FIELD): letter.lower() for name, letter in sent.items() if letter}


def _keep(response: Response, cookie: str, value: str) -> None:
    if value:
        response.set_cookie(cookie, value, max_age=_YEAR, samesite="strict", httponly=True)
    else:
        response.delete_cookie(cookie, samesite="strict", httponly=True)
