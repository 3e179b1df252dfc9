"""Only the names of the app lead to it, however a Host header is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.web.hosts import canonical, is_called, is_own_origin, name_in

OWN = ("127.0.0.1", "localhost", "[::1]")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:8377",
        "localhost",
        "LocalHost:80",
        "localhost.",
        "[::1]",
        "[::1]:8377",
        "[0::0:1]:1",
    ],
)
def test_own_names_are_known_however_they_are_written(host: str) -> None:
    assert is_called(host, OWN)


@pytest.mark.parametrize(
    "host",
    [
        *("", ":", ":8377", "elsewhere.example", "elsewhere.example:8377", "127.0.0.1.elsewhere.example"),
        *("localhost.elsewhere.example", "127.0.0.1:1@elsewhere.example", "elsewhere.example@127.0.0.1"),
        *("127.0.0.1:x", "127.0.0.1:", "127.0.0.1:123456", "127.0.0.1/", "127.0.0.1#", "127.0.0.1?"),
        *("127.0.0.1, elsewhere.example", "127.0.0.1\n", " 127.0.0.1", "[::1", "::1", "[::1]x", "[::1%eth0]"),
        *(
            "127.1",
            "0x7f.0.0.1",
            "2130706433",
            "[::ffff:127.0.0.1]",
            "10.0.0.1",
            "localhost..",
            "lo\u00adcalhost",
        ),
        *("①27.0.0.1", "127\u30020.0.1", "127.0.0.1:８０", "ｌocalhost", "lo\u212aalhost"),
    ],
)
def test_nothing_else_is_taken_for_them(host: str) -> None:
    assert not is_called(host, OWN)


@pytest.mark.parametrize("host", ["10.0.0.1", "192.168.1.5:8377", "[fe80::1]:80", "127.0.0.1"])
def test_an_app_on_all_addresses_is_called_by_any_number_and_by_given_names_only(host: str) -> None:
    assert is_called(host, ("archive.example",), numbers=True)
    assert is_called("archive.example:8377", ("archive.example",), numbers=True)
    assert not is_called("localhost", ("archive.example",), numbers=True)
    assert not is_called("elsewhere.example", ("archive.example",), numbers=True)
    assert not is_called("10.0.0.1.elsewhere.example", (), numbers=True)


@given(st.text())
def test_no_header_raises_and_what_is_known_is_one_of_the_names(host: str) -> None:
    name = name_in(host)
    assert is_called(host, OWN) == (name in OWN)
    assert name == canonical(name)


@given(st.text(alphabet="127.0localhst[]:@/?#%. \t\\elsewr", max_size=24), st.sampled_from(OWN))
def test_a_known_header_is_the_name_and_a_port(rest: str, own: str) -> None:
    host = own + rest
    if is_called(host, OWN):
        assert (
            rest.removeprefix(".").removeprefix(":").isdigit() or rest in ("", ".") or rest.strip("0.:") == ""
        )


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("null", "127.0.0.1"),
        ("", "127.0.0.1"),
        ("", ""),
        ("http://", ""),
        ("http://127.0.0.1:9999", "127.0.0.1:8377"),
        ("http://127.0.0.1", "127.0.0.1:8377"),
        ("http://localhost:8377", "127.0.0.1:8377"),
        ("file://127.0.0.1:8377", "127.0.0.1:8377"),
        ("http://elsewhere.example@127.0.0.1:8377", "127.0.0.1:8377"),
        ("http://127.0.0.1:8377/", "127.0.0.1:8377"),
        ("http://127.0.0.1:8377 http://127.0.0.1:8377", "127.0.0.1:8377"),
    ],
)
def test_a_form_of_another_page_is_not_own(origin: str, host: str) -> None:
    assert not is_own_origin(origin, host)


@given(st.text(), st.text())
def test_an_own_origin_names_the_host_that_was_called(origin: str, host: str) -> None:
    assert not is_own_origin(origin, host) or origin.lower().endswith("://" + host.lower())
