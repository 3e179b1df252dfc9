"""What names a ledger becomes the URL of a database, and words that never hold a password."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from beleg.stores.protocol import StoreError

# The one driver that is tested; an address may name it or not.
_DRIVER: Final = "postgresql+psycopg"
_KINDS: Final = ("postgres", "postgresql")
# A password may hold any sign, even those that should be written as %40 or %2F.
_LOGIN: Final = re.compile(r"(?<=://)([^:/?@]*):.*@", re.DOTALL)
_NAMED: Final = re.compile(r"([?&][^=&]*password=)[^&]*", re.IGNORECASE)


def url_of(address: str) -> URL:
    """The URL of a file name or an address; raises ``StoreError`` where it is none.

    >>> url_of("postgresql://host/beleg").drivername
    'postgresql+psycopg'
    """
    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except (SQLAlchemyError, ValueError) as error:
        raise StoreError("bad_address", what=shown(address)) from error
    if "@" in (url.host or ""):
        raise StoreError("bad_address", what=shown(address))
    return url.set(drivername=_DRIVER) if url.drivername in _KINDS else url


def shown(address: str) -> str:
    """An address as it may be shown to anybody.

    >>> shown("postgresql://ines:secret@host/beleg?sslpassword=secret")
    'postgresql://ines:***@host/beleg?sslpassword=***'
    """
    if "://" not in address:
        return address
    return _NAMED.sub(r"\1***", _LOGIN.sub(r"\1:***@", address))


def without_secrets(said: str, url: URL) -> str:
    """What a driver said, without the passwords of an address."""
    given = [url.password, *(value for name, value in url.query.items() if "password" in name.casefold())]
    for secret in given:
        if secret:
            said = said.replace(str(secret), "***")
    return said
