"""Where words go: data to standard output, messages to standard error, both without anything that steers a terminal."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from dialoog import text


def data(line: str, *, flush: bool = False) -> None:
    """One line of the answer."""
    print(text.clean(line).replace("\n", " "), flush=flush)


def message(words: str) -> None:
    """Something to know about the answer."""
    if sys.stderr is not None:  # closed: nobody wants to know, and `print` would mix it with the data
        print(text.clean(words), file=sys.stderr, flush=True)


def as_json(value: Any) -> None:
    """The answer for programs; letters as they are where the stream can carry all of them."""
    plain = not (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    print(json.dumps(_cleaned(value), ensure_ascii=plain, indent=2))


def table(rows: Iterable[Sequence[str]]) -> None:
    """Rows in columns, the last as wide as it needs."""
    cells = [[text.line(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]) if cells else 0)]
    for row in cells:
        data("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return text.clean(value)
        case dict():
            return {key: _cleaned(item) for key, item in value.items()}
        case list() | tuple():
            return [_cleaned(item) for item in value]
        case _:
            return value
