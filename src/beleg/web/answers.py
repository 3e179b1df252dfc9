"""What a page shows becomes the answer to a request, in the format asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from beleg import __version__
from beleg.report.csv import rows as csv_rows
from beleg.report.words import LANGUAGES, choose
from beleg.stores.paging import Summary
from beleg.web import keys, rendering
from beleg.web.plain import written
from beleg.web.settings import Settings
from beleg.web.visit import Rows, Shown, Trouble, Visit

UI, THEME, KEYS, LETTERS = "beleg-ui", "beleg-theme", "beleg-keys", "beleg-letters"
THEMES: Final = ("auto", "light", "dark")
_YEAR: Final = 365 * 24 * 3600


class Chosen(NamedTuple):
    """What a reader has chosen: language, theme, whether single keys do something, and which have other letters."""

    ui: str
    theme: str
    keys: bool
    letters: Mapping[str, str]


def chosen(request: Request, settings: Settings) -> Chosen:
    """By the address, the cookies, the settings and the browser, in this order."""
    cookies, asked = request.cookies, request.query_params.get("ui", "")
    ui = next((each for each in (asked, cookies.get(UI, ""), settings.ui) if each in LANGUAGES), "")
    theme = cookies.get(THEME, "auto")
    return Chosen(
        ui or choose(None, {"LANG": request.headers.get("accept-language", "")}),
        theme if theme in THEMES else "auto",
        cookies.get(KEYS, "on") != "off",
        keys.read(cookies.get(LETTERS, "")),
    )


def answer(visit: Visit, shown: Shown | Response, format: str) -> Response:
    """The page as HTML, its data as JSON, its list as CSV."""
    if isinstance(shown, Response):
        return shown
    if format == "json":
        if shown.data is None:
            raise Trouble(404, "no_format", format=format)
        return Response(written(shown.data()), media_type="application/json", status_code=shown.status)
    if format == "csv":
        if shown.rows is None:
            raise Trouble(404, "no_format", format=format)
        return Response(_table(shown.rows()), media_type="text/csv")
    return Response(_page(visit, shown), media_type="text/html", status_code=shown.status)


def _table(table: Rows) -> str:
    return "".join(csv_rows(table.columns, iter(table.rows)))


def _page(visit: Visit, shown: Shown) -> str:
    summary = visit.ledger.pages.summary()
    values = {
        "title": shown.title,
        "wide": shown.wide,
        "has_data": shown.data,
        "has_rows": shown.rows,
        "summary": summary,
        "cited": _cited(visit, summary),
    }
    return rendering.page(visit, shown.template, {**values, **shown.values})


def _cited(visit: Visit, summary: Summary) -> str:
    """The line by which a page can be quoted."""
    return visit.say(
        "app.citation",
        address=str(visit.url.replace(query="")) if not visit.url.query else str(visit.url),
        revision=summary.revision,
        version=__version__,
        articles=visit.counted("series.articles", summary.articles),
    )


def trouble(visit: Visit, trouble: Trouble, format: str) -> Response:
    """What failed, what was kept and what to do; never how the app works inside."""
    key = trouble.code if "." in trouble.code else f"trouble.{trouble.code}"
    said = visit.say(key, **trouble.values)
    if format != "html":
        return PlainTextResponse(said, status_code=trouble.status)
    title = "app.trouble" if trouble.status >= 400 else "app.opened"
    # Behind a token, and where a link of another site led here, the same page opens on a second try.
    tries = trouble.code in ("token", "let_in")
    link = (_again(visit), visit.say("app.again")) if tries else ("/", visit.say("app.back"))
    page = rendering.page(visit, "trouble.html", {"title": visit.say(title), "said": said, "link": link})
    return Response(page, media_type="text/html", status_code=trouble.status)


def _again(visit: Visit) -> str:
    """The address asked for, on this host whatever its path looks like, without the token."""
    return "/" + visit.here(token=None).lstrip("/\\")


async def static(request: Request) -> Response:
    """A style or a script, which never changes under its address."""
    found = rendering.asset(request.path_params["name"])
    if found is None:
        return PlainTextResponse("not found", status_code=404)
    headers = {"cache-control": f"public, max-age={_YEAR}, immutable"}
    return Response(found[1], media_type=found[0], headers=headers)


async def no_icon(_request: Request) -> Response:
    """Nothing, for what every browser asks for by itself."""
    return Response(status_code=204, headers={"cache-control": f"public, max-age={_YEAR}"})
