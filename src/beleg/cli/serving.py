"""The work behind ``beleg serve``: a ledger is opened and shown in the browser until somebody ends it."""

from __future__ import annotations

from typing import Final, NamedTuple

from beleg.cli.guard import DONE, Wrong
from beleg.cli.reviewing import account
from beleg.cli.screen import Screen
from beleg.ledger import Ledger
from beleg.report.words import say

_NOWHERE: Final = ":memory:"  # a ledger that no other process can open


class Reached(NamedTuple):
    """Where an app answers, and the names that lead there."""

    host: str
    port: int
    names: tuple[str, ...] = ()


def serve(
    place: str,
    reached: Reached,
    user: str | None,
    user_header: str | None,
    ui: str | None,
    workers: int | None,
    screen: Screen,
) -> int:
    """Answer until interrupted; an app on another address than this machine's own has a token in what is printed."""
    from beleg.web import Beside, usual
    from beleg.web import serve as run
    from beleg.web.settings import Settings

    standard = Settings()
    settings = Settings(
        hosts=(*standard.hosts, *reached.names),
        user=user or account(),
        user_header=user_header or "",
        ui=ui or "",
        # An address may hold a password.
        place="" if "://" in place else place,
    )
    workers = workers or usual()
    beside = Beside(workers, place) if workers > 1 and place != _NOWHERE else None
    with Ledger.open(place) as ledger:
        try:
            # Without this line nobody finds the app: it is written even where quiet is asked for.
            run(ledger, reached.host, reached.port, settings, lambda at: _tell(screen, at), beside)
        except OSError as error:
            what = f"{reached.host}:{reached.port}"
            raise Wrong("no_port", what=what, why=_why(error)) from error
    return DONE


def _tell(screen: Screen, address: str) -> None:
    screen.remark(say("serve.ready", screen.ui, address=address))


def _why(error: OSError) -> str:
    """The system's words alone: Python adds a tuple to them."""
    return (error.strerror or str(error)).partition(" (")[0].lower()
