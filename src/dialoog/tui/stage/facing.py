"""Which words stand where on the wall, for each tool a phase can have."""

from dialoog.domain.agreement import Agreement
from dialoog.domain.session import State
from dialoog.domain.workform import Tool
from dialoog.i18n import _, ngettext
from dialoog.live.session import LiveSession

from .face import Face, uses
from .reviewing import Review
from .words import agreement_line, without_date


def time_up_choices() -> str:
    """Time up is a choice, never a jump."""
    return _("→ go on   + one minute   ++ two   s hands up")


def wall(live: LiveSession, seen: Face, review: Review | None) -> tuple[str, str, str]:
    """Heading, large text and foot."""
    state = live.state
    if state.break_until is not None:
        return seen.heading, seen.text, ""
    if review is not None:
        return _reviewing(live, seen, review)
    if uses(state, Tool.AGREEMENTS) and not state.card:
        made = [agreement_line(one, live.today) for one in live.made_here()]
        return (seen.text, "\n\n".join(made), "") if made else (seen.heading, seen.text, "")
    return seen.heading, seen.text, " · ".join(filter(None, (seen.card, _turn_count(state))))


def _reviewing(live: LiveSession, seen: Face, review: Review) -> tuple[str, str, str]:
    if review.place < 0 and review.success is not None:
        words = without_date(review.success, live.today)
        return _("This worked"), f"★ {words}", _("What made it work?")
    if review.current is None:
        if not review.ids:
            return seen.heading, _("No agreements are waiting. On to the next."), ""
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
    if state.step.side_by_side and state.groups:
        return ngettext("{count} group side by side", "{count} groups side by side", len(state.groups)).format(
            count=len(state.groups)
        )
    return ""


def _turn_count(state: State) -> str:
    """How far the round is, while somebody speaks."""
    turns = state.turns
    if turns.speaker is None:
        return ""
    had = len(turns.spoken) + len(turns.passed) + 1
    return _("{had} of {count}").format(had=had, count=len(state.present))


def _turn_line(state: State) -> str:
    turns = state.turns
    speaker = next((seat.name for seat in state.seats if seat.id == turns.speaker), "")
    if speaker:
        return speaker
    if not turns.begun:
        return _("Who begins? Everyone may pass.")
    silent = turns.passed or turns.waiting(tuple(seat.id for seat in state.present))
    return _("Who has not spoken yet, may.") if silent else _("Everyone who wanted has spoken.")
