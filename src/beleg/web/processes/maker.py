"""The work of a process beside the app: what it is asked for becomes pages, and what waits in the ledger is worked out."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from starlette.datastructures import URL, FormData, QueryParams

from beleg.ledger import Ledger
from beleg.web import answers, faults, making
from beleg.web.making import Asked, Made
from beleg.web.running import Running
from beleg.web.settings import Settings
from beleg.web.visit import Trouble, Visit


@cache
def _opened(place: str) -> Ledger:
    """The ledger of this process; it is let go of when the process ends."""
    return Ledger.open(place)


class Maker(NamedTuple):
    """Makes pages of the ledger at a place."""

    place: str
    settings: Settings

    def __call__(self, asked: Asked) -> Made:
        """A page; where the app fails, its log says where."""
        visit = self._visit(asked)
        try:
            return making.page(asked.name, asked.format, visit)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader gets an answer
            faults.report(error, "GET")
            broken = answers.trouble(visit, Trouble(500, "broken"), asked.format)
            return Made(None, 500, dict(broken.headers), bytes(broken.body))

    def _visit(self, asked: Asked) -> Visit:
        ledger, url = _opened(self.place), URL(asked.url)
        return Visit(
            ledger=ledger,
            running=Running(ledger),  # not started: pages only look
            settings=self.settings,
            ui=asked.ui,
            theme=asked.theme,
            keys=asked.keys,
            letters=asked.letters,
            user=asked.user,
            url=url,
            path=asked.path,
            asked=QueryParams(url.query),
            form=FormData(),
        )


def work_out(place: str) -> None:
    """Work out what waits in the ledger at a place; raises ``StoreError``."""
    _opened(place).renew()
