"""Typing commands in a test."""

from pathlib import Path

import pytest

from dialoog.cli import main


class Shell:
    """Types commands about one workspace, and keeps what they said."""

    def __init__(self, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.workspace = workspace
        self._capsys = capsys
        self.code = 0
        self.out = self.err = ""

    def __call__(self, *words: str) -> "Shell":
        self._capsys.readouterr()
        try:
            self.code = main([*words, "--workspace", str(self.workspace)])
        except SystemExit as left:
            self.code = int(left.code or 0)
        self.out, self.err = self._capsys.readouterr()
        return self

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()
