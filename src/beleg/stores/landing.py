"""Places of which only articles say in which country they lie: their entries go into the family of the one that most say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, distinct, func, literal_column, select, update

from beleg.model.entry import said_most
from beleg.stores.rows import chunks
from beleg.stores.touching import touch_groups
from beleg.stores.worked import GROUP, entries
from beleg.stores.working import Group

_IS_LOOSE: Final = entries.c.loose != literal_column("''")  # as the index has it


def settle_lands(connection: Connection, spots: Iterable[str], turn: int) -> None:
    """Bring the entries of places, of which some came or went, into their families; groups of either are touched."""
    for part in chunks(sorted(set(spots) - {""})):
        homes = _homes(connection, part)
        touched: dict[Group, int] = {}
        asked = select(entries.c.loose, *(entries.c[name] for name in GROUP)).distinct()
        for spot, family, measure, unit in connection.execute(
            asked.where(_IS_LOOSE, entries.c.loose.in_(part))
        ):
            if family != homes.get(spot, spot):
                touched[family, measure, unit] = touched[homes.get(spot, spot), measure, unit] = turn
        if touched:
            touch_groups(connection, touched)
            for spot in part:
                home = homes.get(spot, spot)
                moved = update(entries).where(_IS_LOOSE, entries.c.loose == spot, entries.c.family != home)
                connection.execute(moved.values(family=home))


def _homes(connection: Connection, spots: Iterable[str]) -> Mapping[str, str]:
    """The country that most articles say, of each place of which any says one."""
    votes: dict[str, dict[str, int]] = {}
    n = func.count(distinct(entries.c.article))
    asked = select(entries.c.loose, entries.c.lies, n).where(_IS_LOOSE, entries.c.loose.in_(spots))
    for spot, code, said in connection.execute(asked.group_by(entries.c.loose, entries.c.lies)):
        if code:
            votes.setdefault(spot, {})[code] = said
    return {spot: said_most(said) for spot, said in votes.items()}
