"""What is inside a workspace file: JSON that a person can read and compare, sealed with a checksum.

    {
      "_meta": {"schema": 1},
      "<table>": {"<id>": {"id": "<id>", ...}},
      "_check": "<first 64 bits of SHA-256 over all bytes before this line>"
    }

The checksum tells a file that someone edited (valid JSON, other sum) from one as dialoog left it.
"""

import hashlib
import math
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from dialoog.i18n import _

from .migrations import SCHEMA, Tables
from .store import Doc, StoreError

_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder().decode
_BYTE = re.compile(r" \(byte (\d+)\)$")
_BOM = b"\xef\xbb\xbf"  # Notepad's way to sign a file


class Unreadable(Exception):
    """These bytes are no workspace file; the message says why."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file's records, what it says about itself, and whether it is as dialoog left it."""

    tables: Tables
    meta: Doc
    schema: int
    intact: bool


def encode(tables: Tables, meta: Doc, known: Tables | None = None) -> bytes:
    """The bytes of a file. Raises StoreError for values that JSON does not have; records that are the same in `known`,
    the tables as they came from the file, are not looked at again: that was half of the time."""
    for name, table in tables.items():
        before = (known or {}).get(name, {})
        for id, doc in table.items():
            if before.get(id) != doc:
                _refuse_what_json_lacks(doc)
    body = msgspec.json.format(_strict_bytes({"_meta": meta, **tables}), indent=2)[: -len(b"\n}")]
    return body + _seal(body)


def decode(data: bytes, ours: int = SCHEMA) -> Content:
    """The content of a file; raises Unreadable. Content of a newer schema than `ours` is returned as it is, fit or
    not."""
    data = data.removeprefix(_BOM)
    try:
        tree = _decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(_explain(data, error)) from error
    if not isinstance(tree, dict):
        raise Unreadable(_("this is not a dialoog file"))
    meta = tree.pop("_meta", {})
    tree.pop("_check", None)
    schema = meta.get("schema", ours) if isinstance(meta, dict) else None
    if not isinstance(schema, int):
        raise Unreadable(_("this is not a dialoog file"))
    if schema <= ours:
        _check_shape(tree)
    body = data[: data.rfind(b',\n  "_check"')]
    return Content(tree, meta, schema, intact=data[len(body) :].rstrip() == _seal(body).rstrip())


def rev(doc: Doc) -> str:
    """The name of this content: the same for the same values, whatever the order of the fields."""
    return hashlib.sha256(_encode_sorted(doc)).hexdigest()[:16]


def plain(doc: Doc) -> Doc:
    """A copy of a record with nothing but what JSON has. Raises StoreError naming the field that does not fit."""
    _refuse_what_json_lacks(doc)
    copied: Doc = _decode(_strict_bytes(doc))
    return copied


def copy(doc: Doc) -> Doc:
    """A copy of a record that came from a file."""
    copied: Doc = _decode(_encode(doc))
    return copied


def _refuse_what_json_lacks(value: Any, field: str = "") -> None:
    """msgspec would write NaN as null, and dates and sets as something that reads back as something else."""
    kind = type(value)
    if kind is dict:
        for key, one in value.items():
            if type(key) is not str:
                raise _unfit(field, key)
            _refuse_what_json_lacks(one, key)
    elif kind is list or kind is tuple:
        for one in value:
            _refuse_what_json_lacks(one, field)
    elif not (kind is str or kind is int or kind is bool or value is None or (kind is float and math.isfinite(value))):
        raise _unfit(field, value)


def _strict_bytes(value: Any) -> bytes:
    try:
        return _encode(value)
    except UnicodeEncodeError as error:  # half a surrogate pair, as a badly cut emoji leaves
        raise _unfit("", error.object[max(0, error.start - 10) : error.end]) from error


def _unfit(field: str, value: Any) -> StoreError:
    return StoreError(_("This cannot be kept in a file: {field} {value!r}").format(field=field, value=value))


def _check_shape(tree: Any) -> None:
    for name, table in tree.items():
        if not isinstance(table, dict):
            raise Unreadable(_("“{name}” is not a list of records").format(name=name))
        for id, doc in table.items():
            if not isinstance(doc, dict) or doc.get("id") != id:
                raise Unreadable(_("“{id}” in “{name}” is not a record with that id").format(id=id, name=name))


def _explain(data: bytes, error: Exception) -> str:
    if not data.strip(b"\0 \r\n\t"):
        return _("it is empty")
    if at := _BYTE.search(str(error)):
        return _("it is no longer proper JSON, near line {line}").format(line=data.count(b"\n", 0, int(at[1])) + 1)
    return _("it is no longer proper JSON, something is missing at the end")


def _seal(body: bytes) -> bytes:
    return b',\n  "_check": "%s"\n}\n' % hashlib.sha256(body).hexdigest()[:16].encode()
