"""What goes over the line between the stage and a beamer: one JSON object per line, both ways.

To the beamer go views: all that may be on the wall, and nothing else. A view is made of a `Scene`, which holds no
record and no note for the facilitator. The beamer says who it is and how much room it has, and nothing else.
"""

import json
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from dialoog.storage.records import from_doc, to_doc
from dialoog.storage.store import StoreError

from ..stage.scene import Scene
from ..widgets.board import Block

T = TypeVar("T")

Over = Literal["", "done", "put away"]
"""Whether the meeting goes on, was brought to its end, or stands still until another time."""

LONGEST_VIEW = 1 << 20
"""Bytes of one view at most: the longest work form that can be read is 256 kB."""
LONGEST_HELLO = 1 << 10
"""Bytes a beamer may say at once."""


class Garbled(Exception):
    """What came over the line is not what is said here."""


@dataclass(frozen=True, slots=True)
class Call:
    """A word to the room over everything else, without the keys that answer it."""

    word: str
    sentence: str
    over: bool = False
    """Time is up, and not only nearly."""


@dataclass(frozen=True, slots=True)
class Aloud:
    """Something that is read to the room, as large as it can be: an agreement, who sits with whom."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Posted:
    """The notes of the group under their headings, and the one that is talked about."""

    blocks: tuple[Block, ...]
    chosen: str
    latest: str


@dataclass(frozen=True, slots=True)
class View:
    """All the room sees at one moment."""

    scene: Scene | None = None
    word: int = 0
    """The word of the text that is first on the wall, counted from 0: which page that is depends on the wall."""
    dark: bool = False
    call: Call | None = None
    aloud: Aloud | None = None
    posted: Posted | None = None
    over: Over = ""


@dataclass(frozen=True, slots=True)
class Room:
    """How much room a beamer has for the question, in cells. Said at the start, after each view and at each resize;
    the next view is sent when this was heard, so that none waits in line behind another."""

    columns: int
    rows: int
    token: str = ""
    """Who may look; only the first time."""


def encode(message: View | Room) -> bytes:
    """One line."""
    return json.dumps(to_doc(message), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def decode_view(line: bytes) -> View:
    """Raises Garbled."""
    return _decode(View, line)


def decode_room(line: bytes) -> Room:
    """Raises Garbled, also for a room that no terminal has."""
    room = _decode(Room, line)
    if not (0 <= room.columns <= 10_000 and 0 <= room.rows <= 10_000):
        raise Garbled
    return room


def _decode(kind: type[T], line: bytes) -> T:
    try:
        return from_doc(kind, json.loads(line, parse_constant=_refused))
    except (ValueError, RecursionError, StoreError) as error:
        raise Garbled from error


def _refused(constant: str) -> Any:
    raise ValueError(constant)
