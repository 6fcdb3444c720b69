"""What is said of a series: where the group is, what to do before the next meeting, what was found. All of it may be
on the wall: no date that passed, nobody by name but as the owner of an agreement."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from dialoog.domain.agreement import Agreement
from dialoog.domain.findings import Findings, Rows
from dialoog.domain.matrix import by_status, cell
from dialoog.domain.note import Note
from dialoog.domain.series import Standing, Stop
from dialoog.i18n import _
from dialoog.live.series import LiveSeries, standing
from dialoog.wording import names, short_day, status

from ..safe import plain
from ..stage.tabling import status_words
from ..widgets.reading import blocks, heading, lines, muted
from .meetings import sentence

MARKS = {Standing.DONE: "✓", Standing.NEXT: "▸", Standing.TO_COME: "·", Standing.AGAIN: "↻"}
"""The sign in front of a chapter; the word behind it says the same."""


def named(stop: Stop) -> str:
    """A chapter with its number."""
    return f"{stop.number} {stop.chapter.title}"


def stop_words(stop: Stop, today: date) -> str:
    """A chapter in a list: with when it was, or whether it comes."""
    days = names([short_day(day, today) for day in stop.days])
    said = {
        Standing.DONE: days,
        Standing.NEXT: _("next, once more") if stop.meetings else _("next"),
        Standing.TO_COME: "",
        Standing.AGAIN: _("again later"),
    }
    return " · ".join(filter(None, (named(stop), said[stop.standing])))


def ahead(track: LiveSeries, today: date) -> Content:
    """All there is to know before the next meeting."""
    return blocks(_ahead(track, today))


def _ahead(track: LiveSeries, today: date) -> Iterator[Content]:
    stop, found = track.next, track.findings()
    yield lines(heading(named(stop) if stop else standing(track.series)), plain(stop.chapter.text if stop else ""))
    if track.form is None:
        yield plain(_("Its work form is not in the library now. What was found is all here."))
    if back := track.way_back:
        yield plain(_("Or back to {chapter}: what was found stays.").format(chapter=named(back)), "bold")
    open_ones = [one for one in found.agreements if one.open]
    yield _listed(_("Until then"), [*_dots(track.homework), *_agreed(open_ones, today)])
    yield from _tables(found.tables)
    if track.sessions:
        yield _listed(_("Found last time"), _texts("★", track.findings([track.sessions[-1].id]).answers))
    yield _listed(_("Questions to go on with"), _texts("?", found.questions))


def looked_back(track: LiveSeries, title: str, days: Sequence[date], meetings: Sequence[str], today: date) -> Content:
    """What was found in some meetings."""
    found = track.findings(meetings)
    when = muted(" · ".join(short_day(day, today) for day in days))
    return blocks((lines(heading(title), when), *_found(found, today)))


def _found(found: Findings, today: date) -> Iterator[Content]:
    if not found:
        yield muted(_("Nothing was written down, and that is fine."))
    yield from _tables(found.tables)
    yield _listed(_("What we found"), _texts("★", found.answers))
    yield _listed(_("Questions to go on with"), _texts("?", found.questions))
    yield _listed(_("Agreed"), _agreed(found.agreements, today))


def expected(stop: Stop) -> Content:
    """A chapter that is still to come."""
    return blocks(
        (heading(named(stop)), plain(stop.chapter.text), _listed(_("Afterwards"), _dots(stop.chapter.homework)))
    )


def decided(tables: Sequence[Rows]) -> str:
    """The rows of tables by their status, what is decided first: what one looks at before going back."""
    said = []
    for table, rows in tables:
        for word, group in reversed(by_status(table, rows)) if table.statuses else ():
            said += [f"{status_words(table, row)}: {row.text}" for row in group if word]
    return "\n".join(said)


def _tables(tables: Sequence[Rows]) -> Iterator[Content]:
    for table, rows in tables:
        if table.statuses:
            said = [
                f"{status_words(table, row)}: {row.text}" for _word, group in by_status(table, rows) for row in group
            ]
        else:
            said = [
                "· " + " · ".join(filter(None, (cell(row, at) for at in range(len(table.columns))))) for row in rows
            ]
        yield _listed(table.name[:1].upper() + table.name[1:], said)


def _agreed(agreements: Sequence[Agreement], today: date) -> list[str]:
    return [
        f"○ {sentence(one, today)}" if one.open else f"{sentence(one, today)} ({status(one.status)})"
        for one in agreements
    ]


def _texts(mark: str, notes: Sequence[Note]) -> list[str]:
    return [f"{mark} {note.text}" for note in notes]


def _dots(texts: Sequence[str]) -> list[str]:
    return [f"· {text}" for text in texts]


def _listed(title: str, texts: Sequence[str]) -> Content:
    """A heading with lines beneath it; nothing where there are none."""
    return lines(heading(title), *map(plain, texts)) if texts else Content()
