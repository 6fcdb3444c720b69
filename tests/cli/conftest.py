"""Commands run in an empty folder, in English, without a workspace chosen before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from shell import Shell

from dialoog import i18n
from dialoog.cli import where


@pytest.fixture(autouse=True)
def nobody_was_here_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIALOOG_LANG", "en")
    monkeypatch.delenv("DIALOOG_WORKSPACE", raising=False)
    monkeypatch.setattr(where, "_config", lambda: tmp_path / "config" / "config.json")
    monkeypatch.setattr(where, "suggested", lambda: tmp_path / "Documents" / "dialoog")
    spoken = i18n.language()
    yield
    i18n.use(spoken)


@pytest.fixture
def dialoog(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "school", capsys)
