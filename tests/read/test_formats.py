"""The table of formats: each kind has a function that reads it, and is told by its name or its first bytes."""

from __future__ import annotations

import inspect

import pytest

from beleg.read.formats import FORMATS, kind_of, reader_of


@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_has_a_function_that_takes_an_input_and_options(kind: str) -> None:
    assert list(inspect.signature(reader_of(kind)).parameters) == ["opened", "options"]


def test_no_two_kinds_have_one_suffix() -> None:
    suffixes = [suffix for each in FORMATS.values() for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("kind", [kind for kind, format in FORMATS.items() if format.suffixes])
def test_a_name_tells_its_kind_in_small_and_large_letters(kind: str) -> None:
    for suffix in FORMATS[kind].suffixes:
        assert kind_of(f"a{suffix}", b"Zwei Tote") == kind
        assert kind_of(f"a{suffix.upper()}", b"Zwei Tote") == kind


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a", b"\xef\xbb\xbf\n <!doctype HTML>", "html"),
        ("a", b"<?xml version='1.0'?><!-- a --><html>", "html"),
        ("a.json", b'{"id": 1, "text": "a"}\n{"id": 2}', "jsonl"),
        ("a.json", b"[{}]", "json"),
        ("a", b'{"title": "a"}', "plain"),
        ("a.jsonl", b"<html>", "jsonl"),
        ("a.unknown", b"Zwei Tote", "plain"),
    ],
)
def test_what_an_input_is(name: str, head: bytes, kind: str) -> None:
    assert kind_of(name, head) == kind
