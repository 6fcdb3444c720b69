"""Where the files that ship with dialoog are, in a wheel, an editable install and a checkout alike."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def worksets() -> Path:
    """The folder of shipped work forms, one folder per language inside.

    A checkout (editable install) is asked first: a wheel never has `pyproject.toml` beside it, and a copy that an
    earlier build left inside the package would be stale.
    """
    checkout = _PACKAGE.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "worksets").is_dir():
        return checkout / "worksets"
    return _PACKAGE / "worksets"


def catalogues() -> Path:
    """The folder of translation catalogues, as gettext lays them out."""
    return _PACKAGE / "locale"
