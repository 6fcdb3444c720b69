"""How a form suits a group, in words: the verdict, every reason, and the way out where there is one."""

from collections.abc import Iterable
from datetime import date

from dialoog.domain.choosing import Fit, Lately
from dialoog.domain.reasons import (
    AsksExperience,
    AsksTrust,
    AtTables,
    BestWith,
    InGroups,
    LongRound,
    OtherAim,
    RanLonger,
    Reason,
    Serves,
    Shortened,
    Small,
    TooFew,
    TooLong,
    TooMany,
    Uneven,
    Verdict,
)
from dialoog.domain.rounds import Short, ShortRound
from dialoog.domain.workform import Aim, Experience, Safety, Yield
from dialoog.i18n import N_, _, ngettext
from dialoog.wording import day, minutes, names

MARKS = {Verdict.GOOD: "●", Verdict.POSSIBLE: "◐", Verdict.UNSUITED: "○"}
_VERDICTS = {
    Verdict.GOOD: N_("suits you"),
    Verdict.POSSIBLE: N_("possible, with something arranged"),
    Verdict.UNSUITED: N_("rather not"),
}
_AIMS = {
    Aim.MEET: N_("getting to know each other"),
    Aim.LEARN: N_("learning from what happened"),
    Aim.SOLVE: N_("one person's question"),
    Aim.SHARE: N_("sharing what we know"),
    Aim.DECIDE: N_("deciding"),
    Aim.FEEDBACK: N_("feedback"),
    Aim.PLAN: N_("planning"),
}
_AIMS_SHORT = {
    Aim.MEET: N_("to meet"),
    Aim.LEARN: N_("to learn"),
    Aim.SOLVE: N_("one question"),
    Aim.SHARE: N_("to share"),
    Aim.DECIDE: N_("to decide"),
    Aim.FEEDBACK: N_("feedback"),
    Aim.PLAN: N_("to plan"),
}
_EXPERIENCE = {
    Experience.NONE: N_("no experience"),
    Experience.SOME: N_("some experience"),
    Experience.MUCH: N_("much experience"),
}
_SAFETY = {
    Safety.ORDINARY: N_("not yet at home together"),
    Safety.HIGH: N_("at home together"),
}
_YIELDS = {
    Yield.INSIGHT: N_("insight"),
    Yield.KNOWLEDGE: N_("knowledge"),
    Yield.AGREEMENT: N_("agreements"),
}


def verdict(fit: Fit) -> str:
    """'◐ kan: een rondje kost 21 min': the mark, the word, and what weighs most."""
    why = said(fit.reasons[0]) if fit.verdict is not Verdict.GOOD else ""
    return f"{heading(fit.verdict)}: {why}" if why else heading(fit.verdict)


def heading(of: Verdict) -> str:
    """The mark and the word: never colour alone."""
    return f"{MARKS[of]} {_(_VERDICTS[of])}"


def said(reason: Reason) -> str:
    """One reason, as the rest of a sentence that begins with what the form is called."""
    match reason:
        case TooFew(least, needs):
            from_so_many = _("from {least} people on").format(least=least)
            return f"{from_so_many}. {needs}" if needs else from_so_many
        case Small():
            return _small(reason)
        case TooMany(most):
            return _("for at most {most} people").format(most=most)
        case InGroups(count, fewest, most, made_for_it):
            size = _sizes(fewest, most)
            if made_for_it:
                return _("in {count} groups of {size}").format(count=count, size=size)
            return _("in {count} groups of {size}, each with a leader of its own").format(count=count, size=size)
        case AtTables(count, fewest, most):
            said = ngettext("at {count} table of {size}", "at {count} tables of {size}", count)
            return said.format(count=count, size=_sizes(fewest, most))
        case Uneven(2, 3, 1):
            return _("in pairs, with one group of three")
        case Uneven(size, other, count):
            return _("in groups of {size}, {count} of them of {other}").format(size=size, other=other, count=count)
        case BestWith(least, most, met):
            if met:
                return _("with as many as you are it works best")
            return _("works best with {size} people").format(size=_range(least, most))
        case TooLong(seconds, room):
            return _("takes {length}, and there is {room}").format(length=about(seconds), room=about(room))
        case Shortened(seconds, room):
            said = _("takes {length}; fits in {room} when every phase gives a little")
            return said.format(length=about(seconds), room=about(room))
        case LongRound(seconds, ways):
            ways_out = names([_way(way) for way in ways])
            return _("a round takes {length}; shorter: {ways}").format(length=about(seconds), ways=ways_out)
        case RanLonger(seconds, times):
            return _("{times} really took {length}").format(times=_last_times(times), length=about(seconds))
        case AsksExperience(asked):
            return _("asks for {experience} with this kind of talk").format(experience=_(_EXPERIENCE[asked]))
        case AsksTrust():
            return _("only for people who are at home with each other")
        case Serves(aim):
            return _("is for {aim}").format(aim=_(_AIMS[aim]))
        case OtherAim(aims):
            return _("is for something else: {aims}").format(aims=names([_(_AIMS[aim]) for aim in aims]))


def in_set_up(fit: Fit) -> str:
    """What to know while a meeting is put together, with the way out; nothing where the form simply suits."""
    if fit.verdict is Verdict.GOOD:
        return ""
    long = any(isinstance(reason, LongRound) for reason in fit.reasons)
    choose_later = _("Choose with t when it begins.")
    return f"{verdict(fit)}. {choose_later}" if long else verdict(fit)


def held(before: Lately, today: date) -> str:
    """'laatst op dinsdag 3 november; de laatste drie keer 14 min (gepland 10 min)'"""
    said = _("last on {day}; {times} {spent} (planned {planned})")
    return said.format(
        day=day(before.day, today),
        times=_last_times(before.times),
        spent=about(before.spent),
        planned=about(before.planned),
    )


def really(before: Lately) -> str:
    """'de laatste drie keer 14 min'"""
    return f"{_last_times(before.times)} {about(before.spent)}"


def about(seconds: float) -> str:
    """A length in whole minutes: nobody plans in less."""
    return minutes(max(1, round(seconds / 60)))


def aim(value: Aim) -> str:
    """What a group comes for, in a word or two."""
    return _(_AIMS_SHORT[value])


def experience(value: Experience) -> str:
    """What a group has done of this kind before."""
    return _(_EXPERIENCE[value])


def safety(value: Safety) -> str:
    """How well people know and trust each other."""
    return _(_SAFETY[value])


def yields(of: Iterable[Yield]) -> str:
    """What people leave the room with."""
    return names([_(_YIELDS[one]) for one in of])


def _small(reason: Small) -> str:
    takes = [_("{holder} is also {role}").format(holder=into, role=role) for role, into in reason.merged]
    if reason.without:
        takes.append(_("without {roles}").format(roles=names(reason.without)))
    if takes:
        return _("with merged roles ({roles})").format(roles=", ".join(takes))
    return _("with merged roles; usually from {usual} people on").format(usual=reason.usual)


def _way(way: ShortRound) -> str:
    if way.way is Short.TRIOS:
        return _("in trios {length}").format(length=about(way.seconds))
    return _("one word each {length}").format(length=about(way.seconds))


def _last_times(times: int) -> str:
    return {1: _("the last time"), 2: _("the last two times")}.get(times) or _("the last three times")


def _sizes(fewest: int, most: int) -> str:
    return str(most) if fewest == most else _("{fewest} or {most}").format(fewest=fewest, most=most)


def _range(least: int, most: int) -> str:
    return str(most) if least == most else f"{least}-{most}"
