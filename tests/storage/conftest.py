"""Workspaces in fresh folders, messages in English, and an index that stays out of the user's own cache."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialoog import i18n
from dialoog.storage.workspace import Workspace, open_workspace


@pytest.fixture(autouse=True)
def _surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    i18n.use("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the workspace is or will be."""
    return tmp_path / "school"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    opened = open_workspace(folder, create=True)
    yield opened
    opened.close()
