"""Inputs become a ledger in a folder, by an engine: ``beleg run``."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from beleg.bookkeeping.folders.manifest import WORK, FolderError, Manifest, begin, finish, finished, started
from beleg.bookkeeping.folders.plan import Run
from beleg.read import ReadOptions

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: inputs (paths with ``*``) read with options, by an engine and a version of Beleg, into a folder.

    ``settings`` are those of the engine: ``master``, and ``settings`` with Spark's own.
    """

    inputs: Sequence[str]
    output: Path
    version: str
    options: ReadOptions
    engine: str = "spark"
    settings: Mapping[str, object] = field(default_factory=dict)


def run(wanted: Wanted, tell: Tell = lambda step: None) -> Manifest:
    """Make the folder, or say what it holds where that was made before; raises ``FolderError`` and ``EngineError``.

    ``tell`` is called with the name of each step. A run that was interrupted goes on where the same is asked for again.
    """
    paths = list(_matching(wanted.inputs))
    manifest = Manifest(wanted.version, tuple(map(os.path.abspath, paths)), _told(wanted.options))
    done = finished(wanted.output)
    if done:
        if done.is_of(manifest):
            return done
        raise FolderError("other_run", what=wanted.output)
    _prepare(wanted.output, manifest)
    counts = _spark(wanted, manifest.inputs, tell)
    whole = Manifest(manifest.version, manifest.inputs, manifest.options, counts)
    finish(wanted.output, whole)
    shutil.rmtree(wanted.output / WORK)
    return whole


def _spark(wanted: Wanted, inputs: Sequence[str], tell: Tell) -> Mapping[str, int]:
    from beleg.engines.spark import Spark

    with Spark(**wanted.settings) as engine:  # type: ignore[arg-type]
        made = Run(engine, wanted.output, wanted.output / WORK)
        tell("extract")
        made.extract(inputs, wanted.options)
        tell("reconcile")
        made.reconcile()
        return made.counts()


def _prepare(folder: Path, manifest: Manifest) -> None:
    """Make room for a run, or leave what the same one left behind when it was interrupted."""
    before = started(folder)
    if before is None and folder.exists() and any(folder.iterdir()):
        raise FolderError("not_empty", what=folder)
    if before is not None and not before.is_of(manifest):
        raise FolderError("other_run", what=folder)
    begin(folder, manifest)


def _matching(patterns: Sequence[str]) -> Iterator[str]:
    """The files that patterns fit, in a fixed order; raises ``FolderError`` for a pattern that fits none."""
    seen: set[str] = set()
    for pattern in patterns:
        found = sorted(glob.glob(pattern, recursive=True))
        if not found:
            raise FolderError("no_input", what=pattern)
        for path in found:
            if path not in seen:
                seen.add(path)
                yield path


def _told(options: ReadOptions) -> dict[str, str | None]:
    return {
        "published": options.published,
        "language": options.language,
        "encoding": options.encoding,
    }
