"""What a phase says to its tool: each setting checked by itself, and then together with what else the phase has."""

from collections.abc import Callable
from typing import Final

from dialoog.domain.workform import Phase, Tool
from dialoog.i18n import _
from dialoog.workforms import values
from dialoog.workforms.attributes import Settings
from dialoog.workforms.problems import Findings
from dialoog.workforms.vocabulary import (
    LARGEST_GROUP,
    MOST_ROUNDS,
    ORDERS,
    PHASE_FLAGS,
    QUESTIONS,
    SCALES,
    SCORES,
    TOOLS,
    TOOLS_OF,
)


def tool(settings: Settings, findings: Findings) -> Tool | None:
    """The tool of a phase. Takes out of the settings, with a warning, what means nothing beside it."""
    written = settings.values.get("tool")
    known = None if written is None else values.choice("tool", written, TOOLS, settings.line, findings)
    found = Tool(known) if known else None
    for key, tools in TOOLS_OF.items():
        if key in settings.values and found not in tools:
            message = _("“{key}” only means something beside {tools}, and does nothing here.")
            findings.warn(settings.line, message.format(key=key, tools=", ".join(f"tool={name}" for name in tools)))
            del settings.values[key]
    return found


def options(settings: Settings, tool: Tool | None, findings: Findings) -> dict[str, str]:
    """What the tool is handed, in the order it was written: every value checked, flags as `yes`."""
    found: dict[str, str] = {}
    for key, written in settings.values.items():
        if key in PHASE_FLAGS:
            found[key] = "yes"
        elif check := _SCALE.get(tool) if key == "scale" else _CHECKS.get(key):
            check(key, written, settings.line, findings)
            found[key] = written
    return found


def together(phase: Phase, line: int, findings: Findings) -> None:
    """Point out what a tool misses to do its work."""
    if phase.tool is Tool.VOTE:
        _vote(phase, line, findings)
    elif phase.tool is Tool.CARDS and not phase.cards and not phase.option("deck"):
        findings.warn(line, _("There is nothing to draw here: add cards, or name a deck with deck=…"))
    elif phase.tool is Tool.MATRIX and phase.flag("fixed") and not phase.cards:
        findings.warn(line, _("“fixed” makes the cards the rows of the table, and there are no cards here: add them."))
    elif phase.tool is Tool.TABLES and len(phase.cards) < _cards_needed(phase):
        message = _("“questions={which}” asks another card each time, and there are too few here: add cards.")
        findings.warn(line, message.format(which=phase.option("questions")))


def _vote(phase: Phase, line: int, findings: Findings) -> None:
    if phase.option("choices") and phase.option("scale"):
        findings.error(line, _("A vote has “choices” or a “scale”, not both: keep one."))
    elif not phase.option("choices") and not phase.option("scale"):
        findings.warn(line, _("There is nothing to choose from here: write choices=“…, …” or scale=fist."))


def _cards_needed(phase: Phase) -> int:
    """One card a round, or a card for each of two tables; how many tables there will be nobody knows yet."""
    rounds = phase.option("rounds", "1")
    return {"round": int(rounds) if rounds.isdecimal() else 1, "table": 2}.get(phase.option("questions"), 0)


_Check = Callable[[str, str, int, Findings], object]


def _one_of(known: tuple[str, ...]) -> _Check:
    return lambda key, written, line, findings: values.choice(key, written, known, line, findings)


def _between(least: int, most: int) -> _Check:
    return lambda key, written, line, findings: values.whole(key, written, line, findings, least=least, most=most)


def _names(least: int) -> _Check:
    return lambda key, written, line, findings: values.names(key, written, line, findings, least=least)


def _any(key: str, written: str, line: int, findings: Findings) -> str:
    """A name: whatever the writer calls it."""
    return written


_CHECKS: Final[dict[str, _Check]] = {
    "silent": _any,
    "order": _one_of(ORDERS),
    "deck": values.identifier,
    "size": _between(*LARGEST_GROUP),
    "rounds": _between(1, MOST_ROUNDS),
    "change": _between(1, MOST_ROUNDS),
    "questions": _one_of(QUESTIONS),
    "host": _any,
    "choices": _names(2),
    "themes": _names(1),
    "columns": _names(1),
    "status": _names(2),
    "table": _any,
}
_SCALE: Final[dict[Tool | None, _Check]] = {Tool.VOTE: _one_of(SCALES), Tool.MATRIX: _between(*SCORES)}
