"""What every test may lean on: a clock that can be turned, an empty workspace, and nothing left behind for the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from dialoog import i18n
from dialoog.live.workplace import Workplace


@dataclass
class HandClock:
    """Both clocks of a computer, turned by hand. It begins on a Tuesday in March, at 14:00."""

    at: float = datetime(2027, 3, 9, 14, 0).timestamp()  # noqa: DTZ001 - the hour of the place where the tests run
    lived: float = 0.0

    def wall(self) -> float:
        return self.at

    def steady(self) -> float:
        return self.lived

    def later(self, seconds: float = 0.0, *, minutes: float = 0.0) -> None:
        """Time passes."""
        self.at += seconds + 60 * minutes
        self.lived += seconds + 60 * minutes

    def sleep(self, *, minutes: float) -> None:
        """The laptop is closed: the steady clock stands still."""
        self.at += 60 * minutes


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
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Indexes of workspaces that exist for one test do not end up in somebody's cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
