"""What every test may lean on: a clock that can be turned, an empty workspace, and nothing left behind for the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hand_clock import HandClock

from dialoog import i18n
from dialoog.live.workplace import Workplace


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def workplace(tmp_path: Path, clock: HandClock) -> Iterator[Workplace]:
    """A new workspace, open for writing."""
    with Workplace.open(tmp_path / "school", clock=clock, create=True) as workplace:
        yield workplace


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """A test that speaks another language does not change that of the next."""
    before = i18n.language()
    yield
    i18n.use(before)


@pytest.fixture(autouse=True, scope="session")
def _keys_faster_than_fingers() -> Iterator[None]:
    """Tests press keys faster than a key that is held down; the one about that sets the real time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dialoog.tui.screens.stage.Stage.BOUNCE", 0.0)
        yield


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Indexes of workspaces that exist for one test do not end up in somebody's cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
