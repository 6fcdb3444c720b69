"""All there is to know of a work form before choosing it, as one text to read."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from dialoog.domain.choosing import Fit, Lately
from dialoog.domain.prepare import GROUP, Part, steps_of
from dialoog.domain.programme import Step
from dialoog.domain.workform import Chapter, Kind, Phase, Role, WorkForm
from dialoog.i18n import _, ngettext
from dialoog.wording import minutes

from ..safe import plain
from ..widgets.reading import blocks, heading, lines, muted
from . import fit_words as words


def described(fit: Fit, people: int | None, before: Lately | None, today: date, *, judged: bool) -> Content:
    """For the people of a meeting and the one who leads it: notes for the latter are not in it. `judged` is whether
    anybody said what the meeting is to be."""
    return blocks(_described(fit, people, before, today, judged=judged))


def length(fit: Fit) -> str:
    """How long it takes this group; of a track, over how many meetings and how long the longest is."""
    meetings = len(fit.form.chapters)
    if not meetings:
        return words.about(fit.seconds)
    said = ngettext("{count} meeting, {length}", "{count} meetings, at most {length}", meetings)
    return said.format(count=meetings, length=words.about(fit.seconds))


def group(form: WorkForm) -> str:
    """For how many: a bare '2-25' gets a word behind it."""
    bare = form.group.replace("-", "").replace("+", "").replace(" ", "").isdecimal()
    if form.group.strip() == "1":
        return _("for one person")
    return _("{count} people").format(count=form.group) if bare else form.group


def _described(fit: Fit, people: int | None, before: Lately | None, today: date, *, judged: bool) -> Iterator[Content]:
    form = fit.form
    facts = " · ".join(filter(None, (length(fit), group(form))))
    yield lines(plain(form.title, "bold $primary"), muted(facts))
    if judged:
        why = (muted("· ") + plain(words.said(reason)) for reason in fit.reasons)
        yield lines(plain(words.heading(fit.verdict), "bold"), *why)
    yield lines(plain(form.purpose[:1].upper() + form.purpose[1:], "bold"), plain(form.intro))
    yield lines(
        muted(_("Your team: {held}").format(held=words.held(before, today)) if before else ""),
        muted(_("You leave with: {yields}").format(yields=words.yields(form.yields)) if form.yields else ""),
        muted(_("What is told stays in the room.") if form.confidential else ""),
    )
    if form.kind is Kind.DECK:
        yield from _heap(form.phases[0])
    else:
        yield from _course(form, steps_of((Part(form),), people or GROUP))
    yield muted(_("Based on: {sources}").format(sources=form.sources) if form.sources else "")


def _course(form: WorkForm, steps: tuple[Step, ...]) -> Iterator[Content]:
    """The phases at a glance, then who does what, then what the room is asked in each phase."""
    chapters = {chapter.title: chapter for chapter in form.chapters}
    table: list[Content] = []
    chapter = ""
    for number, phase in enumerate(form.phases, start=1):
        if phase.chapter != chapter:
            chapter = phase.chapter
            yield lines(*table)
            table = list(_chapter(chapter, chapters.get(chapter)))
        table.append(_line(phase, [step for step in steps if step.root == f"1.{number}"]))
    yield lines(*table)
    for role in form.roles:
        yield _role(role)
    for phase in form.phases:
        cards = (plain(f"– {card}") for card in phase.cards)
        yield lines(heading(phase.title), plain(phase.text), *cards) if phase.text or phase.cards else Content()


def _chapter(title: str, chapter: Chapter | None) -> Iterator[Content]:
    yield heading(title)
    if chapter is not None:
        yield plain(chapter.text)
        yield from (muted(_("Until the next time: {task}").format(task=task)) for task in chapter.homework)


def _line(phase: Phase, steps: list[Step]) -> Content:
    rounds = max(step.rounds for step in steps)
    many = _(" ({rounds} rounds)").format(rounds=rounds) if rounds else ""
    takes = minutes(round(sum(step.seconds for step in steps) / 60, 1))
    return muted(f"{takes:>8}  ") + plain(f"{phase.title}{many}")


def _role(role: Role) -> Content:
    name = _("{role} (if there are enough of you)").format(role=role.name) if role.optional else role.name
    return lines(heading(name[:1].upper() + name[1:]), plain(role.text), *(plain(f"– {one}") for one in role.reminders))


def _heap(deck: Phase) -> Iterator[Content]:
    """The cards of a deck, under their themes."""
    themes = deck.themes or ("",) * len(deck.cards)
    for theme in dict.fromkeys(themes):
        of_theme = (card for card, one in zip(deck.cards, themes, strict=True) if one == theme)
        yield lines(heading(theme), *(plain(f"– {card}") for card in of_theme))
