"""An address of a network becomes whether everybody reaches the same machine under it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

# Addresses of IPv6 that are given out at all (RFC 4291), and parts of them that hold others or nobody.
_GIVEN_OUT: Final = IPv6Network("2000::/3")
_NOT_MEANT: Final = tuple(
    map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))  # Teredo, examples, 6to4
)
# What a network without IPv4 makes of public addresses (RFC 6052): the last four bytes say which.
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
# Kept for protocols, carriers, examples and measurements; not every version of Python knows all of them.
_KEPT_BACK: Final = tuple(
    IPv4Network(each)
    for each in (
        *("100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
    )
)


def is_public(address: str) -> bool:
    """Whether an address is a public one, neither of this machine nor of its network, nor one that hides another.

    >>> is_public("9.9.9.9"), is_public("2620:fe::fe")
    (True, True)
    >>> [is_public(each) for each in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "::1", "::ffff:9.9.9.9")]
    [False, False, False, False, False, False]
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_public_4(found) if isinstance(found, IPv4Address) else _is_public_6(found)


def _is_public_4(address: IPv4Address) -> bool:
    own = address.is_private or address.is_multicast or address.is_reserved
    return address.is_global and not own and not any(address in each for each in _KEPT_BACK)


def _is_public_6(address: IPv6Address) -> bool:
    if address.scope_id:
        return False
    if address in _TRANSLATED:
        return _is_public_4(IPv4Address(int(address) & 0xFFFFFFFF))
    not_meant = any(address in each for each in _NOT_MEANT)
    return address in _GIVEN_OUT and address.is_global and not not_meant
