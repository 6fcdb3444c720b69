"""The list of work forms: by how well they suit, each with its mark and its minutes, and the cards apart."""

from collections.abc import Sequence
from itertools import groupby

from dialoog.domain.choosing import Fit
from dialoog.i18n import _, ngettext

from ..widgets.rows import Row
from . import fit_words as words


def rows_of(fits: Sequence[Fit], decks: Sequence[Fit], *, judged: bool, airy: bool) -> list[Row]:
    """`fits` are in order. Marks and verdicts only where somebody said what the meeting is to be (`judged`); with
    `airy` the parts stand apart. Decks come last: they are no meeting of themselves."""
    parts: list[list[Row]] = []
    for verdict, alike in groupby(fits, key=lambda fit: fit.verdict if judged else None):
        heading = [] if verdict is None else [Row("", words.heading(verdict))]
        parts.append([*heading, *(_row(fit, judged=judged) for fit in alike)])
    if decks:
        parts.append([Row("", _("Cards, and how many")), *map(_heap, decks)])
    gap = [Row("", "")] if airy else []
    return [row for number, part in enumerate(parts) for row in [*(gap if number else []), *part]]


def _row(fit: Fit, *, judged: bool) -> Row:
    mark = f"{words.MARKS[fit.verdict]} " if judged else ""
    why = words.said(fit.reasons[0]) if fit.verdict else fit.form.purpose
    meetings = len(fit.form.chapters)
    many = ngettext("{count} meeting", "{count} meetings", meetings).format(count=meetings) if meetings else ""
    title = f"{fit.form.title} · {many}" if many else fit.form.title
    return Row(fit.form.id, title, why, lead=f"{mark}{max(1, round(fit.seconds / 60)):>3}′")


def _heap(fit: Fit) -> Row:
    return Row(fit.form.id, fit.form.title, fit.form.purpose, lead=str(len(fit.form.phases[0].cards)))
