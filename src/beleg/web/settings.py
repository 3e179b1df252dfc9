"""How an app is run."""

from __future__ import annotations

from dataclasses import dataclass, field

from beleg.read import Fetching


@dataclass(frozen=True, slots=True)
class Settings:
    """How an app is run: who may reach it and who decides.

    ``hosts`` are the names by which it may be called; a request for another one is refused, so that no foreign name can
    be made to lead here. ``numbers`` takes every address written as a number too, for an app that listens on all of them.
    ``token`` has to be given by every browser, where there is one. ``user`` is who decides, unless a sign-in before the app
    names somebody in the header ``user_header``; the sign-in has to remove that header from what readers send. ``ui`` is the
    language where the reader has chosen none, ``""`` for that of the browser. ``fetches`` says whether addresses may be
    fetched, ``fetching`` how far; no request says so. ``upload`` bounds a request in bytes, ``patience`` the wait for each
    piece of it in seconds.
    ``place`` is where the ledger lies, as a command line names it; ``""`` where that is nobody's business.
    """

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    numbers: bool = False
    token: str = ""
    user: str = ""
    user_header: str = ""
    ui: str = ""
    fetches: bool = True
    fetching: Fetching = field(default_factory=Fetching)
    upload: int = 64_000_000
    patience: float = 30.0
    place: str = ""
