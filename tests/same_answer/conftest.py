"""The same invented articles for every engine, and what each of them makes of these."""

from __future__ import annotations

import csv
import fcntl
import gzip
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.read.archive.making import packed, pages

import beleg

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
STORIES = ("a-de-beben-mamuju", "a-de-nordkoreaner-belgorod")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(beleg.__file__).parents[1])}
# What is refused, and why: each in a line of its own.
REFUSED = ("{", '{"id": "x"}', '{"id": "fr", "text": "Douze personnes ont été tuées.", "language": "fr"}')


def missing() -> str:
    """What Spark needs and this machine lacks."""
    lacking = [name for name in ("pyspark", "pandas", "pyarrow") if importlib.util.find_spec(name) is None]
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        lacking.append("Java")
    return ", ".join(lacking)


def run(output: Path, *said: str) -> subprocess.CompletedProcess[str]:
    """``beleg run`` in a process of its own, which has a JVM of its own."""
    program = [sys.executable, "-c", "import sys; from beleg.cli import main; sys.exit(main())", "run"]
    command = [*program, "--output", str(output), *said]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, timeout=900
    )


def tables(folder: Path) -> dict[str, list[str]]:
    """The rows of all tables of a folder with the folders they lie in, in order of what they hold."""
    from pyarrow import parquet

    found: dict[str, list[str]] = {}
    for table in sorted(each for each in folder.iterdir() if each.is_dir()):
        rows = found.setdefault(table.name, [])
        for file in table.rglob("*.parquet"):
            day = file.parent.name if file.parent != table else ""
            for row in parquet.ParquetFile(file).read().to_pylist():
                rows.append(json.dumps([day, row], sort_keys=True, default=str))
        rows.sort()
    return found


def _stories() -> Iterator[dict[str, Any]]:
    for story in STORIES:
        with (GOLDEN / "stories" / story / "metadata.tsv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                text = (GOLDEN / "stories" / story / row["file"]).read_text("utf-8")
                known = {name: row[name] for name in ("outlet", "title", "published") if row.get(name)}
                yield {"id": f"{story}/{row['file']}", "text": text, **known}


def _articles() -> Iterator[dict[str, Any]]:
    """Articles of a story; some in a second outlet word for word, earlier or later; some with a paragraph more."""
    for at, article in enumerate(_stories()):
        yield article
        other = {**article, "id": f"{article['id']}-again", "outlet": f"Zweitblatt {at % 2}"}
        if at % 4 == 0:
            yield {**other, "published": "2020-01-01" if at % 8 else "2030-01-01"}
        if at % 3 == 0:
            more = (
                "Die Redaktion hat diesen Bericht um Angaben aus der Region ergänzt, die am Abend eintrafen."
            )
            yield {**other, "id": f"{article['id']}-more", "text": f"{article['text']}\n\n{more}\n"}


def _once(place: Path, make: Callable[[Path], None]) -> Path:
    """``place``, made by the first of the processes that test; the others wait for it."""
    with place.with_name(f"{place.name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = place.with_name(f"{place.name}-done")
        if not done.exists():
            make(place)
            done.touch()
    return place


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes which test have in common: what is refused names the place of its file."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return tmp_path_factory.getbasetemp().parent
    return tmp_path_factory.mktemp("shared")


@pytest.fixture(scope="session")
def inputs(shared: Path) -> Path:
    """A folder of JSON lines, plain and packed, of an archive, rows of Parquet, and plain texts."""
    pytest.importorskip("pyarrow")
    return _once(shared / "inputs", _write_inputs)


def _write_inputs(folder: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    folder.mkdir()
    lines = [json.dumps(each, ensure_ascii=False) for each in _articles()]
    half = len(lines) // 2
    (folder / "a.jsonl").write_text("\n".join([*lines[:half], *REFUSED]) + "\n", "utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(lines[half:]).encode()))
    (folder / "c.warc.gz").write_bytes(packed(pages(range(6))))
    rows = [json.loads(line) for line in lines[: half // 2]]
    parquet.write_table(pyarrow.Table.from_pylist(rows), folder / "d.parquet")
    for path in sorted((GOLDEN / "articles").glob("fresh-*.txt"))[:8]:
        shutil.copy(path, folder)
    (folder / "empty.txt").write_text("", "utf-8")


@pytest.fixture(scope="session")
def local(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the processes of this machine make of the inputs."""
    output = tmp_path_factory.mktemp("local") / "made"
    done = run(output, "--input", f"{inputs}/*", "--jobs", "2")
    assert done.returncode == 1, done.stderr
    return output


@pytest.fixture(scope="session")
def spark(inputs: Path, shared: Path) -> Path:
    """What Spark on this machine makes of the inputs."""
    if lacking := missing():
        pytest.skip(f"no {lacking}")

    def make(output: Path) -> None:
        done = run(output, "--engine", "spark", "--master", "local[2]", "--input", f"{inputs}/*")
        assert done.returncode == 1, done.stderr

    return _once(shared / "spark-made", make)


@pytest.fixture(scope="session")
def cluster(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What a master and a worker of their own on loopback make of the inputs."""
    if not os.environ.get("BELEG_LONG"):
        pytest.skip("takes minutes; BELEG_LONG=1 runs it")
    if lacking := missing():
        pytest.skip(f"no {lacking}")
    folder = tmp_path_factory.mktemp("cluster")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    address = f"spark://127.0.0.1:{port}"
    here = ("--host", "127.0.0.1", "--webui-port", "0")
    size = ("--cores", "2", "--memory", "2g", "--work-dir", str(folder))
    with (
        _standing("master.Master", "elected leader", *here, "--port", port),
        _standing("worker.Worker", "Successfully registered", *here, *size, address),
    ):
        yield _by_cluster(address, inputs, folder / "made")


def _by_cluster(address: str, inputs: Path, output: Path) -> Path:
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "8",
        "spark.pyspark.python": sys.executable,
        "spark.executorEnv.PYTHONPATH": ENVIRONMENT["PYTHONPATH"],
    }
    conf = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    done = run(output, "--engine", "spark", "--master", address, *conf, "--input", f"{inputs}/*")
    assert done.returncode == 1, done.stderr
    return output


@contextmanager
def _standing(part: str, ready: str, *said: str) -> Iterator[None]:
    """A part of a cluster, from when it says that it is ready."""
    import pyspark

    program = Path(pyspark.__file__).parent / "bin" / "spark-class"
    command = [str(program), f"org.apache.spark.deploy.{part}", *said]
    environment = {**ENVIRONMENT, "SPARK_LOCAL_IP": "127.0.0.1"}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            assert process.stderr
            assert any(ready in line for line in process.stderr), f"{part} did not start"
            Thread(target=process.stderr.read, daemon=True).start()
            yield
        finally:
            process.terminate()
            process.wait()
