"""Which words stand where on the wall, for each tool a phase can have."""

from dialoog.domain import rounds
from dialoog.domain.agreement import Agreement
from dialoog.domain.session import State
from dialoog.domain.workform import Tool
from dialoog.i18n import _, ngettext
from dialoog.live.session import LiveSession
from dialoog.wording import minutes

from . import gathered
from .face import Face, uses
from .harvesting import harvest_in, harvest_text
from .reviewing import Review
from .tabling import Sheet, matrix_text
from .words import agreement_line, without_date


def time_up_choices() -> str:
    """Time up is a choice, never a jump."""
    return _("→ go on   + one minute   ++ two   s hands up")


def wall(live: LiveSession, seen: Face, review: Review | None, sheet: Sheet | None) -> tuple[str, str, str]:
    """Heading, large text and foot."""
    state = live.state
    if state.break_until is not None:
        return seen.heading, seen.text, ""
    if review is not None:
        return _reviewing(live, seen, review)
    if uses(state, Tool.AGREEMENTS) and not state.card:
        made = [agreement_line(one, live.today) for one in live.made_here()]
        return (seen.text, "\n\n".join(made), "") if made else (seen.heading, seen.text, "")
    if state.step is not None and (words := _of_tool(state, seen)) is not None:
        return words
    if not state.card and (filled := _filled_in(live, sheet)):
        return seen.text, filled, ""
    return seen.heading, seen.text, " · ".join(filter(None, (seen.card, _turn_count(state))))


def _filled_in(live: LiveSession, sheet: Sheet | None) -> str:
    """What the group wrote on the wall in this phase."""
    if sheet is not None:
        return matrix_text(sheet.table, sheet.rows)
    return harvest_text(*harvest_in(live)) if uses(live.state, Tool.HARVEST) else ""


def _of_tool(state: State, seen: Face) -> tuple[str, str, str] | None:
    """What a tool puts in the place of the question, while no card of the phase is up."""
    step = state.step
    if step is None or state.card:
        return None
    match step.phase.tool:
        case Tool.TABLES if step.change:
            moving = _("Find your table for round {round}").format(round=step.round)
            return moving, gathered.tables_text(state, step) or moving, ""
        case Tool.PAIRS if state.groups:
            return seen.heading, f"{seen.text}\n\n{gathered.groups_text(state)}", ""
        case Tool.CARDS:
            return gathered.card(state) or (seen.heading, seen.text, _("draw a card"))
        case Tool.VOTE:
            return seen.heading, seen.text, gathered.vote_foot(state)
    return None


def _reviewing(live: LiveSession, seen: Face, review: Review) -> tuple[str, str, str]:
    if review.place < 0 and review.success is not None:
        words = without_date(review.success, live.today)
        return _("This worked"), f"★ {words}", _("What made it work?")
    if review.current is None:
        if not review.ids:
            return seen.heading, seen.text, seen.card or _("No agreements are waiting.")
        undecided = sum(id not in live.state.agreements for id in review.ids)
        if undecided:
            stays = ngettext("{count} agreement stays as it is.", "{count} agreements stay as they are.", undecided)
            return seen.heading, stays.format(count=undecided), _("← to look at it again")
        return seen.heading, _("All agreements had their turn."), ""
    agreement = live.ledger.get(Agreement, review.current)
    count = _("agreement {number} of {count}").format(number=review.place + 1, count=len(review.ids))
    if agreement is None:
        return count, _("(taken back)"), ""
    return count, without_date(agreement, live.today), seen.card


def tool_line(live: LiveSession) -> str:
    """The line under the question that a tool needs."""
    state = live.state
    if state.break_until is not None or state.step is None:
        return ""
    if uses(state, Tool.TURNS):
        return _turn_line(state)
    return gathered.groups_line(state, state.step)


def _turn_count(state: State) -> str:
    """How far the round is, while somebody speaks."""
    turns = state.turns
    if turns.speaker is None:
        return ""
    had = len({*turns.spoken, *turns.passed} & set(state.speakers)) + 1
    return _("{had} of {count}").format(had=had, count=len(state.speakers))


def _turn_line(state: State) -> str:
    turns = state.turns
    if state.step is not None and state.step.phase.popcorn and turns.speaker is not None:
        return _("Who wants to, speaks.")
    speaker = next((seat.name for seat in state.seats if seat.id == turns.speaker), "")
    if speaker:
        return speaker
    if not turns.begun and rounds.offered(state) and state.step is not None:
        people = len(state.speakers)
        length = minutes(rounds.seconds_of(state.step.phase, people) / 60)
        return _("{people} people: a round takes {length}").format(people=people, length=length)
    if not turns.begun:
        return _("Who begins? Everyone may pass.")
    silent = turns.passed or turns.waiting(state.speakers)
    return _("Who has not spoken yet, may.") if silent else _("Everyone who wanted has spoken.")
