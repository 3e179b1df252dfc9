"""The address of an article is what its page names, where that is of the same site, without what tracks readers."""

from __future__ import annotations

import pytest

from beleg.read.canonical import own_address, untracked


@pytest.mark.parametrize(
    ("named", "came_from", "expected"),
    [
        ("https://a.example/1", None, "https://a.example/1"),
        (None, None, None),
        (None, "https://a.example/1?utm_campaign=x", "https://a.example/1"),
        ("/1", "https://a.example/1?page=all", "https://a.example/1"),
        ("https://www.a.example/1", "https://m.a.example/1", "https://www.a.example/1"),
        ("https://b.example/1", "https://a.example/1", "https://a.example/1"),
        ("https://x.co.uk/1", "https://y.co.uk/1", "https://y.co.uk/1"),
        ("javascript:alert(1)", "https://a.example/1", "https://a.example/1"),
        ("http://[", "https://a.example/1", "https://a.example/1"),
        ("  https://a.example/ü?a=1&b=&fbclid=2#x ", None, "https://a.example/%C3%BC?a=1&b="),
    ],
)
def test_what_a_page_names_is_its_address(
    named: str | None, came_from: str | None, expected: str | None
) -> None:
    assert own_address(named, came_from) == expected


def test_parameters_that_say_what_is_shown_stay_as_they_are() -> None:
    assert untracked("https://a.example/?id=7&title=a%20b+c") == "https://a.example/?id=7&title=a%20b+c"
