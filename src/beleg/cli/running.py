"""The work behind ``beleg run``: an engine makes a folder of Parquet files, and a closing line says what is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic

from beleg.bookkeeping.folders.manifest import Manifest
from beleg.bookkeeping.folders.reading import refused
from beleg.bookkeeping.running import Wanted, matching, run
from beleg.cli.guard import DONE, SOME_REFUSED, Wrong
from beleg.cli.progress import Meter
from beleg.cli.screen import Screen
from beleg.cli.stopping import stoppable
from beleg.ledger import Extent, extent
from beleg.report.words import counted, number, say

_NAMED = 20
_LINE_EVERY = 10.0


def run_engine(wanted: Wanted, screen: Screen) -> int:
    """Run, name some of what was refused, and count."""
    # Of what Spark is to read, nothing is counted beforehand.
    read = extent(matching(wanted.inputs)) if wanted.engine == "local" else Extent(None)
    with stoppable(), Meter(screen, read) as meter:
        done = run(
            wanted,
            lambda step: screen.note(f"run.{step}"),
            lambda report: meter.show(report.read, len(report.refused), report.behind),
            _Parts(screen),
        )
    n_refused = done.counts["refused"]
    for row in refused(wanted.output, _NAMED):
        screen.complain("refusal", what=row["source"], why=row["reason"], helps=row["help"])
    if n_refused > _NAMED:
        screen.note("run.more", n=number(n_refused - _NAMED, screen.ui), place=wanted.output / "refused")
    if not screen.quiet:
        screen.remark(_closing(done, wanted, screen.ui))
    return SOME_REFUSED if n_refused else DONE


class _Parts:
    """Says every ten seconds how many parts of a step are done."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._shown = monotonic()

    def __call__(self, done: int, of: int) -> None:
        if not self._screen.quiet and monotonic() - self._shown >= _LINE_EVERY:
            self._shown = monotonic()
            ui = self._screen.ui
            self._screen.remark(say("run.parts", ui, done=number(done, ui), of=number(of, ui)))


def settings(engine: str, master: str | None, conf: Sequence[str], jobs: int | None) -> Mapping[str, object]:
    """The settings of an engine; raises ``Wrong`` for one there is not and for what does not go with it."""
    if engine == "local":
        for option, given in (("--master", master), ("--conf", conf)):
            if given:
                raise Wrong("not_together", what="--engine local", other=option)
        return {"jobs": jobs}
    if engine != "spark":
        raise Wrong("bad_choice", what=engine, choices="local, spark")
    if jobs and jobs > 1:
        raise Wrong("not_together", what="--engine spark", other="--jobs")
    return {"master": master, "settings": dict(map(_pair, conf))}


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not (name and equals):
        raise Wrong("bad_conf", what=given)
    return name, value


def _closing(done: Manifest, wanted: Wanted, ui: str) -> str:
    """``214 articles, 1,906 figures, 312 findings in out. ...``"""
    counts = [
        counted("run.articles", done.counts["articles"], ui),
        counted("add.figures", done.counts["mentions"], ui),
    ]
    if done.counts["refused"]:
        counts.append(say("run.refused", ui, n=number(done.counts["refused"], ui)))
    return say("run.done", ui, counts=", ".join(counts), place=wanted.output)
