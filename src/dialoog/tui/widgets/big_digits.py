"""Large digits out of half blocks, drawn at any size from one set of strokes.

A pixel is half a cell high and one cell wide, which is about square on every terminal. Only ' ', '▀', '▄' and '█' are
used: every terminal font has them, and every terminal joins them without seams. Digits are as wide as each other.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

Point = tuple[float, float]
"""Pixels from the left, pixels from the top."""

_BLOCKS = " ▀▄█"


@dataclass(frozen=True, slots=True)
class Face:
    """One size of the digits, in pixels. Height and width minus the stroke are even, so bars and stems stay crisp."""

    high: int
    wide: int
    stroke: int

    @property
    def rows(self) -> int:
        """Cells from top to bottom."""
        return (self.high + 1) // 2

    @property
    def gap(self) -> int:
        """Cells between two characters: about a stroke, so that the line of digits has an even colour."""
        return max(1, self.stroke - self.stroke // 4)


FACES = (
    Face(high=49, wide=29, stroke=7),
    Face(high=42, wide=24, stroke=6),
    Face(high=35, wide=21, stroke=5),
    Face(high=30, wide=18, stroke=4),
    Face(high=26, wide=16, stroke=4),
    Face(high=22, wide=14, stroke=4),
    Face(high=17, wide=11, stroke=3),
    Face(high=14, wide=8, stroke=2),
    Face(high=10, wide=6, stroke=2),
    Face(high=7, wide=5, stroke=1),
    Face(high=5, wide=3, stroke=1),
)
"""From 25 rows, which fills a wall, down to 3, the smallest in which a 6 is not an 8."""

KNOWN = frozenset("0123456789:+-− ")
"""What can be drawn. The hyphen and the minus sign look the same."""


def width(text: str, face: Face) -> int:
    """Cells that `text` takes in this size."""
    return sum(_wide(character, face) for character in text) + face.gap * (len(text) - 1) if text else 0


def fitting(text: str, columns: int, rows: int) -> Face | None:
    """The largest size in which `text` fits the room, or None: then there is only room for a line of text."""
    if not text or not KNOWN.issuperset(text):
        return None
    return next((face for face in FACES if face.rows <= rows and width(text, face) <= columns), None)


def draw(text: str, face: Face) -> tuple[str, ...]:
    """`text` as `face.rows` lines of equal length."""
    glyphs = [_glyph(character, face) for character in text]
    between = " " * face.gap
    return tuple(between.join(lines) for lines in zip(*glyphs, strict=True))


def _wide(character: str, face: Face) -> int:
    return face.stroke if character == ":" else face.wide


@lru_cache(maxsize=256)
def _glyph(character: str, face: Face) -> tuple[str, ...]:
    ink: set[tuple[int, int]] = set()
    for path in _strokes(character, face):
        _paint(path, face.stroke / 2, ink)
    ink = {(x, y) for x, y in ink if y < face.high}
    return tuple(
        "".join(_BLOCKS[((x, y) in ink) + 2 * ((x, y + 1) in ink)] for x in range(_wide(character, face)))
        for y in range(0, face.rows * 2, 2)
    )


def _strokes(character: str, face: Face) -> list[list[Point]]:
    """The centre lines of one character: bowls that round as far as the pixels allow, stems that stand upright."""
    half = face.stroke / 2
    left, right, centre = half, face.wide - half, face.wide / 2
    top, middle, bottom = half, face.high / 2, face.high - half
    radius = min((middle - top) * 0.8, (right - left) * 0.4) if face.stroke > 1 else 0.0
    tl, tr, ml, mr, bl, br = (left, top), (right, top), (left, middle), (right, middle), (left, bottom), (right, bottom)

    def bent(*corners: Point) -> list[Point]:
        return _rounded(corners, radius)

    def ring(*corners: Point) -> list[Point]:
        ahead = (centre, corners[0][1])
        return _rounded((ahead, *corners[1:], corners[0], ahead), radius)

    match character:
        case "0":
            return [ring(tl, tr, br, bl)]
        case "1":
            flag = (left + half, top + (centre - left - half) * 0.6) if face.stroke > 2 else tl
            return [[(centre, top), (centre, bottom)], [bl, br], [(centre, top), flag]]
        case "2":
            return [bent(tl, tr, mr, ml, bl), [bl, br]]
        case "3":
            waist = (centre - (centre - left) * 0.3, middle)
            return [bent(tl, tr, mr, waist), bent(waist, mr, br, bl)]
        case "4":
            return [bent(tl, ml, mr), [tr, br]]
        case "5":
            return [[tr, tl, ml], bent(ml, mr, br, bl)]
        case "6":
            return [bent(tr, tl, ml), bent(ml, bl, br, mr, ml)]
        case "7":
            foot = (centre - half / 2, bottom + half) if face.stroke > 2 else br
            return [[tl, tr], [tr, foot]]
        case "8":
            return [ring(tl, tr, mr, ml), ring(ml, mr, br, bl)]
        case "9":
            return [bent(mr, tr, tl, ml, mr), bent(mr, br, bl)]
        case ":":
            upper, lower = (half, (top + middle) / 2), (half, (middle + bottom) / 2)
            return [[upper, upper], [lower, lower]]
        case "+":
            reach = right - centre
            return [[ml, mr], [(centre, middle - reach), (centre, middle + reach)]]
        case "-" | "−":
            return [[ml, mr]]
        case _:
            return []


def _rounded(corners: tuple[Point, ...], radius: float) -> list[Point]:
    """A path through square corners, each replaced by a quarter circle."""
    path = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        back, on = _toward(corner, before, radius), _toward(corner, after, radius)
        hub = (back[0] + on[0] - corner[0], back[1] + on[1] - corner[1])
        steps = max(2, round(radius * 2))
        for step in range(steps + 1):
            turn = math.pi / 2 * step / steps
            path.append(
                (
                    hub[0] + (back[0] - hub[0]) * math.cos(turn) + (on[0] - hub[0]) * math.sin(turn),
                    hub[1] + (back[1] - hub[1]) * math.cos(turn) + (on[1] - hub[1]) * math.sin(turn),
                )
            )
    path.append(corners[-1])
    return path


def _toward(start: Point, end: Point, length: float) -> Point:
    share = length / math.dist(start, end)
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _paint(path: list[Point], reach: float, ink: set[tuple[int, int]]) -> None:
    """Fill every pixel whose centre lies within `reach` of the path; square pens where the path is straight."""
    for (ax, ay), (bx, by) in pairwise(path):
        straight = ax == bx or ay == by
        length = (bx - ax) ** 2 + (by - ay) ** 2
        for y in range(math.floor(min(ay, by) - reach), math.ceil(max(ay, by) + reach)):
            for x in range(math.floor(min(ax, bx) - reach), math.ceil(max(ax, bx) + reach)):
                px, py = x + 0.5, y + 0.5
                if not straight:
                    along = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
                    if math.dist((px, py), (ax + along * (bx - ax), ay + along * (by - ay))) > reach + 1e-6:
                        continue
                ink.add((x, y))
