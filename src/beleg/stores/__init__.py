"""Where articles and their figures are kept: the store protocol and its back ends.

A back end is named by the scheme of the ledger's address and imported only when one is opened.
"""

from __future__ import annotations

from importlib import import_module

from beleg.stores.asked import Filter, Match, SeriesFilter
from beleg.stores.protocol import Added, Counts, Store, StoreError

__all__ = [
    "BACK_ENDS",
    "Added",
    "Counts",
    "Filter",
    "Match",
    "SeriesFilter",
    "Store",
    "StoreError",
    "open_store",
]

BACK_ENDS = {
    "sqlite": "beleg.stores.sql:SqlStore",
    "postgresql": "beleg.stores.sql:SqlStore",
    "postgres": "beleg.stores.sql:SqlStore",
}


def open_store(address: str, create: bool = True) -> Store:
    """The store at a file name or an address such as ``postgresql://host/name``.

    Raises ``StoreError``: ``no_ledger`` where ``create`` is false and there is none, ``no_back_end`` for an unknown
    scheme, ``bad_address`` for an address that is none, ``no_driver`` where what it needs is not installed,
    ``newer_schema``, ``not_a_ledger`` and ``not_unicode`` for what cannot be opened, ``busy`` where others write too long.
    """
    scheme = address.partition("://")[0].partition("+")[0] if "://" in address else "sqlite"
    if scheme not in BACK_ENDS:
        raise StoreError("no_back_end", what=f"{scheme}://")
    module, _, name = BACK_ENDS[scheme].partition(":")
    store: Store = getattr(import_module(module), name)(address, create)
    return store
