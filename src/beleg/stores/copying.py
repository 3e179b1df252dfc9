"""Articles that were touched are held against those with the same hashes, and the sets of copies they are in made anew.

Two articles are compared where they share a hash, the earlier one being among the first that have it. So what is
compared does not depend on the order in which articles came: a new one can also push others out of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection, delete, func, insert, or_, select

from beleg.model import Article, Entry
from beleg.stores.grounding import Changes
from beleg.stores.packing import unpack_entry
from beleg.stores.rows import chunks
from beleg.stores.schema import article_of, articles
from beleg.stores.touching import next_turns, touch_groups
from beleg.stores.worked import (
    GROUP,
    alike,
    bands,
    carriers,
    copies,
    entries,
    tellings,
    touched_articles,
)
from beleg.stores.working import Alike, Carrier, CopyRules, CopySet, Group

_MANY: Final = 500  # holders of one hash that are not all looked at together


class _Holder(NamedTuple):
    """An article that has a hash; in order of publication."""

    moment: int
    article: int


Pair = tuple[_Holder, _Holder]


class _Hash(NamedTuple):
    """Who has a hash: the first ones, by which the others are found, and those that are asked about or all."""

    first: Sequence[_Holder]
    next: Sequence[_Holder]
    holders: Sequence[_Holder]


def renew_copies(connection: Connection, nos: Sequence[int], rules: CopyRules) -> None:
    """Work out anew of which articles those with these row numbers are copies."""
    due = set(nos)
    hashes = list(_hashes(connection, due, rules.most))
    # What is still to come is held against these in its turn.
    later = _touched(connection, {no for each in hashes for no in _nos([*each.first, *each.holders])} - due)
    changed = (due & _ends(connection, due)) | carriers_of(connection, due).keys()
    changed |= _compared(connection, sorted(set(_pairs(hashes, due, later))), rules)
    pushed = {holder for each in hashes for holder in each.next[: len(due.intersection(_nos(each.first)))]}
    changed |= _parted(connection, pushed, rules.most)
    if changed:
        _gather(connection, changed, rules)


def _touched(connection: Connection, nos: set[int]) -> set[int]:
    found: set[int] = set()
    for part in chunks(sorted(nos)):
        marks = touched_articles.c.article
        found.update(connection.scalars(select(marks).where(marks.in_(part))))
    return found


def _nos(holders: Iterable[_Holder]) -> Iterator[int]:
    return (holder.article for holder in holders)


def _hashes(connection: Connection, due: set[int], most: int) -> Iterator[_Hash]:
    """The hashes that these articles share with any other."""
    own = {
        hash
        for part in chunks(sorted(due))
        for hash in connection.scalars(select(bands.c.hash).where(bands.c.article.in_(part)))
    }
    for part in chunks(sorted(own)):
        counted = select(bands.c.hash, func.count()).where(bands.c.hash.in_(part)).group_by(bands.c.hash)
        shared = {hash: n for hash, n in connection.execute(counted) if n > 1}
        few = [hash for hash, n in shared.items() if n <= _MANY]
        found: dict[int, list[_Holder]] = {}
        for row in connection.execute(select(bands).where(bands.c.hash.in_(few))):
            found.setdefault(row.hash, []).append(_Holder(row.moment, row.article))
        for holders in found.values():
            holders.sort()
            yield _Hash(holders[:most], holders[most:], holders)
        for hash in sorted(shared.keys() - found.keys()):
            yield _held_by_many(connection, hash, due, most)


def _held_by_many(connection: Connection, hash: int, due: set[int], most: int) -> _Hash:
    """Of a hash that many have only the first and those that are due are needed, unless one that is due is a first."""
    asked = select(bands.c.moment, bands.c.article).where(bands.c.hash == hash)
    ordered = asked.order_by(bands.c.moment, bands.c.article)
    begin = [_Holder(*row) for row in connection.execute(ordered.limit(2 * most))]
    if due.intersection(_nos(begin[:most])):
        holders = [_Holder(*row) for row in connection.execute(ordered)]
        return _Hash(holders[:most], holders[most:], holders)
    known = {
        _Holder(*row)
        for part in chunks(sorted(due))
        for row in connection.execute(asked.where(bands.c.article.in_(part)))
    }
    return _Hash(begin[:most], begin[most:], sorted(known))


def _pairs(hashes: Iterable[_Hash], due: set[int], later: set[int]) -> Iterator[Pair]:
    """Articles to compare, the earlier one first, at least one of them due."""
    for each in hashes:
        for one in each.first:
            if one.article in later:
                continue
            for other in each.holders:
                if (
                    one < other
                    and other.article not in later
                    and (one.article in due or other.article in due)
                ):
                    yield one, other


def _compared(connection: Connection, pairs: Sequence[Pair], rules: CopyRules) -> set[int]:
    """Keep those pairs that are copies; returns the articles of those that were not known as such."""
    known = _known_pairs(connection, {one.article for one, _ in pairs})
    found: set[int] = set()
    for some in chunks([pair for pair in pairs if _nos_of(pair) not in known]):
        texts = _texts(connection, {no for pair in some for no in _nos_of(pair)})
        for pair in some:
            one, other = _nos_of(pair)
            verdict = rules.compare(texts[one], texts[other])
            if verdict is not None:
                found.update((one, other))
                row = {"one": one, "other": other, "similarity": verdict[0], "exact": verdict[1]}
                connection.execute(insert(alike), [row])
    return found


def _nos_of(pair: Pair) -> tuple[int, int]:
    return pair[0].article, pair[1].article


def _known_pairs(connection: Connection, ones: set[int]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for part in chunks(sorted(ones)):
        asked = select(alike.c.one, alike.c.other).where(alike.c.one.in_(part))
        found.update((row.one, row.other) for row in connection.execute(asked))
    return found


def _texts(connection: Connection, nos: set[int]) -> dict[int, Article]:
    found: dict[int, Article] = {}
    for part in chunks(sorted(nos)):
        rows = connection.execute(select(articles).where(articles.c.no.in_(part))).mappings()
        found.update((row["no"], article_of(row)) for row in rows)
    return found


def _parted(connection: Connection, pushed: set[_Holder], most: int) -> set[int]:
    """Forget pairs that are compared no more, their earlier article being pushed out; returns their articles."""
    found: set[int] = set()
    for one in sorted(pushed):
        asked = select(alike.c.other).where(alike.c.one == one.article)
        for other in list(connection.scalars(asked)):
            if not _is_compared(connection, one, other, most):
                both = (alike.c.one == one.article, alike.c.other == other)
                connection.execute(delete(alike).where(*both))
                found.update((one.article, other))
    return found


def _is_compared(connection: Connection, one: _Holder, other: int, most: int) -> bool:
    """Whether two articles share a hash of which the earlier one is among the first."""
    theirs = bands.alias()
    common = select(bands.c.hash).join(theirs, bands.c.hash == theirs.c.hash)
    for hash in connection.scalars(common.where(bands.c.article == one.article, theirs.c.article == other)):
        first = select(bands.c.article).where(bands.c.hash == hash)
        first = first.order_by(bands.c.moment, bands.c.article).limit(most)
        if one.article in connection.scalars(first).all():
            return True
    return False


def _ends(connection: Connection, nos: set[int]) -> set[int]:
    """Those of these articles, and those beside them, that carry the text of another one."""
    found: set[int] = set()
    for part in chunks(sorted(nos)):
        asked = select(alike.c.one, alike.c.other)
        for pair in connection.execute(asked.where(or_(alike.c.one.in_(part), alike.c.other.in_(part)))):
            found.update(pair)
    return found


def _gather(connection: Connection, changed: set[int], rules: CopyRules) -> None:
    """Make the sets anew in which these articles are or were."""
    members = set(changed)
    while more := _ends(connection, members) - members:
        members |= more
    old = _roots(connection, members)
    told = _carriers(connection, members)
    no_of = {carrier.article.id: no for no, carrier in told.items()}
    sets = rules.gather(_alike(connection, told), list(told.values()))
    new = {no_of[article]: each.root for each in sets for article in each.articles}
    _keep(connection, members, new, sets, {*old.values(), *no_of})
    moved = [no for no in members if _root(no, old, told) != _root(no, new, told)]
    turn = next_turns(connection, 1)
    touch_groups(connection, dict.fromkeys(_groups(connection, moved), turn))


def _root(no: int, roots: Mapping[int, str], told: Mapping[int, Carrier]) -> str:
    return roots.get(no, told[no].article.id)


def _keep(
    connection: Connection,
    members: set[int],
    new: Mapping[int, str],
    sets: Sequence[CopySet],
    roots: set[str],
) -> None:
    for part in chunks(sorted(members)):
        connection.execute(delete(copies).where(copies.c.article.in_(part)))
    rows = [{"article": no, "root": root} for no, root in sorted(new.items())]
    if rows:
        connection.execute(insert(copies), rows)
    changes = Changes(connection)
    changes.drop("copies", roots)
    for each in sets:
        changes.put("copies", (each.root, "", ""), each.findings)
    changes.finish()


def _roots(connection: Connection, nos: set[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for part in chunks(sorted(nos)):
        rows = connection.execute(select(copies.c.article, copies.c.root).where(copies.c.article.in_(part)))
        found.update((row.article, row.root) for row in rows)
    return found


def carriers_of(connection: Connection, nos: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The other outlets that carry articles word for word, in order of publication, by the articles' row numbers."""
    found: dict[int, tuple[str, ...]] = {}
    for part in chunks(sorted(nos)):
        asked = select(carriers).where(carriers.c.article.in_(part))
        for row in sorted((row.article, row.published, row.outlet) for row in connection.execute(asked)):
            found[row[0]] = (*found.get(row[0], ()), row[2])
    return found


def _carriers(connection: Connection, nos: set[int]) -> dict[int, Carrier]:
    found: dict[int, Carrier] = {}
    others = carriers_of(connection, nos)
    for part in chunks(sorted(nos)):
        first = select(entries.c.article, entries.c.data).where(
            entries.c.article.in_(part), entries.c.position == 0
        )
        told = {row.article: row.data for row in connection.execute(first)}
        asked = (
            select(articles, tellings.c.agency)
            .select_from(articles.outerjoin(tellings, tellings.c.article == articles.c.no))
            .where(articles.c.no.in_(part))
        )
        for row in connection.execute(asked).mappings():
            article = article_of(row)
            entry: list[Entry] = (
                [unpack_entry(told[row["no"]], article.id, None)] if row["no"] in told else []
            )
            found[row["no"]] = Carrier(article, row["agency"], entry, others.get(row["no"], ()))
    return found


def _alike(connection: Connection, told: Mapping[int, Carrier]) -> list[Alike]:
    """The pairs that are copies among these articles, which are all that any of them is a copy of."""
    found: list[Alike] = []
    for part in chunks(sorted(told)):
        for row in connection.execute(select(alike).where(alike.c.one.in_(part))):
            one, other = told[row.one].article.id, told[row.other].article.id
            found.append(Alike(one, other, row.similarity, row.exact))
    return sorted(found)


def _groups(connection: Connection, nos: Sequence[int]) -> list[Group]:
    found: dict[Group, None] = {}
    for part in chunks(sorted(nos)):
        asked = select(*(entries.c[name] for name in GROUP)).where(entries.c.article.in_(part)).distinct()
        found.update(((row[0], row[1], row[2]), None) for row in connection.execute(asked))
    return list(found)
