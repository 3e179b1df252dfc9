"""Language, theme and keys are kept in cookies of the reader's browser."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.responses import RedirectResponse, Response

from beleg.report.words import LANGUAGES
from beleg.web.answers import KEYS, THEME, THEMES, UI
from beleg.web.visit import Visit

_CHOICES: Final = {UI: ("ui", LANGUAGES), THEME: ("theme", THEMES), KEYS: ("keys", ("on", "off"))}
_YEAR: Final = 365 * 24 * 3600


def choose(visit: Visit) -> Response:
    """Keep what was chosen and go back to the page it was chosen on."""
    back = urlsplit(visit.sent("back"))
    path = back.path if back.path.startswith("/") and not back.path.startswith("//") else "/"
    response = RedirectResponse(path + (f"?{back.query}" if back.query else ""), status_code=303)
    for cookie, (name, choices) in _CHOICES.items():
        if visit.sent(name) in choices:
            response.set_cookie(cookie, visit.sent(name), max_age=_YEAR, samesite="strict", httponly=True)
    return response
