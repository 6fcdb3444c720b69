"""What the wall says about groups, tables, cards and hands: words and bars, made from the state alone."""

from dialoog.domain.programme import Step
from dialoog.domain.session import State
from dialoog.domain.voting import FINGERS, Count
from dialoog.domain.workform import Tool
from dialoog.i18n import _, ngettext
from dialoog.wording import names, number

from ..widgets.bars import Bar


def groups_text(state: State) -> str:
    """Who is with whom, a group per line."""
    return "\n".join(
        _("Group {number}: {names}").format(number=place, names=names(state.called(group)))
        for place, group in enumerate(state.groups, start=1)
    )


def tables_text(state: State, step: Step) -> str:
    """Who sits where in the round of this step, a table per line; the host, who stays, stands first."""
    lines = []
    for place, table in enumerate(state.seating(step), start=1):
        order = {seat.id: at for at, seat in enumerate(state.seats)}
        host, *guests = state.called((table[0], *sorted(table[1:], key=lambda seat: order.get(seat, 0))))
        people = " · ".join(guests)
        lines.append(_("Table {number}: {host} (host) · {people}").format(number=place, host=host, people=people))
    return "\n".join(lines)


def groups_line(state: State, step: Step) -> str:
    """How many groups, where each finds its own place."""
    size = step.phase.group_size
    people = len(state.present)
    if state.nameless and step.phase.tool is Tool.PAIRS and people > 1 and not state.groups:
        if size == 2:
            pairs = ngettext("{count} pair", "{count} pairs", people // 2).format(count=people // 2)
            return _("{pairs}, one of three").format(pairs=pairs) if people % 2 else pairs
        return _("{people} people in groups of {size}").format(people=people, size=size)
    if (step.side_by_side or step.phase.tool is Tool.PAIRS) and state.groups:
        count = len(state.groups)
        return ngettext("{count} group side by side", "{count} groups side by side", count).format(count=count)
    return ""


def choices(step: Step) -> tuple[str, ...]:
    """What hands go up for."""
    return FINGERS if step.phase.option("scale") == "fist" else step.phase.listed("choices")


def before(state: State, step: Step) -> Count | None:
    """The count to compare with: the latest earlier one of this form with the same choices."""
    if not step.phase.flag("compare"):
        return None
    place = next((at for at, one in enumerate(state.steps) if one.id == step.id), 0)
    earlier = [one for one in state.steps[:place] if one.part == step.part and choices(one) == choices(step)]
    return next((state.counts[one.id] for one in reversed(earlier) if one.id in state.counts), None)


def bars(state: State) -> tuple[Bar, ...]:
    """The hands counted in this step; none before the count, and none in a group too small to hide in."""
    step = state.step
    if step is None or step.phase.tool is not Tool.VOTE or state.break_until is not None:
        return ()
    count, first = state.counts.get(step.id), before(state, step)
    if count is None or not count.shown:
        return ()
    earlier = first.counts if first is not None and first.shown else None
    return tuple(
        Bar(label, count.counts[place], earlier[place] if earlier else None)
        for place, label in enumerate(choices(step))
        if place < len(count.counts)
    )


def vote_foot(state: State) -> str:
    """How many voted, and the average of a fist to five."""
    step = state.step
    count = state.counts.get(step.id) if step else None
    if step is None or count is None:
        return ""
    voted = ngettext("{count} vote", "{count} votes", count.voters).format(count=count.voters)
    if count.mean is None:
        few = _("{voted}. With so few we talk about it instead of counting.")
        return voted if count.shown else few.format(voted=voted)
    if step.phase.option("scale") != "fist":
        return voted
    return _("{voted}, average {mean}").format(voted=voted, mean=number(count.mean))


def card(state: State) -> tuple[str, str, str] | None:
    """The card on the wall as theme, words and foot; None before the first."""
    step = state.step
    if step is None or not (drawn := state.drawn.get(step.id, ())):
        return None
    place = drawn[-1]
    if place >= len(step.phase.heap):
        return None
    theme = step.phase.themes[place] if place < len(step.phase.themes) else step.phase.title
    return theme, step.phase.heap[place], _("card {number}").format(number=len(drawn))
