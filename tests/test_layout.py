"""The promises of the layout that a reader of the code relies on: light imports, short modules, docstrings."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "src" / "beleg").rglob("*.py"))
HEAVY = (
    "sqlalchemy",
    "trafilatura",
    "htmldate",
    "lxml",
    "resiliparse",
    "feedparser",
    "rich",
    "typer",
    "pycountry",
    "babel",
    "pandas",
    "pyarrow",
    "pyspark",
    "starlette",
    "jinja2",
    "uvicorn",
)
MOST_LINES = 400
# Never imported here: trafilatura fails without the one where an old pip resolves its extras, Starlette reads forms
# with the other.
NEEDED_BY_OTHERS = {"lxml_html_clean", "python-multipart"}


def _python(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], check=False, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_importing_beleg_loads_no_heavy_library() -> None:
    loaded = json.loads(_python("-c", "import beleg, json, sys; print(json.dumps(sorted(sys.modules)))"))
    assert [name for name in HEAVY if name in loaded] == []


@pytest.mark.parametrize("module", ["beleg.ledger", "beleg.web", "beleg.cli.work"])
def test_who_only_looks_at_figures_loads_nothing_that_finds_them(module: str) -> None:
    loaded = json.loads(_python("-c", f"import {module}, json, sys; print(json.dumps(sorted(sys.modules)))"))
    assert module in loaded
    assert [each for each in loaded if each == "beleg.flow" or each.startswith("beleg.extraction")] == []


@pytest.mark.skipif(os.name == "nt", reason="does not count what processes took")
@pytest.mark.parametrize(
    ("most", "arguments"), [(0.15, ["import beleg"]), (0.3, ["from beleg.cli import main; main()", "--help"])]
)
def test_starting_takes_little(most: float, arguments: list[str]) -> None:
    def seconds() -> float:
        before = os.times()
        _python("-c", *arguments)
        after = os.times()
        return after.children_user - before.children_user + after.children_system - before.children_system

    # Of processor time, so that other work counts little; the best of several, so that it counts less.
    assert min(seconds() for _ in range(5)) < most


def test_the_model_needs_the_standard_library_only() -> None:
    foreign = set()
    for path in MODULES:
        if "model" in path.parts:
            foreign |= {name for name in _imported(path) if name not in sys.stdlib_module_names}
    assert foreign <= {"beleg"}


def _imported(path: Path) -> set[str]:
    """The top-level names of what a module imports when it runs."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_short_and_says_what_it_does(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_every_dependency_is_pinned_and_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    reasons = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    pins = (ROOT / "constraints.txt").read_text("utf-8").replace("-", "_")
    extras = project["optional-dependencies"]
    of_spark = (ROOT / "constraints-spark.txt").read_text("utf-8").replace("-", "_")
    for requirement in project["dependencies"] + extras["dev"] + extras["spark"]:
        name = requirement.split(">=")[0].partition("[")[0]
        pinned = of_spark if requirement in extras["spark"] else pins
        assert f"\n{name.replace('-', '_')}==" in pinned, name
        assert f"`{name}`" in reasons, name


def test_every_library_that_is_imported_is_declared_and_the_other_way_round() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    required = project["dependencies"] + extras["parquet"] + extras["spark"]
    declared = {requirement.split(">=")[0].partition("[")[0] for requirement in required}
    imported = {name for path in MODULES for name in _imported(path)} - {"beleg", ""}
    assert imported - set(sys.stdlib_module_names) == declared - NEEDED_BY_OTHERS


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-spark.txt", "benchmarks/constraints.txt"])
def test_constraints_hold_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert text.count("==") <= text.count("--hash=sha256:")
