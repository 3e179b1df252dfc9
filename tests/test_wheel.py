"""The wheel holds all that the program needs: built from a copy, installed where the sources are out of reach."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

SENTENCE = "Bei dem Angriff wurden nach Angaben der Polizei mindestens zwölf Zivilisten getötet."

EXTRACT = """
import json, beleg
figures = beleg.extract({sentence!r}).figures
shown = [[f.quote, f.measure, f.low] for f in figures]
print(json.dumps({{"file": beleg.__file__, "figures": shown}}))
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    leave_out = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(root / "src", source / "src", ignore=leave_out)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, source)
    build = ["build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)]
    _run([sys.executable, "-m", *build])
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a new environment that holds the wheel and borrows the dependencies of this one."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(home, with_pip=False)
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(home), "platbase": str(home)}))
    python = str(scripts / "python")
    install = ["--python", python, "install", "--no-deps", "--no-index", "--no-cache-dir", str(wheel)]
    _run([sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *install])
    packages = Path(_run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip())
    # A plain path in a .pth file does not read the .pth files behind it, so the editable install stays out.
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n")
    return scripts


def _run(command: list[str], cwd: Path | None = None) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, check=False, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_holds_every_data_file_and_nothing_foreign(wheel: Path, root: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    sources = root / "src"
    kept = (path for path in sources.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    wanted = {path.relative_to(sources).as_posix() for path in kept if "egg-info" not in path.parent.name}
    assert wanted <= packed
    assert {name.split("/")[0] for name in packed - wanted} == {"beleg-0.1.0.dist-info"}


def test_the_installed_wheel_extracts_a_sentence(bin_folder: Path, tmp_path: Path, root: Path) -> None:
    code = EXTRACT.format(sentence=SENTENCE)
    answer = json.loads(_run([str(bin_folder / "python"), "-I", "-c", code], cwd=tmp_path))
    assert not Path(answer["file"]).is_relative_to(root)
    assert answer["figures"] == [["mindestens zwölf", "killed", 12]]


def test_the_installed_command_prints_figures(bin_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(SENTENCE, encoding="utf-8")
    command = [str(bin_folder / "beleg"), "extract", "--format", "jsonl", "one.txt"]
    figures = [json.loads(line) for line in _run(command, cwd=tmp_path).splitlines()]
    assert [(f["doc"], f["quote"], f["measure"]) for f in figures] == [
        ("one.txt", "mindestens zwölf", "killed")
    ]
