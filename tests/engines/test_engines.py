"""Every engine gives the same answers: in order, all of them, of items and of groups."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from beleg.engines import Engine, Loss, open_engine

SETTINGS = [("local", {"jobs": 1}), ("local", {"jobs": 2})]


@pytest.fixture(scope="module", params=SETTINGS, ids=lambda given: f"{given[0]}-{given[1]}")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    name, settings = request.param
    with open_engine(name, **settings) as engine:
        yield engine


def _lost(item: object, why: Loss) -> tuple[str, int]:
    raise AssertionError(f"{why}: {item}")


def _counted(word: str) -> tuple[str, int]:
    return word, len(word)


def _joined(key: str, words: list[str]) -> tuple[str, int]:
    return f"{key}: {' '.join(words)}", len(words)


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    words = [f"{n}{'x' * (n * 7919 % 613)}" for n in range(500)]
    assert list(engine.each(_counted, words, size=len, lost=_lost)) == [_counted(word) for word in words]


def test_groups_come_in_the_order_of_their_keys_and_keep_the_order_of_items(engine: Engine) -> None:
    words = ["tote", "zwei", "drei", "tief", "zehn", "dort"]
    found = list(engine.grouped(_joined, words, key=_initial, size=len, lost=_lost))
    assert found == [("d: drei dort", 2), ("t: tote tief", 2), ("z: zwei zehn", 2)]


def _initial(word: str) -> str:
    return word[0]


def _fails_at_seven(n: int) -> int:
    if n == 7:
        raise ValueError("seven")
    return n


def test_what_the_work_raises_is_raised(engine: Engine) -> None:
    with pytest.raises(ValueError, match="seven"):
        list(engine.each(_fails_at_seven, range(40), size=_one, lost=_unexpected))


def _one(item: object) -> int:
    return 1


def _unexpected(item: object, why: Loss) -> int:
    raise AssertionError(f"{why}: {item}")


def test_nothing_comes_of_nothing(engine: Engine) -> None:
    assert list(engine.each(_counted, [], size=len, lost=_lost)) == []
    assert list(engine.grouped(_joined, [], key=_initial, size=len, lost=_lost)) == []


def test_an_engine_there_is_not_is_named() -> None:
    with pytest.raises(LookupError, match="no engine 'cloud'; there is local"):
        open_engine("cloud")
