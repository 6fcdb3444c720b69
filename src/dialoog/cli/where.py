"""Which folder is meant: the one named, the one the surroundings name, the one we stand in, the one chosen before."""

import json
import os
from pathlib import Path

from dialoog.storage import files
from dialoog.storage.layout import WORKSPACE

VARIABLE = "DIALOOG_WORKSPACE"


def find(named: str | None) -> Path | None:
    """The workspace to use; it need not exist yet when it was named. None when there is nothing to go by."""
    if chosen := named or os.environ.get(VARIABLE):
        return Path(chosen).expanduser().absolute()
    here = Path.cwd()
    return here if is_workspace(here) else remembered()


def is_workspace(folder: Path) -> bool:
    return (folder / WORKSPACE).is_file()


def suggested() -> Path:
    """Where a first workspace goes when nobody says otherwise: a folder people know, backed up with the rest."""
    from platformdirs import user_documents_path

    return user_documents_path() / "dialoog"


def remembered() -> Path | None:
    """The folder chosen at the first start."""
    try:
        chosen = json.loads(_config().read_text(encoding="utf-8")).get("workspace")
    except (OSError, ValueError, AttributeError):
        return None
    return Path(chosen) if isinstance(chosen, str) and chosen else None


def remember(workspace: Path) -> None:
    """From now on this folder, unless another one is named."""
    content = json.dumps({"workspace": str(workspace.absolute())}, indent=2) + "\n"
    files.write(_config(), content.encode())


def _config() -> Path:
    from platformdirs import user_config_path

    return user_config_path("dialoog", appauthor=False) / "config.json"
