"""Where an example school may be put: a fresh folder, or one that holds an example school already."""

import tempfile
from pathlib import Path

from dialoog.i18n import _
from dialoog.storage.store import StoreError

MARK = "EXAMPLE.txt"
"""Tells an example school from somebody's own workspace, to dialoog and to whoever finds the folder."""


def choose(keep: Path | None) -> tuple[Path, bool]:
    """The folder for the example school, and whether it is there already.

    Without `keep` a new temporary folder. Raises StoreError for a folder with something else in it.
    """
    if keep is None:
        return Path(tempfile.mkdtemp(prefix="dialoog-demo-")), False
    if (keep / MARK).is_file():
        return keep, True
    if keep.exists() and (not keep.is_dir() or any(keep.iterdir())):
        message = _("{path} is not empty and holds no example school: name a new folder.")
        raise StoreError(message.format(path=keep))
    return keep, False


def mark(folder: Path) -> None:
    """Say in the folder itself what it is. Written last, when the school is whole."""
    (folder / MARK).write_text(
        _("An example school of dialoog. Nobody in it is real; delete it as you like.") + "\n", "utf-8"
    )
