"""From sections to the script of a form: its phases, and in a track the meetings they belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dialoog import text
from dialoog.domain.workform import Capture, Chapter, Kind, Phase, Role, Tool, Visibility
from dialoog.i18n import _
from dialoog.workforms import attributes, roles, tools, values
from dialoog.workforms.attributes import Settings
from dialoog.workforms.frontmatter import FrontMatter
from dialoog.workforms.markdown import Piece, Section, joined, texts
from dialoog.workforms.problems import Findings, short
from dialoog.workforms.vocabulary import (
    CHAPTER,
    CLOCKS,
    DECK_MINUTES,
    MOST_SECONDS,
    PHASE,
    PHASE_FLAGS,
    VISIBILITIES,
)

_EXAMPLE: Final = "{minutes=5}"
_NAME: Final = 40
"""Characters in the name of a capture at most: it stands before the answer, on one line."""


@dataclass(frozen=True, slots=True)
class Script:
    """The phases of a form, the line each begins on, and the meetings of a track."""

    phases: tuple[Phase, ...]
    lines: tuple[int, ...]
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What the front matter decides for every phase."""

    kind: Kind
    visibility: Visibility
    roles: tuple[Role, ...]


def read(opening: Section, rest: Iterable[Section], frame: Frame, findings: Findings) -> Script:
    """The phases of a form, in order. A form without any is an error, and so is a meeting without any."""
    _nothing_lost(opening, findings)
    found: list[Phase] = []
    lines: list[int] = []
    chapters: list[Chapter] = []
    opened: list[int] = []
    for section in rest:
        line = section.title.line
        if section.level == 2:
            phase = _phase(section, frame, chapters, findings)
            tools.together(phase, line, findings)
            _compared(phase, found, line, findings)
            found.append(phase)
            lines.append(line)
        elif frame.kind is Kind.TRACK:
            chapters.append(_chapter(section, chapters, findings))
            opened.append(line)
        else:
            message = _("# begins a chapter of a track and is left out here: the title stands in the front matter.")
            findings.warn(line, message)
    for chapter, line in zip(chapters, opened, strict=True):
        if not any(phase.chapter == chapter.title for phase in found):
            message = _("This meeting has no phase: add one below it, such as “## Start {example}”.")
            findings.error(line, message.format(example=_EXAMPLE))
    if not found:
        findings.error(1, _("The form has no phase: add one, such as “## Start {example}”.").format(example=_EXAMPLE))
    return Script(tuple(found), tuple(lines), tuple(chapters))


def deck(
    opening: Section, rest: Iterable[Section], title: str, front: FrontMatter, frame: Frame, findings: Findings
) -> Script:
    """The one phase of a deck: all its cards, each with the theme it stands under where there are themes."""
    sections = [opening]
    for section in rest:
        if section.level == 2 and section.title.settings is None and section.title.text:
            sections.append(section)
        else:
            message = _("In a deck only “## Theme” has a place as a heading, without braces: change it, or the kind.")
            findings.error(section.title.line, message)
    for section in sections[1:]:
        for piece in section.text[:1]:
            findings.warn(piece.line, _("A theme has cards only, so this is left out: make it a line with “- ”."))
        if not section.cards:
            findings.warn(section.title.line, _("This theme has no cards: write each as a line that starts with “- ”."))
    cards = [(piece, text.line(section.title.text)) for section in sections for piece in section.cards]
    if not cards:
        findings.error(1, _("The deck has no cards: write each as a line that starts with “- ”."))
    written = front.value("minutes")
    phase = Phase(
        title,
        values.minutes(written, front.line("minutes"), findings) if written else DECK_MINUTES,
        cards=texts(piece for piece, _theme in cards),
        notes=texts(note for section in sections for note in section.notes),
        captures=_captures([task for section in sections for task in section.tasks], frame.visibility, findings),
        tool=Tool.CARDS,
        themes=tuple(theme for _card, theme in cards) if len(sections) > 1 else (),
    )
    return Script((phase,), (1,))


def _nothing_lost(section: Section, findings: Findings) -> None:
    """Before the first phase only an introduction has a place; above those of a meeting also its homework."""
    stray = [*section.notes, *section.tasks, *([] if section.level else section.cards)]
    for piece in stray[:1]:
        findings.warn(piece.line, _("This stands above the first phase and is left out: move it under a ## heading."))


def _chapter(section: Section, before: Sequence[Chapter], findings: Findings) -> Chapter:
    line = section.title.line
    title = text.line(section.title.text)
    if not title:
        findings.error(line, _("This meeting has no title: write one behind #."))
    if any(chapter.title == title for chapter in before):
        findings.error(
            line, _("Another meeting is called “{title}” too: give this one another name.").format(title=title)
        )
    _nothing_lost(section, findings)
    settings = attributes.read(section.title.settings or "", line, findings, known=CHAPTER)
    return Chapter(title, joined(section.text), texts(section.cards), _back(settings, len(before) + 1, findings))


def _phase(section: Section, frame: Frame, chapters: Sequence[Chapter], findings: Findings) -> Phase:
    heading = section.title
    title = text.line(heading.text)
    if not title:
        findings.error(heading.line, _("This phase has no title: write one behind ##."))
    if frame.kind is Kind.TRACK and not chapters:
        findings.error(heading.line, _("In a track every phase belongs to a meeting: put a “# Title” line above it."))
    if heading.settings is None and "{" in title:
        findings.error(heading.line, _("Settings in braces must stand at the end of the line, as in “## Title {…}”."))
    settings = attributes.read(heading.settings or "", heading.line, findings, known=PHASE, flags=PHASE_FLAGS)
    tool = tools.tool(settings, findings)
    clock = settings.values.get("clock")
    quiet = clock is not None and values.choice("clock", clock, CLOCKS, heading.line, findings) == "quiet"
    options = tools.options(settings, tool, findings)
    _named_roles(options, frame.roles, heading.line, findings)
    if frame.kind is Kind.TRACK and (back := _back(settings, len(chapters), findings)):
        options["back"] = str(back)
    elif frame.kind is not Kind.TRACK and "back" in settings.values:
        findings.warn(heading.line, _("“back” only means something in a track, and does nothing here."))
    return Phase(
        title=title,
        minutes=_minutes(settings, tool, findings),
        text=joined(section.text),
        cards=texts(section.cards),
        notes=texts(section.notes),
        captures=_captures(section.tasks, frame.visibility, findings),
        tool=tool,
        seconds=_whole(settings, "seconds", MOST_SECONDS, findings),
        options=tuple(options.items()),
        quiet=quiet,
        chapter=chapters[-1].title if chapters else "",
        think=_whole(settings, "think", MOST_SECONDS, findings),
    )


def _named_roles(options: dict[str, str], there: Sequence[Role], line: int, findings: Findings) -> None:
    """A form that names its roles means one of them when it says who is silent, or who is host at a table."""
    for key in ("silent", "host"):
        named = options.get(key, "")
        if named and there and not roles.one_of(named, there):
            findings.warn(line, roles.unknown(named, there))


def _compared(phase: Phase, before: Iterable[Phase], line: int, findings: Findings) -> None:
    """A vote is compared with an earlier one that could be answered in the same way."""
    if phase.tool is Tool.VOTE and phase.flag("compare"):
        ways = [(one.listed("choices"), one.option("scale")) for one in before if one.tool is Tool.VOTE]
        if (phase.listed("choices"), phase.option("scale")) not in ways:
            message = _("“compare” needs an earlier vote with the same choices, and there is none above.")
            findings.warn(line, message)


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


def _back(settings: Settings, chapter: int, findings: Findings) -> int | None:
    """The number of the meeting one may return to, which is this one or an earlier one."""
    return _whole(settings, "back", max(chapter, 1), findings)


def _captures(tasks: Iterable[Piece], visibility: Visibility, findings: Findings) -> tuple[Capture, ...]:
    found: dict[str, Capture] = {}
    for task in tasks:
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
