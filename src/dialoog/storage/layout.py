"""Where records live: which kinds share a file, what that file is called, and which ids may become part of a name.

    dialoog.json                         settings, and the workspace's own id
    people.json  teams.json  goals.json
    memory.json                          per team: forms used and how long they took, roles held, cards drawn
    series.json                          tracks, and groups that meet again
    sessions/<year>/<session id>.json    one meeting: the session, its events, notes and agreements
    agreements/<team>-<yyyy-mm>.json     agreements made outside a meeting

No file name carries the name of a person.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path, PurePosixPath

from dialoog.i18n import _

from . import files
from .store import Doc, Kind, SaveFailed, StoreError

WORKSPACE = "dialoog.json"
SESSIONS = "sessions"
AGREEMENTS = "agreements"

TABLES: dict[Kind, str] = {
    "session": "session",
    "event": "events",
    "note": "notes",
    "agreement": "agreements",
    "person": "people",
    "team": "teams",
    "goal": "goals",
    "memory": "memory",
    "series": "series",
    "setting": "settings",
}
"""The TinyDB table each kind is kept in."""

INDEXED: tuple[Kind, ...] = ("session", "note", "agreement")
"""Kinds that are asked for across many files. Events are only ever asked for by session."""

SINGLE = {
    "people": "people.json",
    "teams": "teams.json",
    "goals": "goals.json",
    "memory": "memory.json",
    "series": "series.json",
    "settings": WORKSPACE,
}
"""Aggregates that are one file for the whole workspace."""

_SINGLE_KINDS: dict[Kind, str] = {
    "person": "people",
    "team": "teams",
    "goal": "goals",
    "memory": "memory",
    "series": "series",
    "setting": "settings",
}
_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)  # Windows opens these anywhere as a device
_MONTHLY = re.compile(r"([A-Za-z0-9-]{1,64})-(\d{4}-\d{2})")
_NO_TEAM = "none"


def is_there(workspace: Path) -> bool:
    """Whether the workspace is within reach: not on a stick that was taken out or a network that is gone."""
    try:
        return files.signature(workspace / WORKSPACE) is not None
    except OSError:
        return False


def must_be_there(workspace: Path) -> None:
    """Raises SaveFailed where the workspace is out of reach: what is written then would end up in the empty folder that
    a stick or a network leaves behind."""
    if not is_there(workspace):
        text = _("{folder} is not there now. Is it on a stick or a network? What was saved before is still there.")
        raise SaveFailed(text.format(folder=workspace), _("the folder is gone"))


def is_in_use(workspace: Path) -> bool:
    """Whether the folder holds records, also when the file that makes it a workspace is missing."""
    try:
        return any(files.signature(workspace / name) for name in (*SINGLE.values(), SESSIONS, AGREEMENTS))
    except OSError:
        return False


def checked_id(id: object) -> str:
    """The id, when it may be part of a file name on every system; else StoreError."""
    if isinstance(id, str) and _ID.fullmatch(id) and not _DEVICE.fullmatch(id):
        return id
    raise StoreError(_("“{id}” cannot be an id: letters, digits and hyphens, 64 at most.").format(id=id))


def aggregate_of(kind: Kind, doc: Doc) -> str:
    """The unit of saving that a record belongs to (see `Store.unit`); StoreError when it does not say."""
    if kind in _SINGLE_KINDS:
        return _SINGLE_KINDS[kind]
    session = doc.get("id") if kind == "session" else doc.get("session")
    if kind != "agreement" or session is not None:
        return f"session:{checked_id(session)}"
    return f"agreements:{checked_id(doc.get('team') or _NO_TEAM)}:{str(doc.get('created'))[:7]}"


def single_file(kind: Kind) -> str | None:
    """The one file of a kind that has only one."""
    return SINGLE.get(_SINGLE_KINDS.get(kind, ""))


def monthly_file(team: str, month: str) -> str:
    """The file of a team's agreements made outside a meeting in one month."""
    name = f"{checked_id(team)}-{month}"
    if not _MONTHLY.fullmatch(name):
        raise StoreError(_("“{month}” is not a month, as in 2027-01.").format(month=month))
    return f"{AGREEMENTS}/{name}.json"


def session_file(id: str, docs: Iterable[Doc]) -> str:
    """Where a new meeting is put: under the year it was made in, as its own record says (else the present year)."""
    year = next((year for doc in docs if (year := _year(doc))), datetime.now().astimezone().year)
    return f"{SESSIONS}/{year:04}/{id}.json"


def aggregate_in(file: str) -> str:
    """The aggregate that a file holds."""
    path = PurePosixPath(file)
    if path.parent.name == AGREEMENTS:
        return f"agreements:{path.stem[:-8]}:{path.stem[-7:]}"
    return next((name for name, single in SINGLE.items() if single == file), f"session:{path.stem}")


def is_ours(file: str, ids: Iterable[str]) -> bool:
    """Whether a file in `sessions/` or `agreements/` is what its name says, and not a copy that a sync client or a
    person made: those have another name than the meeting inside. `ids` are those of the meetings inside."""
    path = PurePosixPath(file)
    if path.parent.name == AGREEMENTS:
        return bool(_MONTHLY.fullmatch(path.stem))
    return set(ids) <= {path.stem} and bool(_ID.fullmatch(path.stem))


def _year(doc: Doc) -> int | None:
    match doc.get("created"):
        case float() | int() as moment:
            return datetime.fromtimestamp(moment).astimezone().year
        case str() as day if re.match(r"\d{4}-", day):
            return int(day[:4])
    return None
