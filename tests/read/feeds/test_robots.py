"""What a robots.txt asks for (RFC 9309), and how often a host wants to be asked."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.read.feeds.robots import read

AT = "https://bote.example"


@pytest.mark.parametrize(
    ("said", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow:", "/a", True),
        # The longest pattern decides, and of two as long the kinder one.
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a/b/c", "/a/b/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?b", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a*b*c$", "/a1b2c3", True),
        ("User-agent: *\nDisallow: /?q=", "/?q=1", False),
        ("User-agent: *\nDisallow: /br%C3%A4nde", "/brände", False),
        ("User-agent: *\nDisallow: /brände", "/br%C3%A4nde", False),
        # A group of its own outranks that for all, wherever it stands; groups of one name are one.
        ("User-agent: *\nDisallow: /\n\nUser-agent: Beleg\nDisallow: /a", "/b", True),
        (
            "User-agent: beleg\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: BELEG\nDisallow: /b",
            "/b",
            False,
        ),
        ("User-agent: beleg\nUser-agent: other\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: belegbot\nDisallow: /", "/a", True),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("user-AGENT : *  # all\r\nDISALLOW: /a # not this\r\nnonsense\r\n", "/a", False),
    ],
)
def test_what_may_be_asked_for(said: str, path: str, allowed: bool) -> None:
    assert read(said).allows(AT + path) is allowed


@pytest.mark.parametrize(
    ("said", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 10", 10.0),
        ("User-agent: *\nCrawl-delay: 2.5\nUser-agent: beleg\nDisallow:", 0.0),
        ("User-agent: beleg\nCrawl-delay: 3\nCrawl-delay: 7", 7.0),
        ("User-agent: *\nCrawl-delay: inf", 0.0),
        ("User-agent: *\nCrawl-delay: -1", 0.0),
    ],
)
def test_how_often_a_host_wants_to_be_asked(said: str, delay: float) -> None:
    assert read(said).delay == delay


@given(st.text(max_size=200), st.text(max_size=50))
def test_nothing_in_it_raises(said: str, path: str) -> None:
    assert read(f"User-agent: *\nDisallow: {path}\n{said}").allows(f"{AT}/{path}") in (True, False)


def test_what_is_made_to_take_long_does_not() -> None:
    began = time.process_time()
    rules = read("User-agent: *\n" + "\n".join(f"Disallow: /{'*a' * 300}{n}" for n in range(5_000)))
    assert rules.allows(f"{AT}/{'a' * 2_000}b") is True
    assert time.process_time() - began < 3
