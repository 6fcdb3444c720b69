"""Opening the workspace a command is about, and finding in it what was named."""

from argparse import Namespace
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from dialoog.domain.person import Team
from dialoog.domain.session import Session
from dialoog.i18n import _, language
from dialoog.live.workplace import Workplace
from dialoog.storage import layout
from dialoog.storage.store import SaveFailed, StoreError
from dialoog.text import line

from . import WrongUse, where
from .out import message

if TYPE_CHECKING:
    from dialoog.workforms.library import Library

PATIENCE = 5.0
"""Seconds a command waits for someone else who is writing."""
SAVING = 30.0
"""Seconds a command waits for the disk."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=_Named)


def folder(args: Namespace) -> Path | None:
    """The folder this command is about; None where nothing names one."""
    return where.find(getattr(args, "workspace", None))


def existing(args: Namespace) -> Path:
    """The folder of a workspace that is there. Raises StoreError where there is none."""
    path = folder(args)
    if path is None:
        raise StoreError(
            _("There is no workspace yet. Name a folder with --workspace, or start dialoog once to choose one.")
        )
    if where.is_workspace(path):
        return path
    if layout.is_in_use(path):
        message_ = _(
            "{folder} holds meetings or people, but {file} is missing. Is the folder still being synced? If not, open "
            "it once with dialoog: that makes the file again."
        )
        raise StoreError(message_.format(folder=path, file=layout.WORKSPACE))
    message_ = _("There is no workspace in {folder} yet. The first thing you write makes it: dialoog teams add NAME")
    raise StoreError(message_.format(folder=path))


def reading(args: Namespace) -> Workplace:
    """The workspace, to look in. Raises StoreError where there is none."""
    return Workplace.open(existing(args), write=False)


def writing(args: Namespace) -> Workplace:
    """The workspace, to write in; it is made where there is none. Raises StoreError when someone else keeps it."""
    path = folder(args)
    if path is None:
        path = where.suggested()
        message(_("The workspace is in {folder}.").format(folder=path))
        where.remember(path)
    return Workplace.open(path, create=True, wait=PATIENCE)


def saved(workplace: Workplace) -> None:
    """Come back when everything is on disk. Raises SaveFailed when it is not."""
    if not workplace.ledger.drain(SAVING):
        raise SaveFailed(_("Not everything could be saved: {problem}").format(problem=workplace.mark.problem or ""))


def library(args: Namespace) -> "Library":
    """The work forms that ship, and those of the workspace where there is one."""
    from dialoog.workforms.library import Library

    return Library.of(folder(args), language())


def team(workplace: Workplace, named: str) -> Team:
    """The team of this name or id. Raises WrongUse."""
    return _one(workplace.room.teams(), named, _("There is no team “{name}”."))


def session(workplace: Workplace, named: str) -> Session:
    """The meeting of this id. Raises WrongUse."""
    found = workplace.room.session(named)
    if found is None:
        raise WrongUse(_("There is no meeting “{name}”.").format(name=named))
    return found


def by_name(records: Iterable[N], named: str) -> N | None:
    """The record of this id or name, whatever its capitals."""
    name = line(named).casefold()
    return next((one for one in records if one.id == named or one.name.casefold() == name), None)


def near(records: Iterable[N], named: str) -> str | None:
    """The name somebody may have meant."""
    names = {one.name.casefold(): one.name for one in records}
    close = get_close_matches(line(named).casefold(), names, n=1, cutoff=0.8)
    return names[close[0]] if close else None


def did_you_mean(name: str) -> str:
    return _("Did you mean “{word}”?").format(word=name)


def _one(records: tuple[N, ...], named: str, missing: str) -> N:
    found = by_name(records, named)
    if found is not None:
        return found
    close = near(records, named)
    known = ", ".join(one.name for one in records)
    hint = did_you_mean(close) if close else _("Known here: {words}.").format(words=known) if known else ""
    raise WrongUse(f"{missing.format(name=line(named))} {hint}".rstrip())
