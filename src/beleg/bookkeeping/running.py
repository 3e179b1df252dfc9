"""Inputs become a ledger in a folder, by an engine: ``beleg run``."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from beleg.bookkeeping.adding import AddReport, articles_of, batches, keep_each, silent, taken, those_new
from beleg.bookkeeping.adding import started as started_engine
from beleg.bookkeeping.extents import bytes_of
from beleg.bookkeeping.folders.manifest import WORK, FolderError, Manifest, begin, finish, finished, started
from beleg.bookkeeping.folders.plan import Run
from beleg.bookkeeping.folders.writing import write
from beleg.bookkeeping.inputs import Inputs
from beleg.bookkeeping.renewal import lay, renew
from beleg.flow import is_candidate
from beleg.read import ReadOptions, Refusal, table_of
from beleg.read.sources import Address, Source, find
from beleg.stores import open_store

_LITTLE = 100_000_000  # bytes of inputs
Tell = Callable[[str], None]
Parts = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: inputs (paths with ``*``) read with options, by an engine and the rules of a version, into a folder.

    ``settings`` are those of the engine: ``jobs`` of ``local``; ``master``, and ``settings`` with Spark's own, of ``spark``.
    """

    inputs: Sequence[str]
    output: Path
    version: str
    options: ReadOptions
    engine: str = "local"
    settings: Mapping[str, Any] = field(default_factory=dict)


def run(
    wanted: Wanted,
    tell: Tell = lambda step: None,
    progress: Callable[[AddReport], None] = silent,
    parts: Parts = lambda done, of: None,
) -> Manifest:
    """Make the folder, or say what it holds where that was made before; raises ``FolderError`` and ``EngineError``.

    ``tell`` is called with the name of each step, ``progress`` by processes of this machine after each article and by Spark after
    all, ``parts`` by Spark now and then with how many parts of a step are done, of how many. A run that was interrupted goes on
    where the same is asked for again.
    """
    paths = matching(wanted.inputs)
    manifest = Manifest(wanted.version, tuple(map(os.path.abspath, paths)), _told(wanted.options))
    done = finished(wanted.output)
    if done:
        if done.is_of(manifest):
            return done
        raise FolderError("other_run", what=wanted.output)
    _prepare(wanted.output, manifest)
    sources = [found for found in find(paths) if not isinstance(found, Address)]
    if wanted.engine == "local":
        counts = _local(wanted, sources, tell, progress)
    else:
        counts = _spark(wanted, sources, tell, progress, parts)
    whole = Manifest(manifest.version, manifest.inputs, manifest.options, counts)
    finish(wanted.output, whole)
    shutil.rmtree(wanted.output / WORK)
    return whole


def _spark(
    wanted: Wanted,
    sources: Sequence[Source | Refusal],
    tell: Tell,
    progress: Callable[[AddReport], None],
    parts: Parts,
) -> Mapping[str, int]:
    from beleg.engines.spark import Spark

    brief = (bytes_of(matching(wanted.inputs)) or 0) < _LITTLE
    with (
        Spark(**wanted.settings, prepared="beleg.bookkeeping.folders.steps", brief=brief) as engine,
        engine.watched(parts),
    ):
        made = Run(engine, wanted.output, wanted.output / WORK)
        tell("extract")
        made.extract(sources, replace(wanted.options, candidate=is_candidate), table_of(wanted.options))
        progress(AddReport(read=made.read()))
        made.reconcile(tell)
        return made.counts()


def _local(
    wanted: Wanted,
    sources: Sequence[Source | Refusal],
    tell: Tell,
    progress: Callable[[AddReport], None],
) -> Mapping[str, int]:
    """By processes of this machine: what they find goes into a ledger in a file first, which goes on where it was stopped."""
    report = AddReport()
    place = str(wanted.output / WORK / "ledger.db")
    with closing(open_store(place)) as store, started_engine(wanted.settings.get("jobs")) as engine:
        tell("extract")
        paths = [str(each.path) if isinstance(each, Source) else each.source for each in sources]
        inputs = Inputs(store, wanted.options, wanted.version)
        found = articles_of(paths, wanted.options, report, progress, engine, inputs)
        new = those_new(store, found, report)
        for batch in batches(taken(keep_each(new, engine=engine), report, progress)):
            store.add(batch, lay)
        inputs.settle()
        tell("reconcile")
        renew(store)
        return write(store, report.refused, wanted.output)


def _prepare(folder: Path, manifest: Manifest) -> None:
    """Make room for a run, or leave what the same one left behind when it was interrupted."""
    before = started(folder)
    if before is None and folder.exists() and any(folder.iterdir()):
        raise FolderError("not_empty", what=folder)
    if before is not None and not before.is_of(manifest):
        raise FolderError("other_run", what=folder)
    begin(folder, manifest)


def matching(patterns: Sequence[str]) -> list[str]:
    """The files that patterns fit, in a fixed order; raises ``FolderError`` for a pattern that fits none."""
    found: dict[str, None] = {}
    for pattern in patterns:
        fitting = sorted(glob.glob(pattern, recursive=True))
        if not fitting:
            raise FolderError("no_input", what=pattern)
        found.update(dict.fromkeys(fitting))
    return list(found)


def _told(options: ReadOptions) -> dict[str, str | None]:
    return {
        "published": options.published,
        "language": options.language,
        "encoding": options.encoding,
        "every_page": "yes" if options.every_page else None,
        "metadata": os.path.abspath(options.metadata) if options.metadata else None,
    }
