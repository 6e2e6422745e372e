"""What an errand carries, there and back: what a verb is given and what it answers, as plain JSON values.

The way back follows what the verb itself says that it takes: nothing that is carried can name a type, a function or a table.
"""

import base64
import types
import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.db.models import Model

from victimcontact.casework.access import NotFound

PLAIN = (str, int, float, bool)


class NotAsAgreed(Exception):
    """What was carried is not what the verb takes."""


def packed(value: Any) -> Any:
    """A value as JSON: a record by its key, a dataclass by its fields, a day or a moment as text. `TypeError` for anything else."""
    if value is None or type(value) in PLAIN:
        return value
    for kinds, pack in PACK.items():
        if isinstance(value, kinds):
            return pack(value)
    if is_dataclass(value):
        return {field.name: packed(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"A {type(value).__name__} cannot be carried")


PACK: Mapping[Any, Callable[[Any], Any]] = {
    Model: lambda row: str(row.pk),
    Enum: lambda member: member.value,
    str: str,
    (date, time): lambda moment: moment.isoformat(),
    bytes: lambda content: base64.b64encode(content).decode(),
    uuid.UUID: str,
    Mapping: lambda given: {str(name): packed(each) for name, each in given.items()},
    (list, tuple, set, frozenset): lambda given: [packed(each) for each in given],
}


def unpacked(value: Any, hint: Any) -> Any:
    """The value again, as the hint says that it is; a record is read. Raises `NotAsAgreed`, `access.NotFound` for a missing record."""
    if get_origin(hint) in (Union, types.UnionType):
        return _one_of(value, get_args(hint))
    if hint in (Any, object) or (value is None and hint is type(None)):
        return value
    if get_origin(hint) is not None:
        return _many(value, get_origin(hint), get_args(hint))
    if isinstance(hint, type):
        return _single(value, hint)
    raise NotAsAgreed(str(hint))


def hints_of(function: Callable[..., Any]) -> dict[str, Any]:
    """What a function says that it takes and answers."""
    return get_type_hints(function)


def _one_of(value: Any, hints: tuple[Any, ...]) -> Any:
    """A value that may be left out, or of one of several kinds: the first that it can be."""
    if value is None and type(None) in hints:
        return None
    for hint in hints:
        try:
            return unpacked(value, hint)
        except NotAsAgreed:
            continue
    raise NotAsAgreed(str(hints))


def _many(value: Any, kind: Any, hints: tuple[Any, ...]) -> Any:
    if isinstance(kind, type) and issubclass(kind, Mapping) and isinstance(value, dict):
        return {unpacked(name, hints[0]): unpacked(each, hints[1]) for name, each in value.items()}
    if not isinstance(value, list) or not isinstance(kind, type) or not issubclass(kind, Collection):
        raise NotAsAgreed(str(kind))
    if kind is tuple and hints[-1] is not Ellipsis:
        return tuple(unpacked(each, hint) for each, hint in zip(value, hints, strict=True))
    made = [unpacked(each, hints[0]) for each in value]
    return kind(made) if kind in (list, tuple, set, frozenset) else tuple(made)


def _single(value: Any, hint: type) -> Any:
    if issubclass(hint, Model):
        return _record(value, hint)
    if is_dataclass(hint) and isinstance(value, dict):
        known = hints_of(hint)
        given = {name: unpacked(each, known[name]) for name, each in value.items() if name in known}
        return _read(lambda: hint(**given))
    if hint in PLAIN:
        if type(value) is not hint and not (hint is float and type(value) is int):
            raise NotAsAgreed(hint.__name__)
        return value
    unpack = next((unpack for kind, unpack in UNPACK.items() if issubclass(hint, kind)), None)
    if unpack is None or not isinstance(value, str | int):
        raise NotAsAgreed(hint.__name__)
    return _read(lambda: unpack(hint, value))


UNPACK: Mapping[type, Callable[[Any, Any], Any]] = {
    Enum: lambda hint, value: hint(value),
    datetime: lambda hint, value: datetime.fromisoformat(value),
    date: lambda hint, value: date.fromisoformat(value),
    time: lambda hint, value: time.fromisoformat(value),
    bytes: lambda hint, value: base64.b64decode(value),
    uuid.UUID: lambda hint, value: uuid.UUID(value),
}


def _read(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except (TypeError, ValueError) as error:
        raise NotAsAgreed from error


def _record(value: Any, model: type[Model]) -> Model:
    if not isinstance(value, str):
        raise NotAsAgreed(model.__name__)
    key = _read(lambda: uuid.UUID(value))
    found = model._default_manager.filter(pk=key).first()
    if found is None:
        raise NotFound(str(value))
    return found
