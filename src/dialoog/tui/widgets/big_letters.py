"""Large letters out of half blocks: for the few words that the last row must read in a terminal with small type.

A letter is drawn in pixels of one cell wide and half a cell high, capitals seven high; one line takes ten pixels with
its accents and tails. A larger size makes the pixels larger.
"""

import unicodedata
from functools import lru_cache

from dialoog.tui.widgets.page_layout import wrap_whole

LINE = 5
"""Cells from the top of one line to its bottom, in the smallest size."""

_SCALES = (4, 3, 2, 1)
_BLOCKS = " ▀▄█"
_UNDER_BASE = 2
_TAILED = frozenset("gjpqyç,;")
_SPACE = 2


@lru_cache(maxsize=32)
def fitting(text: str, columns: int, rows: int, *, most_lines: int = 9) -> tuple[str, ...] | None:
    """`text` in the largest letters in which it fits the room, as lines of equal length, each word whole.

    None when there is a sign that cannot be drawn, when it does not fit, or takes more than `most_lines` lines.
    """
    text = unicodedata.normalize("NFC", text)
    if not text.strip() or not all(character.isspace() or _glyph(character) for character in text):
        return None
    least = sum(bool(line.strip()) for line in text.split("\n"))
    for scale in _SCALES:
        if least > most_lines or least * LINE * scale > rows:
            continue
        lines = _wrapped(text, (columns + scale) // scale)
        if lines is not None and len(lines) <= most_lines and len(lines) * LINE * scale <= rows:
            return _stack(lines, scale)
    return None


def _wrapped(text: str, width: int) -> tuple[str, ...] | None:
    """Each paragraph on lines of its own."""
    lines: list[str] = []
    for paragraph in filter(str.strip, text.split("\n")):
        wrapped = wrap_whole(paragraph, width, _advance)
        if wrapped is None:
            return None
        lines += wrapped
    return tuple(lines)


def _advance(text: str) -> int:
    """Pixels that a line takes, with the empty one after each letter."""
    return sum(len(_glyph(character)[0]) + 1 if character != " " else _SPACE + 1 for character in text)


def _stack(lines: tuple[str, ...], scale: int) -> tuple[str, ...]:
    """Lines of text, each in the middle."""
    drawn = [_draw(line, scale) for line in lines]
    broad = max(len(rows[0]) for rows in drawn)
    return tuple(row.center(broad) for rows in drawn for row in rows)


def _draw(line: str, scale: int) -> list[str]:
    pixels = ["".join(_column(character, y) for character in line)[:-1] for y in range(LINE * 2)]
    large = ["".join(pixel * scale for pixel in row) for row in pixels for _ in range(scale)]
    return [
        "".join(_BLOCKS[(upper == "#") + 2 * (lower == "#")] for upper, lower in zip(*pair, strict=True))
        for pair in zip(large[::2], large[1::2], strict=True)
    ]


def _column(character: str, y: int) -> str:
    return "." * (_SPACE + 1) if character == " " else _glyph(character)[y] + "."


@lru_cache(maxsize=256)
def _glyph(character: str) -> tuple[str, ...]:
    """The ten pixel rows of one letter, or none when it is not in the table."""
    rows = _table().get(character)
    if rows is None:
        parts = unicodedata.normalize("NFD", character)
        body = _table().get(parts[0])
        if body is None or parts[1:] not in _ACCENTS:
            return ()
        low = len(body) == 5
        accent = _ACCENTS[parts[1:]][0 if low else 1 :]
        rows = (*(row.center(len(body[0]), ".") for row in accent), *(("." * len(body[0]),) if low else ()), *body)
    empty = "." * len(rows[0])
    below = 0 if character in _TAILED else _UNDER_BASE
    return (empty,) * (LINE * 2 - below - len(rows)) + rows + (empty,) * below


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    drawn = (line.split() for line in _DRAWN.splitlines())
    return {cells[0]: tuple(cells[1:]) for cells in drawn}


_ACCENTS = {
    "\u0300": (".#.", "..#"),
    "\u0301": ("..#", ".#."),
    "\u0302": (".#.", "#.#"),
    "\u0303": (".##", "##."),
    "\u0308": ("...", "#.#"),
}
"""Two rows above a small letter; above a capital only the second, for there is no room for more."""

_DRAWN = """\
A .###. #...# #...# ##### #...# #...# #...#
B ####. #...# #...# ####. #...# #...# ####.
C .###. #...# #.... #.... #.... #...# .###.
D ####. #...# #...# #...# #...# #...# ####.
E ##### #.... #.... ####. #.... #.... #####
F ##### #.... #.... ####. #.... #.... #....
G .###. #...# #.... #.### #...# #...# .###.
H #...# #...# #...# ##### #...# #...# #...#
I ### .#. .#. .#. .#. .#. ###
J ..### ...#. ...#. ...#. ...#. #..#. .##..
K #...# #..#. #.#.. ##... #.#.. #..#. #...#
L #.... #.... #.... #.... #.... #.... #####
M #...# ##.## #.#.# #.#.# #...# #...# #...#
N #...# ##..# ##..# #.#.# #..## #..## #...#
O .###. #...# #...# #...# #...# #...# .###.
P ####. #...# #...# ####. #.... #.... #....
Q .###. #...# #...# #...# #.#.# #..#. .##.#
R ####. #...# #...# ####. #.#.. #..#. #...#
S .###. #...# #.... .###. ....# #...# .###.
T ##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..
U #...# #...# #...# #...# #...# #...# .###.
V #...# #...# #...# #...# .#.#. .#.#. ..#..
W #...# #...# #...# #.#.# #.#.# ##.## #...#
X #...# #...# .#.#. ..#.. .#.#. #...# #...#
Y #...# #...# .#.#. ..#.. ..#.. ..#.. ..#..
Z ##### ....# ...#. ..#.. .#... #.... #####
a .###. ....# .#### #...# .####
b #.... #.... ####. #...# #...# #...# ####.
c .###. #.... #.... #.... .###.
ç .###. #.... #.... #.... .###. ..#.. .#...
d ....# ....# .#### #...# #...# #...# .####
e .###. #...# ##### #.... .###.
f .## #.. ### #.. #.. #.. #..
g .#### #...# #...# #...# .#### ....# .###.
h #.... #.... ####. #...# #...# #...# #...#
i # . # # # # #
j ..# ... ..# ..# ..# ..# ..# #.# .#.
k #... #... #..# #.#. ##.. #.#. #..#
l #. #. #. #. #. #. .#
m ##.#. #.#.# #.#.# #.#.# #.#.#
n ####. #...# #...# #...# #...#
o .###. #...# #...# #...# .###.
p ####. #...# #...# #...# ####. #.... #....
q .#### #...# #...# #...# .#### ....# ....#
r #.## ##.. #... #... #...
s .#### #.... .###. ....# ####.
t .#. .#. ### .#. .#. .#. ..#
u #...# #...# #...# #...# .####
v #...# #...# #...# .#.#. ..#..
w #...# #.#.# #.#.# #.#.# .#.#.
x #...# .#.#. ..#.. .#.#. #...#
y #...# #...# #...# #...# .#### ....# .###.
z ##### ...#. ..#.. .#... #####
ï #.# ... .#. .#. .#. .#. .#.
í .# #. .. #. #. #. #. #.
0 .##. #..# #..# #..# #..# #..# .##.
1 .#. ##. .#. .#. .#. .#. ###
2 .###. #...# ....# ..##. .#... #.... #####
3 .###. #...# ....# ..##. ....# #...# .###.
4 ...#. ..##. .#.#. #..#. ##### ...#. ...#.
5 ##### #.... ####. ....# ....# #...# .###.
6 .###. #.... #.... ####. #...# #...# .###.
7 ##### ....# ...#. ...#. ..#.. ..#.. ..#..
8 .###. #...# #...# .###. #...# #...# .###.
9 .###. #...# #...# .#### ....# ....# .###.
. #
, .# .# #.
: # . . #
; .# .. .. .# .# #.
? .###. #...# ....# ..##. ..#.. ..... ..#..
! # # # # # . #
' # # . . . . .
’ # # . . . . .
‘ # # . . . . .
" #.# #.# ... ... ... ... ...
“ #.# #.# ... ... ... ... ...
” #.# #.# ... ... ... ... ...
( .# #. #. #. #. #. .#
) #. .# .# .# .# .# #.
- ### ... ...
– ##### ..... .....
/ ....# ....# ...#. ..#.. .#... #.... #....
+ ..#.. ..#.. ##### ..#.. ..#..
= ##### ..... ##### .....
& .##.. #..#. #..#. .##.. #.#.# #..#. .##.#
% ##..# ##..# ...#. ..#.. .#... #..## #..##
… #.#.#
€ ..### .#... ####. .#... ####. .#... ..###
✓ ......# .....## ....##. #..##.. ####... .##....
○ .###. #...# #...# #...# .###.
★ ...#... ..###.. ####### .#####. .##.##. #.....#
· # . .
"""
