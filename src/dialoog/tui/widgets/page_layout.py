"""How a text is set on a wall: where its lines end, and how it is shared out over pages when there is too much.

Nothing scrolls on a wall and nothing is left out, so a text that does not fit becomes pages. Lines end between words,
are about equally long, and stay short enough to read from a distance while there is room for that.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from rich.cells import cell_len, split_graphemes

from dialoog.text import clean

Measure = Callable[[str], int]
"""How wide a text is."""

MEASURES = (44, 60)
"""Lengths of line, in cells, tried before the full width: a line much longer than 60 characters loses its reader on
the way back (Bringhurst, The Elements of Typographic Style, §2.1.2: 45 to 75)."""

_AIRY_LINES = 8
"""A text of up to this many lines gets an empty line between them when there is room."""
_BREAK_AFTER = frozenset("-/–—_\\.,;:?&=@")
_VOWELS = frozenset("aeiouyáàâäéèêëíìîïóòôöúùûü")
_BLANKS = re.compile("[ \t]+")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: lines to show, empty ones included, and the number of words on the pages before it."""

    lines: tuple[str, ...]
    first_word: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, or a part of one that is too long for a line; after such a part the line ends."""

    text: str
    word: int
    ends_line: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    word: int


@lru_cache(maxsize=64)
def lay_out(text: str, width: int, height: int) -> tuple[Page, ...]:
    """The text as pages of at most `height` lines of at most `width` cells; always at least one page.

    A line break in the text is kept, several empty lines count as one. A word that is wider than the line is broken at
    a hyphen it has, else between two syllables, else anywhere; in letters a hyphen is added. No room: an empty page.
    """
    if width < 2 or height < 1:
        return (Page(()),)
    for measure in MEASURES:
        lines = _set(text, min(measure, width))
        if len(lines) <= _AIRY_LINES and 2 * len(lines) - 1 <= height:
            return (Page(tuple(_airy(lines))),)
        if len(lines) <= height:
            return (Page(tuple(line.text for line in lines)),)
    return tuple(_share(_set(text, width), height))


def _set(text: str, width: int) -> list[_Line]:
    """The whole text as lines; an empty line between paragraphs that have one."""
    lines: list[_Line] = []
    word = 0
    for paragraph in clean(text).replace("\u00ad", "").split("\n"):
        words = [one for one in _BLANKS.split(paragraph) if one]
        if words:
            pieces = [piece for at, one in enumerate(words, word) for piece in _pieces(one, at, width)]
            lines += _balanced(pieces, width)
            word += len(words)
        elif lines and lines[-1].text:
            lines.append(_Line("", word))
    if lines and not lines[-1].text:
        lines.pop()
    return lines or [_Line("", 0)]


def wrap_whole(text: str, width: int, measure: Measure) -> tuple[str, ...] | None:
    """One paragraph as balanced lines no wider than `width` by another measure than cells; None when a word does not
    fit on a line, for here no word is broken."""
    pieces = [_Piece(word, at) for at, word in enumerate(text.split())]
    if not pieces or any(measure(piece.text) > width for piece in pieces):
        return None
    return tuple(line.text for line in _balanced(pieces, width, measure))


def _balanced(pieces: list[_Piece], width: int, measure: Measure = cell_len) -> list[_Line]:
    """As few lines as `width` allows, and no longer than that number of lines needs."""
    best = _greedy(pieces, width, measure)
    low, high = max(measure(piece.text) for piece in pieces), max(measure(line.text) for line in best)
    while low < high:
        middle = (low + high) // 2
        lines = _greedy(pieces, middle, measure)
        if len(lines) <= len(best):
            best, high = lines, middle
        else:
            low = middle + 1
    return best


def _greedy(pieces: list[_Piece], width: int, measure: Measure) -> list[_Line]:
    lines: list[_Line] = []
    open_line = False
    for piece in pieces:
        joined = f"{lines[-1].text} {piece.text}" if open_line else ""
        if open_line and measure(joined) <= width:
            lines[-1] = _Line(joined, lines[-1].word)
        else:
            lines.append(_Line(piece.text, piece.word))
        open_line = not piece.ends_line
    return lines


def _pieces(word: str, at: int, width: int) -> Iterator[_Piece]:
    while cell_len(word) > width:
        head, word = _break(word, width)
        yield _Piece(head, at, ends_line=True)
    yield _Piece(word, at)


def _break(word: str, width: int) -> tuple[str, str]:
    """The part of a too long word that goes on this line, with its hyphen if it needs one, and the rest."""
    ends = [(end, cell_len(word[:end])) for _, end, _ in split_graphemes(word)[0]]
    fits = [end for end, cells in ends if cells <= width] or [ends[0][0]]
    hyphened = [end for end, cells in ends if cells < width]
    for candidates, suits in ((fits, _is_break), (hyphened, _is_syllable)):
        end = next((end for end in reversed(candidates) if end > 2 and suits(word, end)), None)
        if end is not None:
            return word[:end] + ("-" if suits is _is_syllable else ""), word[end:]
    if hyphened and width > 2 and _inside_letters(word, hyphened[-1]):
        return word[: hyphened[-1]] + "-", word[hyphened[-1] :]
    return word[: fits[-1]], word[fits[-1] :]


def _is_break(word: str, end: int) -> bool:
    return word[end - 1] in _BREAK_AFTER


def _is_syllable(word: str, end: int) -> bool:
    """Whether a syllable may begin here by ear: a consonant and a vowel after a part that has a vowel (Dutch:
    'ver-ant-woor-de-lijk' gives 'woor-de'). Two letters at least stay on each side."""
    left, right = word[:end].lower(), word[end:].lower()
    return (
        len(right) > 2
        and _inside_letters(word, end)
        and right[0] not in _VOWELS
        and right[1] in _VOWELS
        and not left.endswith("c")
        and not _VOWELS.isdisjoint(left)
    )


def _inside_letters(word: str, end: int) -> bool:
    return all(one.isalpha() and cell_len(one) == 1 for one in word[end - 1 : end + 1])


def _airy(lines: list[_Line]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number:
            yield ""
        yield line.text


def _share(lines: list[_Line], height: int) -> Iterator[Page]:
    """Pages about equally full; a page ends with a paragraph where that costs no extra page."""
    while lines:
        count = len(lines)
        pages = ceil(count / height)
        even = ceil(count / pages)
        least, most = max(even // 2, count - (pages - 1) * height, 1), min(height, count)
        ends = [at for at in range(least, most + 1) if at == count or not lines[at].text]
        end = min(ends, key=lambda at: abs(at - even), default=even)
        shown = [line.text for line in lines[:end]]
        while not shown[-1]:
            shown.pop()
        yield Page(tuple(shown), lines[0].word)
        lines = lines[end:]
        while lines and not lines[0].text:
            lines = lines[1:]
