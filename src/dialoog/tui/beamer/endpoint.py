"""Where a running meeting can be watched: a port of this computer and a token, in a file for this user's eyes only.

The file lies in the user's cache folder, not in the workspace: a workspace may be on a stick or in a shared folder,
and what stands here means something on this computer only. One per workspace, written over by the next meeting.
"""

import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from dialoog.storage import files

_LONG_AGO = 7 * 24 * 3600.0
"""Seconds; no meeting lasts a week."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A port on 127.0.0.1, and what to say there to be let in: 256 bits as hex."""

    port: int
    token: str


def publish(workspace: Path, endpoint: Endpoint) -> None:
    """Tell the beamers of this user where to look. Raises OSError."""
    _sweep()
    files.write(_file(workspace), json.dumps(asdict(endpoint)).encode())


def withdraw(workspace: Path, endpoint: Endpoint) -> None:
    """Leave no file behind; that of another meeting stays. Raises OSError."""
    file = _file(workspace)
    if _read(file) == endpoint:
        files.remove(file)


def found(workspace: Path | None = None) -> list[Endpoint]:
    """Where to look for this workspace's meeting; without one, for any, the one begun last first. A meeting that ended
    without a word left its file behind: only connecting tells."""
    files_ = [_file(workspace)] if workspace is not None else sorted(_folder().glob("*.json"), key=_age, reverse=True)
    return [endpoint for file in files_ if (endpoint := _read(file)) is not None]


def _read(file: Path) -> Endpoint | None:
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        content = files.read(file)
        if content is not None:
            told = json.loads(content[0])
            endpoint = Endpoint(told["port"], told["token"])
            if 0 < endpoint.port < 1 << 16 and isinstance(endpoint.token, str):
                return endpoint
    return None


def _sweep() -> None:
    """Files of meetings that ended without a word, long ago."""
    for file in _folder().glob("*.json"):
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > _LONG_AGO:
                file.unlink()


def _age(file: Path) -> int:
    found = files.signature(file)
    return found.mtime_ns if found else 0


def _file(workspace: Path) -> Path:
    """A name of its own for each folder, from which nobody reads where that is."""
    path = os.path.normcase(workspace.resolve())
    return _folder() / f"{sha256(path.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.json"


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("dialoog", appauthor=False) / "beamer"
