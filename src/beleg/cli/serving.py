"""The work behind ``beleg serve``: a ledger is opened and shown in the browser until somebody ends it."""

from __future__ import annotations

import socket

from beleg.cli.guard import DONE, Wrong
from beleg.cli.reviewing import account
from beleg.cli.screen import Screen
from beleg.ledger import Ledger


def serve(
    place: str,
    host: str,
    port: int,
    user: str | None,
    user_header: str | None,
    ui: str | None,
    screen: Screen,
) -> int:
    """Answer until interrupted; an app on another address than this machine's own has a token in what is printed."""
    from beleg.web import serve as run
    from beleg.web.settings import Settings

    settings = Settings(user=user or account(), user_header=user_header or "", ui=ui or "")
    with Ledger.open(place) as ledger:
        try:
            run(ledger, host, port, settings, lambda at: screen.note("serve.ready", address=at))
        except (OSError, socket.gaierror) as error:
            raise Wrong("no_port", what=f"{host}:{port}", why=error.strerror or str(error)) from error
    return DONE
