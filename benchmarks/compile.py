"""The sources become a compiled wheel, unpacked in a folder of its own: ``python benchmarks/compile.py [--trained] FOLDER``.

``--trained`` compiles twice, with gcc: the first build reads invented news and records what runs most, for which the second is laid out.
Everything is built from a copy, so that no machine code ever lies beside the sources. Exit status 3, and one
line that says why, where this Python has no compiler or no mypy.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMPOSSIBLE = 3


def main() -> int:
    trained = sys.argv[1:2] == ["--trained"]
    if len(sys.argv) != 2 + trained:
        print("usage: python benchmarks/compile.py [--trained] FOLDER", file=sys.stderr)
        return 2
    reason = obstacle()
    if reason:
        print(f"no compiled build: {reason}")
        return IMPOSSIBLE
    target = Path(sys.argv[-1])
    if trained:
        build_trained(target)
    else:
        build(target)
    return 0


def obstacle() -> str | None:
    """Why nothing can be compiled here, ``None`` where it can."""
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")[0]
    if sys.platform != "win32" and shutil.which(compiler) is None:
        return f"no C compiler ({compiler}) was found"
    if not (Path(sysconfig.get_path("include")) / "Python.h").is_file():
        return "the headers of this Python are not installed"
    missing = [name for name in ("mypyc", "setuptools") if find_spec(name) is None]
    return f"not installed: {', '.join(missing)}" if missing else None


def build(target: Path) -> None:
    """Compiles a copy of the sources and puts the content of the wheel into ``target``, which is made anew."""
    with tempfile.TemporaryDirectory() as folder:
        _build(_copy(ROOT, Path(folder)), target)


def build_trained(target: Path) -> None:
    """As ``build``, laid out for what an earlier build recorded while it read invented articles."""
    with tempfile.TemporaryDirectory() as folder:
        kept, records, recording = (Path(folder) / name for name in ("kept", "records", "recording"))
        _copy(ROOT, kept)
        _build(_copy(kept, Path(folder) / "first"), recording, BELEG_PROFILE=str(records))
        command = [sys.executable, str(ROOT / "benchmarks" / "trainer.py")]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(recording)})
        _build(_copy(kept, Path(folder) / "second"), target, BELEG_PROFILE=str(records))


def _copy(root: Path, folder: Path) -> Path:
    """A copy of the sources: nothing is compiled twice in one place, or what lies there would be taken for done."""
    leave_out = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(root / "src", folder / "src", ignore=leave_out)
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, folder)
    return folder


def _build(source: Path, target: Path, **environment: str) -> None:
    wheels = source / "wheels"
    _pip(
        *("wheel", "--no-build-isolation", "--wheel-dir", str(wheels), str(source)),
        BELEG_COMPILE="1",
        **environment,
    )
    shutil.rmtree(target, ignore_errors=True)
    _pip("install", "--no-index", "--target", str(target), *map(str, wheels.glob("*.whl")))


def _pip(command: str, *arguments: str, **environment: str) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", command]
    subprocess.run([*pip, "--no-deps", *arguments], check=True, env={**os.environ, **environment})


if __name__ == "__main__":
    sys.exit(main())
