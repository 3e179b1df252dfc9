"""Addresses lead to pages: each address as HTML, as JSON under ``.json`` and, where it lists, as CSV under ``.csv``."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL, FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from beleg.ledger import DecisionError, Ledger, StoreError
from beleg.web import answers, making
from beleg.web.making import Made
from beleg.web.processes.pool import Makers
from beleg.web.remembering import Remembered
from beleg.web.running import Running, nowhere
from beleg.web.safety import Safety
from beleg.web.settings import Settings
from beleg.web.visit import Trouble, Visit

# What is shown at an address: a module of ``beleg.web.pages`` and its function.
PAGES: Final = {
    "/": "overview:show",
    "/findings": "findings:show",
    "/outside": "outside:show",
    "/s/{name}.svg": "series:chart",
    "/s/{name}.html": "series:report",
    "/s/{name}": "series:show",
    "/a/{id}": "article:show",
    "/f/{id}": "figure:show",
    "/o/{id:path}": "origin:show",
    "/review": "review:show",
    "/review/history": "history:show",
    "/review/agreement": "agreement:show",
    "/find": "find:show",
    "/import": "importing:show",
    "/import/{run}": "importing:run",
    "/export": "export:show",
    "/help": "help:show",
}
# What a form is sent to.
FORMS: Final = {
    "/settings": "settings:choose",
    "/review/decide": "review:decide",
    "/review/undo": "review:undo",
    "/import/read": "importing:read",
    "/import/add": "importing:add",
    "/import/stop": "importing:stop",
}
# What is saved as a file: it changes nothing, so a link leads to it.
FILES: Final = {
    "/export/file": "export:file",
    "/export/report": "export:report",
}
# Pages that depend on nothing but the ledger, the address and what the reader has chosen.
KEPT: Final = frozenset(
    {
        *("overview:show", "findings:show", "outside:show", "series:show"),
        *("article:show", "figure:show", "origin:show", "find:show"),
    }
)
# Pages of what only this process knows: imports that are under way.
HERE: Final = frozenset({"importing:show", "importing:run"})
_MOST_FILES: Final = 5_000
_MOST_FIELDS: Final = 10_000
_LARGEST_FIELD: Final = 4_000_000  # bytes; a text that is pasted
_LONGEST_NAME: Final = 100
# Why a request is not taken, by status.
_CODES: Final = {400: "importing.form", 404: "no_page", 405: "method", 408: "too_slow", 413: "too_large"}

Visiting = Callable[[Request, FormData], Visit]
Endpoint = Callable[[Request], Awaitable[Response]]
Paging = Callable[[str, str, Visit], Response]


def application(
    ledger: Ledger,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    makers: Makers | None = None,
) -> ASGIApp:
    """The app on an open ledger, which stays open when the app ends; ``makers`` are processes beside it."""
    running = Running(ledger, makers.work_out if makers else nowhere)
    visiting = partial(_visit, ledger, settings, running)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        if makers:
            makers.start()
        running.start()
        yield
        if makers:
            await run_in_threadpool(makers.stop)
        await run_in_threadpool(running.stop)

    async def refuse(status: int, code: str, scope: Scope, receive: Receive, send: Send) -> None:
        await _sorry(visiting, Trouble(status, code), Request(scope))(scope, receive, send)

    app = Starlette(routes=list(_routes(visiting, partial(_shown, Remembered(), makers))), lifespan=lifespan)
    app.add_exception_handler(HTTPException, partial(_unanswered, visiting))
    app.add_exception_handler(ClientDisconnect, _left)
    app.add_exception_handler(500, partial(_broken, visiting))
    # Before everything else, so that the answer to a fault is guarded too.
    return Safety(app, settings, refuse)


def _routes(visiting: Visiting, paging: Paging) -> Iterator[Route]:
    yield Route("/static/{hash}/{name}", answers.static)
    yield Route("/favicon.ico", answers.no_icon)
    for address, name in PAGES.items():
        for format in ("json", "csv", "html"):
            path = _address(address, format)
            yield Route(path, _page(name, format, visiting, paging), methods=["GET"])
    for address, name in FILES.items():
        yield Route(address, _file(name, visiting), methods=["GET"])
    for address, name in FORMS.items():
        yield Route(address, _form(name, visiting), methods=["POST"])


def _address(page: str, format: str) -> str:
    """The address of a page in a format."""
    if format == "html":
        return page
    return f"/overview.{format}" if page == "/" else f"{page}.{format}"


def _page(name: str, format: str, visiting: Visiting, paging: Paging) -> Endpoint:
    async def answer(request: Request) -> Response:
        return await run_in_threadpool(paging, name, format, visiting(request, FormData()))

    return answer


def _shown(remembered: Remembered, makers: Makers | None, name: str, format: str, visit: Visit) -> Response:
    """A page as it was made before, else as another process makes it, else as it is made here."""

    def make() -> Made:
        made = makers.page(making.asked(name, format, visit)) if makers and name not in HERE else None
        return made or making.page(name, format, visit)

    try:
        kept = format == "html" and name in KEPT
        return (remembered.page(visit, make) if kept else make()).response()
    except StoreError as error:
        return making.sorry(visit, format, error)


def _file(name: str, visiting: Visiting) -> Endpoint:
    """Before a file is written, what is waiting is worked out: it is not of the moment at which it was asked for."""

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(_handled, name, visiting(request, FormData()))

    return answer


def _form(name: str, visiting: Visiting) -> Endpoint:
    async def answer(request: Request) -> Response:
        sent = request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LARGEST_FIELD)
        try:
            form = await sent
        except ValueError:  # no form, or an encoding that is none
            return _sorry(visiting, Trouble(400, "request"), request)
        try:
            return await run_in_threadpool(_handled, name, visiting(request, form))
        finally:
            await form.close()

    return answer


def _handled(name: str, visit: Visit) -> Response:
    try:
        return making.handled(name, "html", visit)
    except (Trouble, StoreError, DecisionError) as error:
        return making.sorry(visit, "html", error)


def _visit(ledger: Ledger, settings: Settings, running: Running, request: Request, form: FormData) -> Visit:
    chosen = answers.chosen(request, settings)
    return Visit(
        ledger=ledger,
        running=running,
        settings=settings,
        ui=chosen.ui,
        theme=chosen.theme,
        keys=chosen.keys,
        letters=chosen.letters,
        user=_named(request, settings.user_header) or settings.user,
        url=_address_of(request),
        path=request.path_params,
        asked=request.query_params,
        form=form,
    )


def _address_of(request: Request) -> URL:
    """The address of a request as pages may repeat it: without the token."""
    return request.url.remove_query_params("token") if "token" in request.query_params else request.url


def _named(request: Request, header: str) -> str:
    """Who is signed in, by the header of the sign-in: one line, as UTF-8 where it is that."""
    said = request.headers.get(header, "") if header else ""
    with suppress(UnicodeError):
        said = said.encode("latin-1").decode("utf-8")
    return " ".join(said.split())[:_LONGEST_NAME]


async def _unanswered(visiting: Visiting, request: Request, error: Exception) -> Response:
    """The answer to a request that no page takes."""
    assert isinstance(error, HTTPException)
    response = _sorry(visiting, Trouble(error.status_code, _CODES.get(error.status_code, "request")), request)
    response.headers.update(error.headers or {})
    return response


async def _broken(visiting: Visiting, request: Request, _error: Exception) -> Response:
    """The answer where the app failed: what is wrong stands in the log, not on the page."""
    return _sorry(visiting, Trouble(500, "broken"), request)


async def _left(_request: Request, _error: Exception) -> Response:
    """The answer that nobody reads."""
    return Response(status_code=400)


def _sorry(visiting: Visiting, trouble: Trouble, request: Request) -> Response:
    """The answer to a request that no page gets."""
    format = request.url.path.rpartition(".")[2]
    visit = visiting(request, FormData())
    return answers.trouble(visit, trouble, format if format in ("json", "csv") else "html")
