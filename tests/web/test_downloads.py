"""A file that is sent is closed, however its reader leaves."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message

from beleg.web import downloads

SCOPE = {"type": "http", "method": "GET", "headers": [], "asgi": {"spec_version": "2.3"}}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The files without a name that were opened."""
    files: list[Any] = []
    make = tempfile.TemporaryFile

    def kept() -> Any:
        files.append(make())
        return files[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", kept)
    return files


def run(answering: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: where a browser was tested before, this one has a loop that runs."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, answering).result()


def sent(answer: downloads.Whole, gone: bool) -> list[Message]:
    """What is sent to a reader who stays, or has left before the first byte."""
    messages: list[Message] = []

    async def receive() -> Message:
        if not gone:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        messages.append(message)

    run(answer(SCOPE, receive, send))
    return messages


def test_who_stays_gets_the_whole_file(opened: list[Any]) -> None:
    messages = sent(downloads.written(["Größe", ";1\n"], "beleg-points.csv"), gone=False)
    assert b"".join(each.get("body", b"") for each in messages) == "Größe;1\n".encode()
    assert [file.closed for file in opened] == [True]


def test_who_leaves_before_the_first_byte_leaves_no_file_open(opened: list[Any]) -> None:
    sent(downloads.written(["a"], "beleg-points.csv"), gone=True)
    assert [file.closed for file in opened] == [True]


def test_who_leaves_half_way_leaves_no_file_open(opened: list[Any]) -> None:
    answer = downloads.written(["a" * (1 << 18)], "beleg-points.csv")

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        if message.get("body"):
            raise OSError("the connection is gone")

    with pytest.raises(OSError, match="gone"):
        run(answer(SCOPE, receive, send))
    assert [file.closed for file in opened] == [True]
