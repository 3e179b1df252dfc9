"""What a reader chooses is kept in cookies; the way back leads nowhere else than to this app."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def location(client: TestClient, back: str) -> str:
    answer = client.post("/settings", data={"theme": "dark", "back": back}, follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"]


@pytest.mark.parametrize("back", ["/", "/find?n=1259&side=KP", "/s/a-b~12?x=%2F#f-1", "/o/a%2Fb"])
def test_the_way_back_is_the_page_it_was_chosen_on(client: TestClient, back: str) -> None:
    assert location(client, back) == back


@pytest.mark.parametrize(
    "back",
    [
        *("", "find", "https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example"),
        *("\\\\evil.example", "/\t/evil.example", "/\n/evil.example", "javascript:alert(1)", "/a b"),
        *("/\r\nset-cookie: a=b", "/\x00//evil.example", "http:evil.example", "/\u00a0/evil.example"),
    ],
)
def test_the_way_back_leads_nowhere_else(client: TestClient, back: str) -> None:
    assert location(client, back) == "/"


def test_choices_are_kept_where_they_are_some(client: TestClient) -> None:
    answer = client.post("/settings", data={"theme": "dark", "ui": "de", "keys": "loud", "back": "/"})
    assert client.cookies.get("beleg-theme") == "dark" and client.cookies.get("beleg-ui") == "de"
    assert "beleg-keys" not in client.cookies
    assert 'lang="de" data-theme="dark" data-keys="on"' in answer.text
