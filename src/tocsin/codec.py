"""Records to JSON and back, and the JSON Schema of the public contract. The only room that knows msgspec.

Comes in: a noun of the model or JSON bytes. Goes out: bytes, plain Python, or a noun. Does no other work.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from tocsin.errors import CodecError
from tocsin.model import Record

T = TypeVar("T")

__all__ = ["decode", "decode_record", "encode", "from_builtins", "schema", "to_builtins"]


def encode(value: object, *, indent: int = 0) -> bytes:
    """JSON bytes of any noun; a Span becomes a pair of numbers, a tuple an array."""
    raw = msgspec.json.encode(value)
    return msgspec.json.format(raw, indent=indent) if indent else raw


def decode(raw: bytes | str, kind: type[T]) -> T:
    """A noun of the given class from JSON; raises CodecError with the path of the bad value."""
    try:
        return cast("T", _decoder(cast("Hashable", kind)).decode(raw))
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise CodecError(f"this is not a {kind.__name__}: {error}") from error


@cache
def _decoder(kind: type) -> msgspec.json.Decoder[Any]:
    """One decoder a class: to make it anew takes longer than to use it."""
    return msgspec.json.Decoder(kind)


def decode_record(raw: bytes | str) -> Record:
    """The record that `encode` wrote; `decode_record(encode(r)) == r` for every record."""
    return decode(raw, Record)


def to_builtins(value: object) -> Any:
    """Plain dicts, lists, strings and numbers."""
    return msgspec.json.decode(msgspec.json.encode(value))


def from_builtins(value: object, kind: type[T]) -> T:
    """A noun from plain Python; raises CodecError with the path of the bad value."""
    try:
        return msgspec.convert(value, type=kind)
    except msgspec.ValidationError as error:
        raise CodecError(f"this is not a {kind.__name__}: {error}") from error


def schema(kind: type = Record) -> dict[str, Any]:
    """JSON Schema (2020-12) of a noun; for the whole record by default."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
