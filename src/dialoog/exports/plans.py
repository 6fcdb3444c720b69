"""Plans on disk: where they go, and how an export renews one without losing what people wrote in it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from dialoog.domain.person import Team
from dialoog.domain.session import Session
from dialoog.i18n import _
from dialoog.live.clock import local
from dialoog.live.workplace import Workplace
from dialoog.storage import files, layout
from dialoog.storage.store import SaveFailed, StoreError

from . import markdown
from .block import BlockProblem, renew
from .report import team_plan

FOLDER = "plans"
"""Where plans go, inside the workspace."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    path: Path
    edited: Path | None = None
    """Where the former part went, when somebody had changed it by hand."""


def export_team_plan(
    workplace: Workplace, team: Team | None, *, about: Session | None = None, file: Path | None = None
) -> Exported:
    """Write or renew a team's plan; works at every moment, also while someone else holds the workspace.

    Raises StoreError when the file cannot be read, has no sound place for the plan, or cannot be written; then
    nothing changed.
    """
    plan = team_plan(workplace.room, team, workplace.today, lambda session: workplace.live(session).state, about)
    path = file or _in_plans(workplace, _team_plan_name(team, workplace.room.teams()))
    return _renew(path, "team-plan", team.id if team else "", markdown.team_plan(plan))


def export_run_sheet(workplace: Workplace, session: Session, *, file: Path | None = None) -> Exported:
    """Write or renew the run sheet of a meeting: from when it began, else back from its end, else from now. Raises as
    `export_team_plan` does."""
    start = begins(workplace, session)
    path = file or _in_plans(workplace, f"run-sheet-{start:%Y-%m-%d}-{session.id[-6:]}.md")
    return _renew(path, "run-sheet", session.id, markdown.run_sheet(session.programme, start))


def export_page(workplace: Workplace, name: str, page: str) -> Path:
    """Put a page to print among the plans; an older one of that name makes place. Raises StoreError."""
    path = _in_plans(workplace, name)
    try:
        files.write(path, page.encode())
    except OSError as error:
        reason = files.reason(error)
        raise SaveFailed(_("{path} cannot be written: {reason}.").format(path=path, reason=reason), reason) from error
    return path


def _in_plans(workplace: Workplace, name: str) -> Path:
    layout.must_be_there(workplace.path)
    return workplace.path / FOLDER / name


def _team_plan_name(team: Team | None, teams: tuple[Team, ...]) -> str:
    if team is None:
        return "team-plan.md"
    name = slug(team.name) or team.id
    if any(slug(other.name) == name for other in teams if other.id != team.id):
        name = f"{name}-{team.id[-4:]}"
    return f"team-plan-{name}.md"


def slug(name: str) -> str:
    """A name as part of a file name on any system: a to z, 0 to 9 and hyphens, at most 40; may come out empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-")


def begins(workplace: Workplace, session: Session) -> datetime:
    """When a run sheet lets the meeting begin: when it did, else in time for its end, else about now."""
    opened = workplace.live(session).state.opened
    if opened is not None:
        return local(opened)
    back = (session.programme.until or 0.0) - session.programme.seconds
    if back > workplace.clock.wall():
        return local(back)
    now = local(workplace.clock.wall()).replace(second=0, microsecond=0)
    return now + timedelta(minutes=-now.minute % 5)


def _renew(path: Path, kind: str, key: str, body: str) -> Exported:
    try:
        path = path.resolve()  # a link keeps leading to the file it led to
        found = files.read(path)
        page, seen = found or (b"", None)
        renewed = renew(page, kind, key, body)
        edited = None
        if renewed.edited is not None:
            edited = _free(path)
            files.write(edited, renewed.edited)

        def unchanged() -> None:
            if files.signature(path) != seen:
                raise files.Changed

        if renewed.page != page:
            mode = path.stat().st_mode if seen else None
            files.write(path, renewed.page, check=unchanged)
            if mode is not None:
                path.chmod(mode)  # who could read it still can
    except BlockProblem as problem:
        raise StoreError(f"{path}: {problem} {_('Nothing was written.')}") from None
    except files.Changed:
        raise StoreError(
            _("{path} was changed by another program just now: export once more.").format(path=path)
        ) from None
    except OSError as error:
        reason = files.reason(error)
        raise SaveFailed(_("{path} cannot be written: {reason}.").format(path=path, reason=reason), reason) from error
    return Exported(path, edited)


def _free(path: Path) -> Path:
    """A name beside a plan that is not taken yet: `team-plan-havo.edited.md`, then `….edited-2.md`."""
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        beside = path.with_name(f"{path.stem}.edited{ending}{path.suffix}")
        if not beside.exists():
            return beside
        number += 1
