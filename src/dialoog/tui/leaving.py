"""The way out: what is not on disk yet is never left behind without a word."""

from dialoog.domain.agreement import Agreement
from dialoog.i18n import _
from dialoog.live.workplace import Workplace

from .dialogs.choice import Answer, Choice
from .stage.words import agreement_line

MOST_SHOWN = 5


def leave_question(workplace: Workplace) -> Choice[bool]:
    """Asks whether to go while saving fails; True: all the same."""
    words = _written_down(workplace)
    shown = words[:MOST_SHOWN] + ["…"] * (len(words) > MOST_SHOWN)
    return Choice(
        _("Not everything is saved yet"),
        "\n".join([str(workplace.mark.problem), *shown]),
        [Answer(_("Stay: it is tried again and again"), False), Answer(_("Leave all the same"), True)],
    )


def not_saved(workplace: Workplace) -> str:
    """What is lost with the app, to be read in the terminal it leaves behind."""
    said = _("Not everything could be saved: {problem}").format(problem=workplace.mark.problem)
    words = _written_down(workplace)
    if not words:
        return f"{said}\n{_('Everything that was written down is saved; the latest steps of the meeting are not.')}"
    return "\n".join([said, _("This is not saved. Copy it from here:"), *words])


def _written_down(workplace: Workplace) -> list[str]:
    return [
        agreement_line(one, workplace.today) if isinstance(one, Agreement) else f"★ {one.text}"
        for one in workplace.room.unsaved()
    ]
