"""What text from people may contain before it reaches a screen, a file or a cell.

Textual passes escape codes inside text straight on to the terminal, so a name from a spreadsheet could set the
window title or write the clipboard. Everything that comes in goes through `clean` once at the door, and through it
again where a widget or an export is filled; cleaning twice changes nothing.
"""

import re
import unicodedata

LINE = 300
"""Longest single line kept, in characters: a generous sentence."""
PARAGRAPH = 4_000
"""Longest free text kept, in characters."""
MARKS = 4
"""Most combining marks kept on one letter: what living scripts need; more draws over the neighbouring lines."""

_ALWAYS_OUT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 without newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directions
    "\u00ad\u034f\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a"  # invisible
    "\u115f\u1160\u3164\uffa0"  # letters without ink
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates, no characters at all
    "\U000e0000-\U000e0fff]"  # tags and more invisible selectors
)
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \u00a0]+")


def clean(text: str, *, limit: int = PARAGRAPH) -> str:
    """Free text with only what a reader can see: no control, direction or invisible characters; lines kept.

    Composed (NFC), at most `MARKS` combining marks on one letter, cut at `limit` characters. The joiners (U+200C,
    U+200D) stay: Persian and families of emoji need them.
    """
    if text.isascii() and text.isprintable():
        return text[:limit]
    text = _ALWAYS_OUT.sub("", _NEWLINES.sub("\n", text).replace("\t", " "))
    if not text.isascii():
        text = _few_marks(unicodedata.normalize("NFC", text))
    return text[:limit]


def line(text: str, *, limit: int = LINE) -> str:
    """`clean` text on one line, blanks folded: for names, titles and what goes in one row."""
    return _BLANKS.sub(" ", clean(text, limit=limit * 4).replace("\n", " ")).strip()[:limit].rstrip()


def _few_marks(text: str) -> str:
    marks = {char for char in set(text) if unicodedata.category(char) in ("Mn", "Me")}
    if not marks:
        return text
    kept, run = [], 0
    for char in text:
        run = run + 1 if char in marks else 0
        if run <= MARKS:
            kept.append(char)
    return "".join(kept)
