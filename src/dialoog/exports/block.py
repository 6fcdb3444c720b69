"""A part of a file that dialoog keeps up to date, between two marks; everything else in the file is people's own.

The opening mark carries a checksum of what was written, so that a change made by hand is noticed and can be kept. All
on bytes: what stands around the marks survives whatever its encoding or line ends.
"""

import hashlib
import re
from dataclasses import dataclass

from dialoog.i18n import _

_BOM = b"\xef\xbb\xbf"


class BlockProblem(Exception):
    """The file has no place for this part, or the marks are not as they were. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """The whole file with the new part in it."""

    page: bytes
    edited: bytes | None
    """What stood between the marks, where somebody had changed it by hand."""


def renew(page: bytes, kind: str, key: str, body: str) -> Renewed:
    """Put `body` between the marks of `kind` in a file. An empty file gets the marks too. Raises BlockProblem.

    `kind` is a word such as `team-plan`; `key` says whose it is, so that the plan of one team never takes the place of
    another's. People may put two bare marks in a file of their own to choose the place.
    """
    newline = "\r\n" if b"\r\n" in page else "\n"
    whose = re.sub("[^0-9A-Za-z-]", "", key)
    block = _written(kind, whose, body, newline)
    if not page.removeprefix(_BOM).strip():
        before = page if not page or page.endswith((b"\n", _BOM)) else page + newline.encode()
        return Renewed(before + block + newline.encode(), None)
    start, end, settings, former = _found(page, kind)
    other = re.search(rb"\bof=([^\s:]*)", settings)
    if other and other[1] != whose.encode():
        raise BlockProblem(_("This file holds the plan of another team or meeting: choose another file."))
    sum_ = re.search(rb"\bsum=([0-9a-f]+)", settings)
    untouched = not former.strip() or (sum_ is not None and sum_[1] == _sum(former))
    return Renewed(page[:start] + block + page[end:], None if untouched else former)


def _written(kind: str, whose: str, body: str, newline: str) -> bytes:
    lines = body.strip("\n").split("\n")
    content = newline.join(["", *lines, ""]).encode()
    hint = _("dialoog renews this part; write above or below it")
    opening = f"<!-- dialoog:{kind} of={whose} sum={_sum(content).decode()} · {hint} -->"
    return opening.encode() + content + f"<!-- /dialoog:{kind} -->".encode()


def _found(page: bytes, kind: str) -> tuple[int, int, bytes, bytes]:
    """Where the part begins and ends (marks included), what its mark says, and what stands between."""
    name = re.escape(kind.encode())
    begun = re.findall(rb"<!--\s*/?dialoog:" + name + rb"(?![\w-])", page)
    marks = list(re.finditer(rb"<!--[ \t]*(/?)dialoog:" + name + rb"(?![\w-])([^\r\n]*?)-->", page))
    if not begun:
        raise BlockProblem(
            _(
                "This file has no place for it. Choose another file, or put these two lines where it should come: "
                "{opening} and {closing}"
            ).format(opening=f"<!-- dialoog:{kind} -->", closing=f"<!-- /dialoog:{kind} -->")
        )
    if len(begun) != len(marks) or [mark[1] for mark in marks] != [b"", b"/"]:
        raise BlockProblem(
            _(
                "The lines that mark what dialoog may renew are damaged or there twice. There should be one opening "
                "line (<!-- dialoog:{kind} … -->) and one closing line (<!-- /dialoog:{kind} -->) after it."
            ).format(kind=kind)
        )
    opening, closing = marks
    return opening.start(), closing.end(), opening[2], page[opening.end() : closing.start()]


def _sum(content: bytes) -> bytes:
    """Of the words, not of the line ends, which editors and version control change by themselves."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n").strip()).hexdigest()[:16].encode()
