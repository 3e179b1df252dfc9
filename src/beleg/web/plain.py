"""Nouns become plain data, as the JSON of a page has them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from typing import Any

from beleg.model import Series


def plain(value: Any) -> Any:
    """Dictionaries, lists, strings, numbers, booleans and ``None``; named fields keep their names.

    >>> from beleg.model import Span
    >>> plain({"at": Span(3, 5)})
    {'at': {'start': 3, 'end': 5}}
    """
    if isinstance(value, Series):
        return {"id": value.id, **{name: plain(each) for name, each in value._asdict().items()}}
    if hasattr(value, "_asdict"):
        named = {"id": value.id} if hasattr(value, "id") and "id" not in value._fields else {}
        return {**named, **{name: plain(each) for name, each in value._asdict().items()}}
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(map(plain, value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(each) for each in value]
    return value


def written(value: Any) -> str:
    """JSON of plain data; a lone half of a surrogate pair stays an escape."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=1)
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()
