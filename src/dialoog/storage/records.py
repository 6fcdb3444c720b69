"""Between the domain's frozen dataclasses and the plain records on disk.

A file may hold fields of a newer dialoog or of a person's own. They are not the domain's business, so a record is
merged into what was read and they stay where they were.
"""

from typing import Any, TypeVar

import msgspec

from dialoog.i18n import _

from . import codec
from .store import Doc, StoreError

T = TypeVar("T")


def to_doc(record: Any, base: Doc | None = None) -> Doc:
    """A dataclass as a plain record: enums by value, dates as ISO text, tuples as lists. Fields of `base`, the record
    it was read from, that the dataclass does not know are kept, also inside nested records. Raises StoreError for what
    JSON does not have (NaN)."""
    doc = codec.plain(msgspec.to_builtins(record, str_keys=True))
    return doc if base is None else _merged(doc, base)


def from_doc(cls: type[T], doc: Doc) -> T:
    """The dataclass that a plain record holds; fields it does not know are ignored. Raises StoreError naming the field
    that does not fit."""
    try:
        return msgspec.convert(doc, cls)
    except msgspec.ValidationError as error:
        text = _("a {kind} does not fit: {reason}")
        raise StoreError(text.format(kind=cls.__name__.lower(), reason=error)) from error


def _merged(new: Doc, base: Doc) -> Doc:
    """`new` over `base`. Lists are replaced whole: nothing says which of their items is which."""
    result = dict(base)
    for name, value in new.items():
        former = base.get(name)
        result[name] = _merged(value, former) if isinstance(value, dict) and isinstance(former, dict) else value
    return result
