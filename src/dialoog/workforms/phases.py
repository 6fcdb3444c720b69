"""From sections to phases: what each setting means, and which combinations make no sense."""

from collections.abc import Iterable
from dataclasses import replace

from dialoog import text
from dialoog.domain.workform import Capture, Kind, Phase, Tool, Visibility
from dialoog.i18n import _
from dialoog.workforms import attributes, values
from dialoog.workforms.attributes import Settings
from dialoog.workforms.frontmatter import FrontMatter
from dialoog.workforms.markdown import Piece, Section
from dialoog.workforms.problems import Findings, short
from dialoog.workforms.vocabulary import (
    CHAPTER,
    CLOCKS,
    DECK_MINUTES,
    MOST_SECONDS,
    PHASE,
    TOOL_OPTIONS,
    TOOLS,
    TOOLS_OF,
    VISIBILITIES,
)

_NAME = 40
"""Characters in the name of a capture at most: it stands before the answer, on one line."""


def read(
    opening: Section, rest: Iterable[Section], kind: Kind, visibility: Visibility, findings: Findings
) -> tuple[Phase, ...]:
    """The phases of a form, in order. A form without any is an error."""
    _nothing_lost(opening, findings)
    found: list[Phase] = []
    chapter, number, back = "", 0, ""
    for section in rest:
        if section.level == 2:
            found.append(_phase(section, kind, number, chapter, visibility, findings))
            continue
        _turn_back(found, back)
        chapter, back = "", ""
        if kind is not Kind.TRACK:
            message = _("# begins a chapter of a track and is left out here: the title stands in the front matter.")
            findings.warn(section.title.line, message)
            continue
        number += 1
        chapter = text.line(section.title.text)
        _nothing_lost(section, findings)
        settings = attributes.read(section.title.settings or "", section.title.line, findings, known=CHAPTER)
        back = _back(settings, number, findings)
    _turn_back(found, back)
    if not found:
        findings.error(1, _("The form has no phase: add one, such as “## Start {example}”.").format(example=_EXAMPLE))
    return tuple(found)


def deck(
    opening: Section,
    rest: Iterable[Section],
    title: str,
    front: FrontMatter,
    visibility: Visibility,
    findings: Findings,
) -> tuple[Phase, ...]:
    """The one phase of a deck: all its cards."""
    for section in rest:
        findings.error(section.title.line, _("A deck has no headings: leave them out, or leave out “kind: deck”."))
    if not opening.cards:
        findings.error(1, _("The deck has no cards: write each as a line that starts with “- ”."))
    written = front.value("minutes")
    minutes = values.minutes(written, front.line("minutes"), findings) if written else DECK_MINUTES
    captures = _captures(opening, visibility, findings)
    return (
        Phase(
            title, minutes, cards=_texts(opening.cards), notes=_texts(opening.notes), captures=captures, tool=Tool.CARDS
        ),
    )


def joined(pieces: Iterable[Piece]) -> str:
    """Paragraphs, an empty line between them."""
    return text.clean("\n\n".join(_texts(pieces)))


_EXAMPLE = "{minutes=5}"


def _texts(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(piece.text for piece in pieces if piece.text)


def _nothing_lost(section: Section, findings: Findings) -> None:
    """Before the first phase only an introduction has a place, above a chapter's first phase nothing."""
    stray = [*section.cards, *section.notes, *section.tasks, *(section.text if section.level else [])]
    for piece in stray[:1]:
        findings.warn(piece.line, _("This stands above the first phase and is left out: move it under a ## heading."))


def _phase(
    section: Section, kind: Kind, chapter: int, chapter_title: str, visibility: Visibility, findings: Findings
) -> Phase:
    heading = section.title
    title = text.line(heading.text)
    if not title:
        findings.error(heading.line, _("This phase has no title: write one behind ##."))
    if kind is Kind.TRACK and not chapter:
        findings.error(heading.line, _("In a track every phase belongs to a meeting: put a “# Title” line above it."))
    if heading.settings is None and "{" in title:
        findings.error(heading.line, _("Settings in braces must stand at the end of the line, as in “## Title {…}”."))
    settings = attributes.read(heading.settings or "", heading.line, findings, known=PHASE)
    tool = _tool(settings, findings)
    seconds = _whole(settings, "seconds", MOST_SECONDS, findings)
    for key in ("rounds", "change"):
        _whole(settings, key, 99, findings)
    if "back" in settings.values and kind is not Kind.TRACK:
        findings.warn(heading.line, _("“back” only means something in a track, and does nothing here."))
    clock = settings.values.get("clock")
    quiet = clock is not None and values.choice("clock", clock, CLOCKS, heading.line, findings) == "quiet"
    options = {key: value for key, value in settings.values.items() if key in TOOL_OPTIONS}
    if kind is Kind.TRACK and (back := _back(settings, chapter, findings)):
        options["back"] = back
    return Phase(
        title=title,
        minutes=_minutes(settings, tool, findings),
        text=joined(section.text),
        cards=_texts(section.cards),
        notes=_texts(section.notes),
        captures=_captures(section, visibility, findings),
        tool=tool,
        seconds=seconds,
        options=tuple(options.items()),
        quiet=quiet,
        chapter=chapter_title,
    )


def _tool(settings: Settings, findings: Findings) -> Tool | None:
    written = settings.values.get("tool")
    known = None if written is None else values.choice("tool", written, TOOLS, settings.line, findings)
    tool = Tool(known) if known else None
    for key, tools in TOOLS_OF.items():
        if key in settings.values and tool not in tools:
            message = _("“{key}” only means something beside {tools}, and does nothing here.")
            findings.warn(settings.line, message.format(key=key, tools=", ".join(f"tool={name}" for name in tools)))
    return tool


def _minutes(settings: Settings, tool: Tool | None, findings: Findings) -> float | None:
    written = settings.values.get("minutes")
    if written is not None:
        return values.minutes(written, settings.line, findings)
    if tool is not Tool.TURNS:
        message = _("This phase has no length: write for example {example} behind its title.")
        findings.error(settings.line, message.format(example=_EXAMPLE))
    return None


def _whole(settings: Settings, key: str, most: int, findings: Findings) -> int | None:
    written = settings.values.get(key)
    return None if written is None else values.whole(key, written, settings.line, findings, most=most)


def _back(settings: Settings, chapter: int, findings: Findings) -> str:
    """The number of the chapter one may return to, which is this one or an earlier one."""
    number = _whole(settings, "back", max(chapter, 1), findings)
    return "" if number is None else str(number)


def _turn_back(found: list[Phase], back: str) -> None:
    """What a chapter says about going back holds at its end."""
    if found and back:
        last = found[-1]
        options = {"back": back} | dict(last.options)
        found[-1] = replace(last, options=tuple(options.items()))


def _captures(section: Section, visibility: Visibility, findings: Findings) -> tuple[Capture, ...]:
    found: dict[str, Capture] = {}
    for task in section.tasks:
        name, colon, question = (text.line(part) for part in task.text.partition(":"))
        if not (name and colon and question) or len(name) > _NAME:
            message = _("“{task}” needs a short name, a colon and a question: “- [ ] insight: What did you learn?”.")
            findings.error(task.line, message.format(task=short(task.text)))
            continue
        settings = attributes.read(task.settings or "", task.line, findings, flags=VISIBILITIES)
        if len(settings.values) > 1:
            message = _("Say once who may read this: {first} or {second}?")
            first, second, *_rest = settings.values
            findings.error(task.line, message.format(first=first, second=second))
        if name in found:
            findings.error(
                task.line, _("“{name}” is asked twice in this phase: give one another name.").format(name=name)
            )
            continue
        chosen = next(iter(settings.values), visibility)
        found[name] = Capture(name, question, Visibility(chosen))
    return tuple(found.values())
