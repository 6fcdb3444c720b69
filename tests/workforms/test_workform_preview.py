"""A form on the wall while it is being written."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dialoog.cli import DONE, NO, main
from dialoog.live.clock import FastClock
from dialoog.live.workplace import Workplace
from dialoog.tui import preview
from dialoog.tui.preview import Preview, stamp
from dialoog.tui.screens.stage import Stage
from dialoog.workforms import Library, load

FORM = """---
id: proef
title: Proef
group: 3-4
---

## Een {minutes=5}

Wat is de vraag?

## Twee {minutes=5}

Wat neem je mee?
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "proef.md"
    path.write_text(FORM, encoding="utf-8")
    return path


def previewing(file: Path, act: Callable[[Preview], Awaitable[None]]) -> Preview:
    """What `act` finds in a preview of this file."""

    async def run(app: Preview) -> None:
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            await act(app)
            await pilot.pause()

    form = load(file).form
    assert form is not None
    with Workplace.open(file.parent / "scratch", clock=FastClock(10), create=True) as workplace:
        app = Preview(workplace, Library(file.parent, language="nl"), file, form)
        asyncio.run(run(app))
    return app


async def looked(app: Preview) -> None:
    """The file is looked at, and what follows from it has come on the screen."""
    app.look()
    await Pilot(app).pause()


def told(app: Preview) -> list[str]:
    return [note.message for note in app._notifications]


def test_a_form_comes_on_the_wall_for_as_many_as_it_is_meant_for(file: Path) -> None:
    async def act(app: Preview) -> None:
        assert isinstance(app.screen, Stage)
        assert len(app.live.state.seats) == 4
        assert [step.phase.title for step in app.live.state.steps] == ["Een", "Twee"]

    previewing(file, act)


def test_a_saved_file_is_shown_in_the_phase_one_was_in(file: Path) -> None:
    async def act(app: Preview) -> None:
        app.live.onward()
        file.write_text(FORM.replace("Wat neem je mee?", "Wat laat je hier?"), encoding="utf-8")
        await looked(app)
        assert app.live.state.step is not None
        assert app.live.state.step.phase.text == "Wat laat je hier?"
        assert told(app) == ["Renewed from the file."]

    previewing(file, act)


def test_what_is_wrong_is_said_and_the_form_from_before_stays(file: Path) -> None:
    async def act(app: Preview) -> None:
        before = app.live
        file.write_text(FORM.replace("## Een {minutes=5}", "## Een {minutes=0}\n\n- [ ] x"), encoding="utf-8")
        await looked(app)
        assert app.live is before
        (said,) = told(app)
        assert said.startswith("Not renewed: the form from before stays.\nLine 7: “0” is not a number of minutes")
        assert said.endswith("And 1 more: dialoog worksets check")

    previewing(file, act)


def test_a_file_that_is_away_for_a_moment_is_waited_for(file: Path) -> None:
    async def act(app: Preview) -> None:
        file.unlink()
        await looked(app)
        assert told(app) == []

    assert stamp(file) is not None
    previewing(file, act)
    assert stamp(file) is None


def test_what_did_not_change_is_not_read_again(file: Path) -> None:
    async def act(app: Preview) -> None:
        before = app.live
        await looked(app)
        assert app.live is before

    previewing(file, act)


def test_nothing_is_kept_of_it(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    caches, scratch = tmp_path / "cache", tmp_path / "tmp"
    scratch.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(caches))
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    seen: list[int] = []

    def leave(app: Preview) -> int:
        app.workplace.room.sessions()
        seen.append(len(list(scratch.iterdir())))
        return 0

    monkeypatch.setattr(Preview, "run", leave)
    form = load(file).form
    assert form is not None
    assert preview.preview(file, form, Library(file.parent, language="nl"), 10) == 0
    assert seen == [1]
    assert list(scratch.iterdir()) == []
    assert list(caches.glob("dialoog/*")) == []


WRONG_USE = 2


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a screen can be drawn and keys can be read."""
    monkeypatch.setattr("dialoog.cli.worksets.need_terminal", lambda: None)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("onbekend",), "There is no work form “onbekend”."),
        (("starrt", "--speed", "0"), "--speed: write a number from 1 to 60."),
        (("starrt", "--speed", "61"), "--speed: write a number from 1 to 60."),
    ],
)
def test_a_preview_of_nothing_or_at_no_speed_is_wrong_use(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "en", "worksets", "preview", *words]) == WRONG_USE
    assert said in capsys.readouterr().err


def test_a_preview_needs_a_terminal(file: Path) -> None:
    assert main(["--lang", "en", "worksets", "preview", str(file)]) == WRONG_USE


@pytest.mark.usefixtures("terminal")
def test_a_form_that_does_not_load_is_not_previewed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(FORM.replace("minutes=5", "minutes=0"), encoding="utf-8")
    assert main(["--lang", "en", "worksets", "preview", str(file)]) == NO
    assert capsys.readouterr().out.startswith(f"{file}:7: “0” is not a number of minutes")


def test_a_check_gives_hints_and_they_change_no_answer(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(FORM.replace("Wat is de vraag?", "Is dat de vraag?"), encoding="utf-8")
    assert main(["--lang", "en", "worksets", "check", str(file)]) == DONE
    assert capsys.readouterr().out.startswith(f"{file}:9: Hint: “Is dat de vraag?” asks for yes or no.")
