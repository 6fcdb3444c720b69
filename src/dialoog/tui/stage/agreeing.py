"""Writing down on the stage: agreements, the owner's yes, insights, and putting old agreements to rest."""

from dataclasses import replace
from datetime import date
from functools import partial

from textual import work

from dialoog.dates import read_due
from dialoog.domain.agreement import WHOLE_TEAM, Agreement, NotAllowed, Owner, Status, Wording
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.workform import Tool, Visibility
from dialoog.i18n import _
from dialoog.live.session import LiveSession
from dialoog.wording import day

from ..dialogs.agreement import AgreementDialog, Draft, draft_of, read_back
from ..dialogs.choice import Answer, Choice
from ..dialogs.entry import Entry
from ..dialogs.listing import Listing, Row
from ..screens.page import Page
from .face import uses
from .reviewing import Review
from .words import agreement_line

Kept = Agreement | Note


class Agreeing(Page[None]):
    """The acts that leave words behind. Every one of them can be changed or taken back afterwards."""

    def __init__(self, live: LiveSession) -> None:
        super().__init__()
        self.live = live
        self.review: Review | None = None
        self._draft = Draft()
        self._note_draft = ""

    def show(self) -> None:
        """Bring the wall up to date."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        state = self.live.state
        match action:
            case "next_one":
                return uses(state, Tool.TURNS) or self._on_the_table() is not None
            case "pass_turn":
                return uses(state, Tool.TURNS)
            case "settle" | "move" | "adapt" | "let_go":
                return self._on_the_table() is not None
            case "consent":
                return any(one.status is Status.PROPOSED for one in self.live.made_here())
            case "fit":
                return state.short(self.live.now) >= 60
            case "agree" | "keep" | "kept":
                return state.running
        return super().check_action(action, parameters)

    # new agreements and insights

    @work(exclusive=True, group="ask")
    async def action_agree(self) -> None:
        """Write down an agreement, read it back, and ask for the yes."""
        wording = await self._ask_wording(self._draft)
        if wording is None:
            return
        self._draft = Draft()
        agreement = self.live.agree(wording)
        await self._ask_yes(agreement)

    @work(exclusive=True, group="ask")
    async def action_consent(self) -> None:
        """Go through the proposals and ask each owner."""
        for agreement in self.live.made_here():
            if agreement.status is Status.PROPOSED and not await self._ask_yes(agreement):
                return

    @work(exclusive=True, group="ask")
    async def action_keep(self) -> None:
        """Write down an insight; where the form asks the team something here, that is the question."""
        step = self.live.state.step
        asked = next((c for c in step.phase.captures if c.visibility is Visibility.TEAM), None) if step else None
        question = asked.question if asked else _("What did we learn? In one sentence.")
        if step is not None and step.confidential and asked is None:
            question = _("What may the team read of this? In one sentence, without names.")
        text = await self.app.push_screen_wait(Entry(_("Insight"), question, self._note_draft))
        if text:
            kind = NoteKind.CAPTURE if asked else NoteKind.INSIGHT
            self._noted(self.live.keep(text, kind, asked.name if asked else "").text)

    def action_kept(self) -> None:
        """Everything written down so far."""
        self.app.push_screen(
            Listing(
                _("What we have so far"),
                _("Enter: change   Del: take back for good   Esc: back"),
                self._kept_rows,
                {"enter": self._change, "delete": self._take_back, "backspace": self._take_back},
                self.live.watch,
                empty=_("Nothing written down yet. 'a' for an agreement, 'o' for an insight."),
            )
        )

    def _kept_rows(self) -> list[Row[Kept]]:
        made: list[Row[Kept]] = [Row(agreement_line(one, self.live.today), one) for one in self.live.made_here()]
        return made + [Row(f"· {note.text}", note) for note in self.live.notes()]

    def _change(self, kept: Kept | None) -> None:
        if isinstance(kept, Agreement):
            self._rewrite(kept)
        elif isinstance(kept, Note):
            self._rewrite_note(kept)

    @work(exclusive=True, group="ask")
    async def _rewrite(self, agreement: Agreement) -> None:
        wording = await self._ask_wording(draft_of(agreement.wording), agreement.wording)
        if wording is not None:
            self.live.reword(agreement, wording)

    @work(exclusive=True, group="ask")
    async def _rewrite_note(self, note: Note) -> None:
        text = await self.app.push_screen_wait(Entry(_("Insight"), _("In better words:"), note.text))
        if text:
            self.live.renote(replace(note, text=text))

    @work(exclusive=True, group="ask")
    async def _take_back(self, kept: Kept | None) -> None:
        if kept is None:
            return
        words = read_back(kept.wording, self.live.today) if isinstance(kept, Agreement) else kept.text
        sure = await self.app.push_screen_wait(
            Choice(
                _("Take this back for good?"),
                words,
                [Answer(_("Keep it"), False), Answer(_("Take it back: the words are gone, also from the file"), True)],
            )
        )
        if sure:
            self.live.withdraw(kept)

    async def _ask_wording(self, draft: Draft, base: Wording | None = None) -> Wording | None:
        """Ask for words. A new agreement that is left halfway keeps its draft for the next time."""
        if base is None and not draft.goal and self.live.programme.goals:
            draft = replace(draft, goal=self.live.programme.goals[0])
        goals = self.workplace.room.goals(self.live.record.team)
        dialog = AgreementDialog(draft, self.live.state.seats, goals, self.live.today, base=base)
        wording = await self.app.push_screen_wait(dialog)
        if wording is None and base is None:
            self._draft = dialog.draft
        return wording

    async def _ask_yes(self, agreement: Agreement) -> bool:
        """Read it back to every owner who has not said yes. False when the facilitator stopped asking."""
        for owner in agreement.waiting_for:
            title = (
                _("Do we say yes to this together?")
                if owner.id == WHOLE_TEAM
                else _("{name}, do you say yes to this?").format(name=owner.name)
            )
            answer = await self.app.push_screen_wait(
                Choice(
                    title,
                    read_back(agreement.wording, self.live.today),
                    [
                        Answer(_("Yes"), "yes", "j"),
                        Answer(_("In other words"), "reword", "w"),
                        Answer(_("Later: it stays a proposal"), "later", "l"),
                    ],
                    aloud=True,
                )
            )
            if answer is None:
                return False
            if answer == "later":
                continue
            if answer == "reword":
                wording = await self._ask_wording(draft_of(agreement.wording), agreement.wording)
                if wording is not None:
                    agreement = self.live.reword(agreement, wording)
                    return await self._ask_yes(agreement)
                continue
            agreement = self._accepted(agreement, owner)
        return True

    def _accepted(self, agreement: Agreement, owner: Owner) -> Agreement:
        try:
            return self.live.accept(agreement, owner.id)
        except NotAllowed:
            self.app.notify(
                _("{name} is not here, so this stays a proposal.").format(name=owner.name), markup=False, timeout=6
            )
            return agreement

    # agreements of before

    def action_next_one(self) -> None:
        """The next person, or the next agreement on the table."""
        if self.review is not None:
            self.review.move(1)
            self.show()
        else:
            self.live.next_turn()

    def action_pass_turn(self) -> None:
        self.live.pass_turn()

    def action_settle(self, status: str) -> None:
        if (agreement := self._on_the_table()) is not None:
            self._decided(agreement, self.live.settle(agreement, Status(status)))

    @work(exclusive=True, group="ask")
    async def action_move(self) -> None:
        """Go on with a new date; the reason is optional."""
        agreement = self._on_the_table()
        if agreement is None:
            return
        today = self.live.today
        typed = await self.app.push_screen_wait(
            Entry(
                _("Go on with it"), _("Before when? 'friday', 'in 6 weeks', 12-3"), understood=partial(_as_day, today)
            )
        )
        if typed is None:
            return
        reason = await self.app.push_screen_wait(
            Entry(_("Go on with it"), _("What gets in the way? (may stay empty)"), optional=True)
        )
        self._decided(agreement, self.live.move(agreement, read_due(typed, today)[0], reason or ""))

    @work(exclusive=True, group="ask")
    async def action_adapt(self) -> None:
        """Change the words; who owns it is asked again."""
        agreement = self._on_the_table()
        if agreement is None:
            return
        wording = await self._ask_wording(draft_of(agreement.wording), agreement.wording)
        if wording is not None:
            adapted = self.live.reword(agreement, wording)
            await self._ask_yes(adapted)
            self._decided(agreement, self.live.ledger.get(Agreement, adapted.id) or adapted)

    @work(exclusive=True, group="ask")
    async def action_let_go(self) -> None:
        """Let it go, with a reason that teaches something."""
        agreement = self._on_the_table()
        if agreement is None:
            return
        reason = await self.app.push_screen_wait(Entry(_("Let it go"), _("Why do we let this go? In one sentence.")))
        if reason:
            self._decided(agreement, self.live.settle(agreement, Status.LAPSED, reason))

    def _on_the_table(self) -> Agreement | None:
        id = self.review.current if self.review is not None else None
        return self.live.ledger.get(Agreement, id) if id else None

    def _decided(self, before: Agreement, after: Agreement) -> None:
        """Say what was decided, and put the next agreement on the table."""
        if self.review is not None:
            self.review.decided.append(before)
            self.review.move(1)
        self._noted(agreement_line(after, self.live.today))
        self.show()

    def _noted(self, words: str) -> None:
        """Say in passing that it is written down."""
        self.app.notify(words, title=_("Written down"), markup=False, timeout=4)


def _as_day(today: date, typed: str) -> str:
    """How a date was understood, with its warning."""
    due, warning = read_due(typed, today)
    return f"{day(due, today)} · {warning}" if warning else day(due, today)
