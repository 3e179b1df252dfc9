"""The compiled build gives the same answers as the plain one, byte for byte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ASKED = os.environ.get("BELEG_TEST_COMPILED") == "1" or os.environ.get("CI") == "true"
NOT_POSSIBLE = 3

ANSWERS = """
import json, sys
from pathlib import Path
import beleg
from beleg import flow

answers = {"file": flow.__file__}
for name in sys.argv[1:]:
    text = Path(name).read_bytes().decode("utf-8")
    for published in (None, "2025-02-08"):
        try:
            answer = beleg.extract(text, published=published).as_dict()
        except LookupError as error:
            answer = str(error)
        answers[f"{name} {published}"] = json.dumps(answer)
for text in ("", "\\n", "1" * 5000, "zwei " * 500, "\\ud800 3 Tote", "Drei \\u00a0Tote\\r\\n12\\u202f000 Menschen"):
    answers[text] = json.dumps(beleg.extract(text, language="de").as_dict())
for language in ("de", "en"):
    found = beleg.find_numbers("2,5 Millionen, 1.200, a dozen, ein Drittel, 3.7 million", language)
    answers[f"numbers {language}"] = json.dumps([number.as_dict() for number in found])
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def compiled(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not ASKED:
        pytest.skip("compiling takes a minute or more; set BELEG_TEST_COMPILED=1")
    folder = tmp_path_factory.mktemp("compiled") / "packages"
    command = [sys.executable, str(root / "benchmarks" / "compile.py"), str(folder)]
    quick = {**os.environ, "BELEG_QUICK_BUILD": "1"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", env=quick)
    if done.returncode == NOT_POSSIBLE:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _answers(packages: Path, texts: list[Path]) -> dict[str, str]:
    command = [sys.executable, "-c", ANSWERS, *map(str, texts)]
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(packages)},
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


def test_compiled_and_plain_give_the_same_answers(compiled: Path, root: Path) -> None:
    texts = [*sorted((root / "examples").glob("*.txt")), *sorted((root / "tests/golden/articles").glob("*"))]
    plain, fast = _answers(root / "src", texts), _answers(compiled, texts)
    assert plain.pop("file").endswith(".py")
    assert not fast.pop("file").endswith(".py")
    assert fast == plain
