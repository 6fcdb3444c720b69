"""Copies of records that are kept when two people changed one, and what becomes of them when words are taken back."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dialoog.i18n import _

from . import files, layout
from .store import Conflict, SaveFailed

FOLDER = "backup/conflict"


def keep_theirs(workspace: Path, conflict: Conflict) -> str:
    """Put a copy of the other side's record in the workspace; returns what people should know. Raises SaveFailed."""
    id = layout.checked_id(conflict.id)
    if conflict.theirs is None:
        return _("Something was deleted by another program while it was changed here. It is kept: {id}.").format(id=id)
    stem = f"{id}-{time.strftime('%Y%m%d-%H%M%S')}"
    name, number = f"{FOLDER}/{stem}.json", 1
    while (workspace / name).exists():
        number += 1
        name = f"{FOLDER}/{stem}-{number}.json"
    try:
        files.write(workspace / name, msgspec.json.format(msgspec.json.encode(conflict.theirs), indent=2) + b"\n")
    except OSError as error:
        text = _("{file} could not be saved: {reason}. What was saved before is still there.")
        reason = files.reason(error)
        raise SaveFailed(text.format(file=name, reason=reason), reason) from error
    text = _(
        "Something was changed here and by another program at the same time. What was typed here is kept; the other "
        "version is in {file}."
    )
    return text.format(file=name)


def left_behind(workspace: Path) -> Iterator[str]:
    """A sentence about every file that was set aside and is still there."""
    broken = _("{file} was set aside because it could not be read. Look whether something is missing, and delete it "
               "when you do not need it.")  # fmt: skip
    other = _("{file} is the other version of something that was changed in two places. Look which one is right, and "
              "delete it when you do not need it.")  # fmt: skip
    aside = (*workspace.glob("*.broken-*"), *workspace.glob("*/*.broken-*"), *workspace.glob("*/*/*.broken-*"))
    for text, found in ((broken, aside), (other, workspace.glob(f"{FOLDER}/*.json"))):
        yield from (text.format(file=path.relative_to(workspace).as_posix()) for path in sorted(found))


def forget(workspace: Path, id: str, file: str) -> Iterator[str]:
    """Delete our copies of one record of `file`, and name the copies that may hold more than that record: a person
    decides about those. Raises SaveFailed."""
    copy = re.compile(re.escape(id) + r"-\d{8}-\d{6}(-\d+)?\.json")
    try:
        for path in workspace.glob(f"{FOLDER}/*.json"):
            if copy.fullmatch(path.name):
                files.remove(path)
        left = (*workspace.glob(f"{file}*.broken-*"), *workspace.glob(f"backup/v*/{file}"))
    except OSError as error:
        text = _("A copy of what was erased may still be in {folder}: {reason}.")
        reason = files.reason(error)
        raise SaveFailed(text.format(folder=FOLDER, reason=reason), reason) from error
    text = _(
        "{file} was kept when something went wrong, and may still hold what was erased just now. Delete it when you do "
        "not need it."
    )
    for path in left:
        yield text.format(file=path.relative_to(workspace).as_posix())
