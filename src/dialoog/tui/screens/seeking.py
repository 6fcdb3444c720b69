"""What somebody who looks for a work form says about the meeting to come, and how that stands on one line."""

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar

from dialoog.domain.choosing import Wish
from dialoog.domain.memory import Memory
from dialoog.domain.workform import Aim, Experience, Safety, WorkForm
from dialoog.i18n import _, ngettext
from dialoog.live.workplace import Workplace
from dialoog.text import line
from dialoog.wording import minutes

from ..keys import Act
from ..widgets.key_bar import Hint
from . import fit_words as words
from .setup_entries import Entries

MOST_DIGITS = 3
E = TypeVar("E", bound=Enum)


@dataclass
class Seeking:
    """Kept by whoever opens the work forms, so that what was said is there the next time."""

    wish: Wish = field(default_factory=Wish)
    team: str | None = None
    looking_for: str = ""
    """Words that a form must have in it to be listed."""

    @classmethod
    def for_latest_team(cls, workplace: Workplace) -> "Seeking":
        """For the team that met last, as many as it has people; for the only team there is."""
        teams = {team.id: team for team in workplace.room.teams()}
        met = [session.team for session in (*workplace.interrupted(), *workplace.held()) if session.team in teams]
        id = met[0] if met else next(iter(teams)) if len(teams) == 1 else None
        people = len(workplace.seats(teams[id])) if id else 0
        return cls(Wish(people=people or None), id)

    def entries(self, workplace: Workplace, about: str) -> Entries:
        """The set-up of a meeting around a form, with what was said here filled in."""
        team, wish = workplace.room.team(self.team), self.wish
        everyone = len(workplace.seats(team)) if team else 0
        return Entries(
            about=about,
            team=team.id if team else None,
            people=str(wish.people) if wish.people not in (None, everyone) else "",
            until=minutes(wish.minutes) if wish.minutes is not None else "",
        )

    def memory(self, workplace: Workplace) -> Memory | None:
        """What this team did before."""
        return workplace.ledger.get(Memory, self.team) if self.team else None

    def finds(self, form: WorkForm) -> bool:
        """Whether the form has all the words looked for, in its title or in what it is for."""
        said = " ".join((form.title, form.purpose, form.intro)).casefold()
        return all(word in said for word in self.looking_for.casefold().split())

    def people_typed(self, typed: str) -> None:
        self.wish = replace(self.wish, people=_number(typed))

    def minutes_typed(self, typed: str) -> None:
        self.wish = replace(self.wish, minutes=_number(typed))

    def words_typed(self, typed: str) -> None:
        self.looking_for = line(typed)

    def next_aim(self) -> None:
        self.wish = replace(self.wish, aim=_next(Aim, self.wish.aim))

    def next_experience(self) -> None:
        self.wish = replace(self.wish, experience=_next(Experience, self.wish.experience))

    def next_safety(self) -> None:
        self.wish = replace(self.wish, safety=_next(Safety, self.wish.safety))

    def hint(self, act: Act) -> Hint:
        """The answer to one question, or the question, behind the key that asks it. What was answered stays longest
        where there is little room."""
        said, short, answered = _answers(self.wish)[act.name]
        return replace(act.hint(), what=said, short=short, priority=int(answered))


def _answers(wish: Wish) -> dict[str, tuple[str, str, bool]]:
    """By the act that asks: the answer or the question, the same in a word, and whether there is an answer."""
    people, length, aim, experience, safety = wish.people, wish.minutes, wish.aim, wish.experience, wish.safety
    return {
        "people": (_people(people), str(people), True) if people else (_("how many people?"), _("people?"), False),
        "minutes": (minutes(length), f"{round(length)}′", True) if length else (_("how long?"), _("time?"), False),
        "aim": (
            (_("aim: {aim}").format(aim=words.aim(aim)), words.aim(aim), True)
            if aim
            else (_("which aim?"), _("aim?"), False)
        ),
        "experience": (
            (words.experience(experience), words.experience(experience), True)
            if experience
            else (_("how much experience?"), _("experience?"), False)
        ),
        "safety": (
            (words.safety(safety), words.safety(safety), True)
            if safety
            else (_("at home together?"), _("trust?"), False)
        ),
    }


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count).format(count=count)


def _number(typed: str) -> int | None:
    """None for nothing and for nought."""
    digits = typed.strip()[:MOST_DIGITS]
    return int(digits) or None if digits.isdecimal() else None


def _next(members: type[E], value: E | None) -> E | None:
    """The one after it, and after the last nothing in particular."""
    order: list[E | None] = [None, *members]
    return order[(order.index(value) + 1) % len(order)]
