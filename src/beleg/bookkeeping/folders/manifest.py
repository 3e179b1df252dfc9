"""What a folder of Parquet files holds: how it was made, and that it is whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

MANIFEST: Final = "beleg.json"
WORK: Final = "_work"
_STARTED: Final = "started.json"


class FolderError(Exception):
    """A folder is no ledger, or cannot become one; ``code`` is a key of the group ``error`` in ``words/``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Manifest:
    """How a folder was made: by which version, of which inputs, with which options, and how many rows it has."""

    version: str
    inputs: tuple[str, ...]
    options: Mapping[str, str | None] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    def is_of(self, other: Manifest) -> bool:
        """Whether both are of the same version, inputs and options."""
        return self._made() == other._made()

    def _made(self) -> tuple[object, ...]:
        return self.version, self.inputs, dict(self.options)


def finished(folder: Path) -> Manifest | None:
    """The manifest of a folder that is whole, ``None`` where it has none; raises ``FolderError`` for one that is unreadable."""
    return _read(folder / MANIFEST)


def started(folder: Path) -> Manifest | None:
    """What an unfinished run was to be, ``None`` where there was none."""
    return _read(folder / WORK / _STARTED)


def is_folder(place: object) -> bool:
    """Whether a path is that of a ledger in a folder; raises ``FolderError`` for one that is unfinished."""
    if not isinstance(place, str | Path) or "\x00" in str(place) or not os.path.isdir(place):
        return False
    if finished(Path(place)):
        return True
    if started(Path(place)):
        raise FolderError("unfinished", what=place)
    return False


def begin(folder: Path, manifest: Manifest) -> None:
    """Note what a run is to be."""
    _write(folder / WORK / _STARTED, manifest)


def finish(folder: Path, manifest: Manifest) -> None:
    """Say that a folder is whole."""
    _write(folder / MANIFEST, manifest)


def _write(file: Path, manifest: Manifest) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(file.name + ".part")
    unfinished.write_text(json.dumps(asdict(manifest), indent=1, ensure_ascii=False) + "\n", "utf-8")
    unfinished.replace(file)


def _read(file: Path) -> Manifest | None:
    try:
        told: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return Manifest(told["version"], tuple(told["inputs"]), told["options"], told["counts"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        raise FolderError("bad_manifest", what=file) from None
