"""Reports as Markdown that also reads well as plain text, in the language in use."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from dialoog.domain.goal import Level
from dialoog.domain.harvest import Heading
from dialoog.domain.note import NoteKind
from dialoog.domain.programme import Programme, Slot, Step, schedule
from dialoog.domain.workform import Visibility
from dialoog.i18n import _, ngettext
from dialoog.live.clock import local
from dialoog.wording import agreement_sentence, clock_time, day, minutes, names, status, title_of

from .escape import markdown as safe
from .report import Item, Meeting, TeamPlan


def team_plan(plan: TeamPlan) -> str:
    """The plan on one page: agreements first, what it rests on after."""
    parts = [
        _title(plan),
        _agreements(_("Agreed"), plan.agreed),
        _agreements(_("Still open from earlier"), plan.carried),
        _agreements(_("Settled"), plan.settled, settled=True),
        _bullets(_("What we take along from the latest meeting"), (safe(text) for text in plan.insights)),
        *(_bullets(_heading(one), (safe(note.text) for note in one.notes)) for one in plan.harvest),
        _bullets(_("Not got round to"), (safe(title) for title in plan.meeting.uncovered) if plan.meeting else ()),
        _bullets(_("What we work towards"), (_goal(text, level) for text, level in plan.goals)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def run_sheet(programme: Programme, begins: datetime) -> str:
    """The whole course of a meeting on paper, for whoever leads it: times, questions, cards, what to write down, and
    the facilitator's own notes with the sentence to say at each transition."""
    slots = schedule(programme.steps, begins.timestamp())
    ends = local(slots[-1].ends if slots else begins.timestamp())
    about = [_("{day}, {begins} to {ends}").format(day=day(begins), begins=clock_time(begins), ends=clock_time(ends))]
    if programme.until is not None:
        about.append(_("everyone leaves at {time}").format(time=clock_time(local(programme.until))))
    if programme.seats:
        people = len(programme.seats)
        about.append(ngettext("{count} participant", "{count} participants", people).format(count=people))
    lines = [f"# {_('Run sheet')}: {safe(programme.title)}", "", _capital(" · ".join(about))]
    for label, text in ((_("Aim"), programme.aim), (_("On the table"), programme.materials)):
        if text:
            lines += ["", f"{label}: {safe(text)}"]
    for slot in slots:
        lines += ["", *_step(slot, programme.steps)]
    return "\n".join(lines) + "\n"


def _heading(heading: Heading) -> str:
    match heading.kind:
        case NoteKind.QUESTION:
            return _("Questions to go on with")
        case NoteKind.PARKED:
            return _("Parked for another day")
        case _:
            return f"{_('What came up')}: {safe(heading.theme)}" if heading.theme else _("What came up")


def _title(plan: TeamPlan) -> str:
    heading = f"{_('Team plan')} {safe(plan.team)}".rstrip()
    stands = _("As it stands on {day}.").format(day=day(plan.day))
    if plan.meeting is None:
        return f"# {heading}\n\n{stands}"
    return f"# {heading}\n\n{stands} {_looks_back(plan.meeting)}"


def _looks_back(meeting: Meeting) -> str:
    if meeting.closed:
        message = _("Last meeting: {title}, {day}.")
    else:
        message = _("This meeting is still going on: {title}, {day}.")
    return message.format(title=safe(meeting.title), day=day(meeting.day))


def _agreements(heading: str, items: tuple[Item, ...], settled: bool = False) -> str:
    """The section on agreements of one sort; without any there is no section."""
    if not items:
        return ""
    blocks = ("\n".join(_settled(item) if settled else _open(item)) for item in items)
    return f"## {heading}\n\n" + "\n".join(blocks)


def _open(item: Item) -> Iterator[str]:
    yield f"- {safe(agreement_sentence(item.who, item.what, item.due))}"
    for goal in item.goals:
        yield f"  - {_('Goal')}: {safe(goal)}"
    if item.sign:
        yield f"  - {safe(_('We will notice it by: {sign}').format(sign=item.sign))}"
    if item.first_due:
        moved = _("Moved from {day}").format(day=day(item.first_due))
        yield f"  - {moved}: {safe(item.reason)}" if item.reason else f"  - {moved}"
    if item.waiting_for:
        yield f"  - {safe(_('Not confirmed yet by {names}').format(names=names(item.waiting_for)))}"
    yield f"  - {_source(item)}"


def _settled(item: Item) -> Iterator[str]:
    yield f"- {safe(agreement_sentence(item.who, item.what))}"
    how = _capital(status(item.status))
    yield f"  - {how}: {safe(item.reason)}" if item.reason else f"  - {how}"
    yield f"  - {_source(item)}"


def _source(item: Item) -> str:
    made = day(item.made)
    if not item.meeting:
        return _("Agreed on {day}").format(day=made)
    return _("Agreed in {meeting}, {day}").format(meeting=safe(item.meeting), day=made)


def _goal(text: str, level: Level) -> str:
    return f"{_('School') if level is Level.SCHOOL else _('Team')}: {safe(text)}"


def _bullets(heading: str, lines: Iterator[str] | tuple[str, ...]) -> str:
    bullets = [f"- {line}" for line in lines]
    return "\n".join([f"## {heading}", "", *bullets]) if bullets else ""


def _step(slot: Slot, steps: Sequence[Step]) -> Iterator[str]:
    step, phase = slot.step, slot.step.phase
    alone = len({one.root for one in steps if one.part == step.part}) == 1
    title = title_of(step, steps) if step.rounds or step.change or not alone else phase.title
    yield f"## {clock_time(local(slot.begins))} {safe(title)} ({minutes(step.seconds / 60)})"
    yield ""
    yield f"*{safe(step.form_title)}*"
    for paragraph in phase.text.split("\n\n"):
        if paragraph.strip():
            yield from ("", safe(paragraph))
    if phase.cards:
        yield from (
            "",
            f"{_('Cards')}:",
            "",
            *(f"{number}. {safe(card)}" for number, card in enumerate(phase.cards, 1)),
        )
    if phase.captures:
        yield from ("", f"{_('To write down')}:", "")
        for capture in phase.captures:
            private = f" ({_('in confidence')})" if capture.visibility in _CONFIDENTIAL else ""
            yield f"- {safe(capture.name)}: {safe(capture.question)}{private}"
    if phase.notes:
        yield from ("", f"> **{_('For whoever leads')}**")
        for note in phase.notes:
            for paragraph in note.split("\n\n"):
                yield from (">", f"> {safe(paragraph)}")


_CONFIDENTIAL = frozenset({Visibility.PRIVATE, Visibility.PAIR})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
