"""The tools of a phase on the stage: groups and tables, roles, cards, hands, silence."""

from textual import work

from dialoog.domain import rounds
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.programme import Step
from dialoog.domain.rounds import Short, ShortRound
from dialoog.domain.workform import Role, Tool
from dialoog.i18n import _, ngettext
from dialoog.live.session import LiveSession
from dialoog.wording import minutes, names

from ..dialogs.choice import Answer, Choice
from ..dialogs.entry import Entry
from ..dialogs.listing import Listing, Row
from . import gathered
from .face import uses
from .steering import Steering
from .tabling import Sheet, Slate, earlier_rows, sheet
from .words import seating_words


class Tooling(Steering):
    """Each act asks what it needs in one dialog and leaves the rest to the meeting."""

    def __init__(self, live: LiveSession) -> None:
        super().__init__(live)
        self.theme = ""
        """Which theme cards are drawn from; empty for all of them."""
        self.slate = Slate()
        self.sheet: Sheet | None = None
        self._sheet_step: str | None = None
        self._earlier: tuple[Note, ...] = ()

    def keep_sheet(self) -> None:
        """The table of a phase is found once, when the room comes to it."""
        if self._sheet_step != self.live.state.current:
            self._sheet_step = self.live.state.current
            self._earlier = earlier_rows(self.workplace.room, self.live) if uses(self.live.state, Tool.MATRIX) else ()
            self.sheet = sheet(self.live, self.slate, self._earlier)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        state = self.live.state
        step = state.step
        match action:
            case "next_one" if uses(state, Tool.CARDS):
                return True
            case "groups":
                return step is not None and len(state.present) > 1 and self._in_groups(step)
            case "roles":
                return step is not None and bool(state.cast(step.part))
            case "ask":
                return state.running and step is not None and not step.change
            case "be_silent":
                return step is not None and state.running and state.break_until is None
            case "fill_in":
                own = (Tool.VOTE, Tool.CARDS, Tool.HARVEST, Tool.MATRIX)
                told = step is not None and step.in_confidence and step.phase.tool not in own
                return state.running and not told
            case "fit":
                return super().check_action(action, parameters) or bool(rounds.offered(state))
        return super().check_action(action, parameters)

    def _in_groups(self, step: Step) -> bool:
        return step.side_by_side or step.phase.tool is Tool.PAIRS or self.live.step_at_tables is not None

    @work(exclusive=True, group="ask")
    async def action_put_away(self) -> None:
        """Pause and go to the first screen; what is in no file is named first, for it goes."""
        if self.slate.rows:
            sure = await self.app.push_screen_wait(
                Choice(
                    _("The table on the wall is in no file."),
                    _("It was filled in in confidence, and is gone when you leave."),
                    [Answer(_("Stay here"), False), Answer(_("Leave: the table goes"), True)],
                )
            )
            if not sure:
                return
        self.live.hold()
        self.dismiss()

    async def let_go_of_the_case(self) -> bool:
        """Ask about tables that are in no file, and about notes of a confidential talk that are."""
        if self.slate.rows:
            keep = await self.app.push_screen_wait(
                Choice(
                    _("The table on the wall is in no file."),
                    _("It was filled in in confidence."),
                    [Answer(_("Do not keep it"), False), Answer(_("Keep it on file: everyone agrees"), True)],
                )
            )
            if keep is None:
                return False
            if keep:
                self.slate.keep(self.live)
        case = tuple(note for note in self.live.case() if note.kind is not NoteKind.ROW)
        if case:
            words = ngettext(
                "{count} note was made in confidence. The team would read it.",
                "{count} notes were made in confidence. The team would read them.",
                len(case),
            )
            wipe = await self.app.push_screen_wait(
                Choice(
                    _("What was told in confidence"),
                    words.format(count=len(case)),
                    [Answer(_("Wipe the case: agreements stay"), True), Answer(_("Keep what we wrote down"), False)],
                )
            )
            if wipe is None:
                return False
            if wipe:
                self.live.wipe(case)
        return True

    # silence and cards

    def action_be_silent(self) -> None:
        """Silence for everyone to think; any key ends it."""
        self.live.be_silent()

    def action_next_one(self) -> None:
        """The next card, person or agreement."""
        if uses(self.live.state, Tool.CARDS):
            self.live.draw(self.theme)
        else:
            super().action_next_one()

    async def _choose_theme(self, step: Step) -> None:
        themes = tuple(dict.fromkeys(step.phase.themes))
        answers = [Answer(_("All themes"), "")]
        for theme in themes:
            count = step.phase.themes.count(theme)
            cards = ngettext("{count} card", "{count} cards", count).format(count=count)
            answers.append(Answer(f"{theme} · {cards}", theme))
        chosen = await self.app.push_screen_wait(Choice(_("Which cards?"), "", answers))
        if chosen is not None:
            self.theme = chosen
            self.live.draw(chosen)

    # what the phase asks for

    @work(exclusive=True, group="ask")
    async def action_fill_in(self) -> None:
        """Fill in what this phase asks for: hands, a theme, a table; else notes on the wall, at any moment."""
        step = self.live.state.step
        if step is None:
            return
        match step.phase.tool:
            case Tool.VOTE:
                await self._count(step)
            case Tool.CARDS if step.phase.themes:
                await self._choose_theme(step)
            case Tool.MATRIX:
                from ..screens.matrix import Filling

                await self.app.push_screen_wait(Filling(self.live, self.slate, self._earlier))
            case _:
                from ..screens.harvest import Harvesting

                await self.app.push_screen_wait(Harvesting(self.live))

    async def _count(self, step: Step) -> None:
        """Ask how many hands there are for each choice; a former count is taken away first, and that is said."""
        if step.id in self.live.state.counts:
            again = await self.app.push_screen_wait(
                Choice(
                    _("Vote again?"),
                    _("The count on the wall is taken away."),
                    [Answer(_("Keep the count"), False), Answer(_("Vote again"), True)],
                )
            )
            if not again:
                return
            self.live.vote_anew()
            self.app.notify(_("The former count is gone. We vote again."), markup=False, timeout=5)
        counts: list[int] = []
        asked = gathered.choices(step)
        if not asked:
            self.app.notify(_("This phase names nothing to choose from."), markup=False, timeout=6)
            return
        while len(counts) < len(asked):
            number = await self._hands(asked[len(counts)], step)
            if number is None:
                if not counts:
                    return
                counts.pop()
                continue
            counts.append(number)
        if await self._plausible(sum(counts)):
            self.live.count_hands(counts)

    async def _hands(self, label: str, step: Step) -> int | None:
        fist = step.phase.option("scale") == "fist"
        words = ngettext("{label} finger", "{label} fingers", int(label)) if fist else "{label}"
        question = _("How many hands for: {choice}?").format(choice=words.format(label=label))
        typed = await self.app.push_screen_wait(Entry(_("Count"), question, understood=_as_count))
        return int(typed) if typed is not None else None

    async def _plausible(self, voted: int) -> bool:
        """More hands than people is a slip or a late arrival: only the room knows."""
        here = len(self.live.state.present)
        if voted <= here:
            return True
        return bool(
            await self.app.push_screen_wait(
                Choice(
                    _("{voted} hands, and {here} people are here.").format(voted=voted, here=here),
                    "",
                    [Answer(_("Count once more"), False), Answer(_("It is right like this"), True)],
                )
            )
        )

    @work(exclusive=True, group="ask")
    async def action_ask(self) -> None:
        """The group's own question in the place of the form's."""
        step = self.live.state.step
        if step is not None:
            typed = await self.app.push_screen_wait(Entry(_("Own question"), _("What do we ask?"), step.phase.text))
            if typed:
                self.live.ask(typed)

    # groups and tables

    @work(exclusive=True, group="ask")
    async def action_groups(self) -> None:
        """Who is with whom, read from the wall; once more mixes what has not begun."""
        if self.live.step_at_tables is not None and not uses(self.live.state, Tool.PAIRS):
            await self._tables()
            return
        while True:
            if not self.live.state.groups:
                self.live.make_groups()
            again = await self.app.push_screen_wait(
                Choice(
                    _("Find each other"),
                    gathered.groups_text(self.live.state),
                    [Answer(_("This is how we sit"), False), Answer(_("Mix once more"), True)],
                    aloud=True,
                )
            )
            if not again:
                return
            self.live.make_groups()

    async def _tables(self) -> None:
        while (step := self.live.step_at_tables) is not None:
            if not self.live.state.seating(step):
                self._set_tables(0)
            begun = self.live.state.rounds_begun(step.root)
            answers = [
                Answer(_("This is how we sit"), ""),
                Answer(_("Mix once more"), "mix"),
                Answer(_("Another number of tables"), "tables"),
                Answer(_("Keep two people apart"), "apart"),
                Answer(_("Lists and cards to print"), "print"),
            ]
            title = _("Who sits where, round {round}").format(round=max(step.round, 1))
            answer = await self.app.push_screen_wait(
                Choice(
                    title,
                    "\n\n".join((gathered.tables_text(self.live.state, step), seating_words(self.live.state))),
                    [one for one in answers if one.value != "tables" or not begun],
                    aloud=True,
                )
            )
            match answer:
                case "mix":
                    self._set_tables(len(self.live.state.seating(step)))
                case "tables":
                    await self._ask_tables(len(self.live.state.seating(step)))
                case "apart":
                    await self._ask_apart()
                case "print":
                    self._print_tables()
                case _:
                    return

    def _set_tables(self, tables: int, apart: tuple[tuple[str, str], ...] | None = None) -> None:
        if not self.live.set_tables(tables, apart):
            self.app.notify(_("There are fewer people than tables, so everyone stays."), markup=False, timeout=6)

    async def _ask_tables(self, now: int) -> None:
        here = len(self.live.state.present)

        def understood(typed: str) -> str:
            _as_count(typed)
            if not 1 <= int(typed) <= here:
                raise ValueError(_("From 1 to {most}, with this many people.").format(most=here))
            return _("about {count} at a table").format(count=round(here / int(typed)))

        typed = await self.app.push_screen_wait(
            Entry(_("Tables"), _("How many tables? Now {count}.").format(count=now), understood=understood)
        )
        if typed:
            self._set_tables(int(typed))

    async def _ask_apart(self) -> None:
        """Two people who had better not sit together. Their names are nobody else's business, so this asks first."""
        if not await self.sure_nobody_reads(_("Two names come on this screen.")):
            return
        seats = {seat.name.casefold(): seat.id for seat in self.live.state.present}

        def understood(typed: str) -> str:
            pair = [part.strip() for part in typed.split(",")]
            if len({name.casefold() for name in pair}) != 2 or any(name.casefold() not in seats for name in pair):
                raise ValueError(_("Write two names with a comma between, as they are on the list."))
            return names(pair)

        typed = await self.app.push_screen_wait(
            Entry(_("Keep apart"), _("Who and who do not sit at one table?"), understood=understood)
        )
        if typed:
            one, other = (seats[part.strip().casefold()] for part in typed.split(","))
            tables = self.live.state.tables
            self._set_tables(0, (*(tables.apart if tables else ()), (one, other)))

    def _print_tables(self) -> None:
        from ..taking_home import print_seating

        self.app.notify(print_seating(self.workplace, self.live), markup=False, timeout=12)

    # roles

    @work(exclusive=True, group="ask")
    async def action_roles(self) -> None:
        """Who does what. The first time they are given by turns; each can be given to somebody else."""
        step = self.live.state.step
        if step is None:
            return
        if not self.live.state.roles.get(step.part):
            self.live.give_roles()
        self.app.push_screen(
            Listing(
                _("Who does what"),
                _("Enter: read the card   g: to somebody else   n: hand out anew   Esc: back"),
                self._role_rows,
                {"enter": self._read_role, "g": self._give_role, "n": self._hand_out},
                self.live.watch,
            )
        )

    def _hand_out(self, _role: Role | None) -> None:
        self.live.give_roles()

    def _role_rows(self) -> list[Row[Role]]:
        state = self.live.state
        if state.step is None:
            return []
        rows = []
        for role in state.cast(state.step.part):
            holders = state.called(state.holding(role.name))
            who = names(holders) if holders else _("nobody")
            silent = f" ({_('listens')})" if role.silent else ""
            rows.append(Row(f"{role.name}{silent}: {who}", role))
        return rows

    @work(exclusive=True, group="role")
    async def _read_role(self, role: Role | None) -> None:
        if role is not None:
            text = "\n\n".join(filter(None, (role.text, "\n".join(f"· {one}" for one in role.reminders))))
            await self.app.push_screen_wait(
                Choice(role.name, text or role.name, [Answer(_("Clear"), True)], aloud=True)
            )

    @work(exclusive=True, group="role")
    async def _give_role(self, role: Role | None) -> None:
        if role is None:
            return
        if role.name.casefold() == self.live.state.host_role.casefold():
            self.app.notify(_("Who is host follows from the tables: g."), markup=False, timeout=6)
            return
        answers = [Answer(seat.name, seat.id) for seat in self.live.state.present]
        seat = await self.app.push_screen_wait(Choice(_("Who is {role}?").format(role=role.name), "", answers))
        if seat is not None:
            self.live.take_role(role, seat)

    # a round that would take too long

    async def _fit_round(self) -> bool:
        """Offer shorter ways for a long round. False when there is nothing to offer."""
        ways = rounds.offered(self.live.state)
        step = self.live.state.step
        if not ways or step is None:
            return False
        length = minutes(rounds.seconds_of(step.phase, len(self.live.state.speakers)) / 60)
        answers: list[Answer[ShortRound | None]] = [Answer(_short_words(way), way) for way in ways]
        answers.append(Answer(_("Keep the round"), None))
        question = _("A round takes {length}.").format(length=length)
        asked: Choice[ShortRound | None] = Choice(question, _("It can be shorter."), answers)
        chosen = await self.app.push_screen_wait(asked)
        if chosen is not None:
            self.live.shorten_round(chosen)
        return True


def _short_words(way: ShortRound) -> str:
    length = minutes(round(way.seconds / 30) / 2)
    match way.way:
        case Short.TRIOS:
            return _("In threes, all at once: {length}").format(length=length)
        case Short.ONE_WORD:
            return _("One word each: {length}").format(length=length)


def _as_count(typed: str) -> str:
    if not typed.strip().isdecimal() or len(typed.strip()) > 3:
        raise ValueError(_("Write a number, such as 7."))
    return ""
