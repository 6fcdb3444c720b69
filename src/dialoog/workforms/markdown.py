"""From Markdown to sections: a heading with its settings, and the four things that may stand under it.

The only module that knows markdown-it-py. HTML is off and stays text, links lead to the web or to mail only, pictures
are never loaded, and what comes out is plain text without marks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from dialoog import text
from dialoog.i18n import _
from dialoog.workforms import attributes
from dialoog.workforms.problems import Findings

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

DEEPEST: Final = 8
"""Levels of nesting at most, a list and its item counting as two. The parser drops what lies under level 20."""

LONGEST: Final = 1_500
"""Characters in one paragraph or item at most."""

MOST_LINKS, MOST_MARKS = 15, 60
"""Opening brackets, and stars and underscores, in one paragraph or item at most; one with more is shown as written.

Pairing them takes quadratic time: a file full of `[` took 2.4 s before, and what is slowest now takes 0.4 s.
"""

_TASK: Final = re.compile(r"\[[ xX]\](?:\s+|$)")
_HTML: Final = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_LINK: Final = re.compile(r"(?:https?|mailto):|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, the line it starts on, and what stood in its braces (None where it had none)."""

    text: str
    line: int
    settings: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What stands between one heading and the next. Level 0 is what comes before the first heading."""

    level: int
    title: Piece
    text: list[Piece] = field(default_factory=list)
    cards: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    tasks: list[Piece] = field(default_factory=list)


def sections(body: str, findings: Findings) -> list[Section]:
    """The sections of a text, the first of level 0; only `#` and `##` begin a new one."""
    try:
        tokens = _parser().parse(body)
    except RecursionError:
        findings.error(1, _("Too deeply nested to read: write plain paragraphs and lists."))
        tokens = []
    return _Reader(body.split("\n"), findings).read(tokens)


class _Reader:
    """One walk over the tokens of one file."""

    def __init__(self, lines: Sequence[str], findings: Findings) -> None:
        self._lines = lines
        self._findings = findings

    def read(self, tokens: "Sequence[Token]") -> list[Section]:
        found = [Section(0, Piece("", 1))]
        for block in _blocks(tokens):
            first = block[0]
            line = _line(first)
            if any(token.level > DEEPEST for token in block if token.block):
                self._findings.error(line, _("Lists or quotes stand too deep inside each other here: make them flat."))
            elif first.type == "heading_open" and first.tag in ("h1", "h2"):
                found.append(Section(int(first.tag[1]), self._piece(block[1])))
            elif first.type == "heading_open":
                self._findings.warn(line, _("Only # and ## mean something: this heading is shown as a paragraph."))
                found[-1].text.append(self._piece(block[1]))
            elif first.type == "paragraph_open":
                found[-1].text.append(self._piece(block[1]))
            elif first.type == "blockquote_open":
                found[-1].notes.extend(self._notes(block))
            elif first.type in ("bullet_list_open", "ordered_list_open"):
                self._list(block, found[-1])
            elif first.type == "fence":
                self._findings.warn(line, _("A block of code is shown as a paragraph: leave out the ``` lines."))
                found[-1].text.append(Piece(text.clean(first.content).strip(), line))
        return found

    def _notes(self, block: "Sequence[Token]") -> Iterator[Piece]:
        for token in block:
            if token.type == "inline":
                self._check_tail(token, re.compile(r"\s*>"))
                yield self._piece(token)
            elif token.type == "fence":
                yield Piece(text.clean(token.content).strip(), _line(token))

    def _list(self, block: "Sequence[Token]", section: Section) -> None:
        """Sort the items into cards and tasks. An item inside a card is a further line of that card."""
        cards: list[tuple[int, list[str]]] = []
        for token in block:
            if token.type != "inline":
                continue
            self._check_tail(token, re.compile(r"\s"))
            piece = self._piece(token)
            if token.meta.get("task"):
                section.tasks.append(piece)
            elif token.level > block[0].level + 3 and cards:
                cards[-1][1].append(f"– {piece.text}")
            elif piece.text:
                cards.append((piece.line, [piece.text]))
        section.cards.extend(Piece(text.clean("\n".join(rows)), line) for line, rows in cards)

    def _check_tail(self, token: "Token", marked: re.Pattern[str]) -> None:
        """Markdown takes a line right under a list or a quote as part of it; a writer seldom means that."""
        start, end = token.map or (0, 0)
        for number in range(start + 1, end):
            if not marked.match(self._lines[number]):
                message = _("This line counts as part of the line above it: put an empty line before it.")
                self._findings.warn(number + 1, message)
                break

    def _piece(self, token: "Token") -> Piece:
        line = _line(token)
        if token.meta.get("cut"):
            message = _("This text is cut at {most} characters: put an empty line somewhere in it.")
            self._findings.warn(line, message.format(most=LONGEST))
        children = token.children or []
        if any(child.type == "image" for child in children):
            self._findings.warn(line, _("Pictures are not shown: their description takes their place."))
        plain = text.clean(token.meta.get("plain") or _plain(children)).strip()
        if _HTML.search(plain):
            self._findings.warn(line, _("HTML is shown as text: leave the tags out."))
        return Piece(plain, line, token.meta.get("settings"))


def joined(pieces: Iterable[Piece]) -> str:
    """Paragraphs, an empty line between them."""
    return text.clean("\n\n".join(texts(pieces)))


def texts(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """What the pieces say, without empty ones."""
    return tuple(piece.text for piece in pieces if piece.text)


@cache
def _parser() -> "MarkdownIt":
    """Loading markdown-it-py costs 26 ms after Textual, so the first form that is read pays for it."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    # Indented code, underlined headings and link definitions surprise people who write plain text.
    parser.disable(["code", "lheading", "reference", "html_block", "html_inline"])
    parser.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]
    parser.core.ruler.before("inline", "dialoog", _take_marks)
    return parser


def _take_marks(state: "StateCore") -> None:
    """Take the braces off headings and tasks and the box off tasks, before emphasis and links are looked for.

    Also cuts every piece at `LONGEST`, and keeps one with too many marks as it is written.
    """
    tokens = state.tokens
    for number, token in enumerate(tokens):
        if token.type != "inline":
            continue
        if len(token.content) > LONGEST:
            token.content = token.content[:LONGEST]
            token.meta["cut"] = True
        in_item = number > 1 and tokens[number - 2].type == "list_item_open"
        box = _TASK.match(token.content) if in_item else None
        if box:
            token.content = token.content[box.end() :]
            token.meta["task"] = True
        if box or tokens[number - 1].type == "heading_open":
            token.content, token.meta["settings"] = attributes.split(token.content)
        if token.content.count("[") > MOST_LINKS or sum(map(token.content.count, "*_")) > MOST_MARKS:
            token.meta["plain"], token.content = token.content, ""


def _blocks(tokens: "Sequence[Token]") -> "Iterator[Sequence[Token]]":
    """The top-level blocks, each with everything inside it."""
    start = 0
    for number, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield tokens[start : number + 1]
            start = number + 1


def _line(token: "Token") -> int:
    return token.map[0] + 1 if token.map else 1


def _plain(children: "Sequence[Token]") -> str:
    """Text without marks. A link keeps its address behind it, for it cannot be clicked on a wall."""
    parts: list[str] = []
    links: list[tuple[str, int]] = []
    for token in children:
        if token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
        elif token.type == "link_open":
            links.append((str(token.attrs.get("href", "")), len(parts)))
        elif token.type == "link_close" and links:
            href, start = links.pop()
            if "".join(parts[start:]) not in (href, href.removeprefix("mailto:")):
                parts.append(f" ({href})")
        else:
            parts.append(token.content)
    return "".join(parts)
