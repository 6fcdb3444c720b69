"""README and docs lead somewhere, and say what the app does."""

import importlib.util
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from dialoog.domain.agreement import Status
from dialoog.domain.session import SessionStatus
from dialoog.live.workplace import Workplace

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
RUN = "python3 -m pip install . && dialoog demo"
TEST = "python3 -m pip install -e '.[test]' && python3 -m pytest"


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def without_code(page: Path) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text(page), flags=re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The headings of a page as a browser names them."""
    titles = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Where each relative link of a page leads: a file, and a heading in it."""
    for target in LINK.findall(without_code(page)):
        if not re.match(r"[a-z]+:", target):
            path, _hash, anchor = target.partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_and_a_heading_in_it(page: Path) -> None:
    for path, anchor in links(page):
        assert path.exists(), path
        assert not anchor or anchor in anchors(path), (path.name, anchor)


def test_every_page_can_be_reached_from_the_index_and_every_picture_is_shown() -> None:
    listed = {path for path, _ in links(ROOT / "docs" / "index.md")}
    assert listed >= {page for page in PAGES if page.name != "index.md"}
    shown = {path for page in PAGES for path, _ in links(page)}
    assert shown >= set((ROOT / "docs" / "shots").glob("*.svg"))


def test_a_picture_needs_nothing_from_the_network() -> None:
    for picture in (ROOT / "docs" / "shots").glob("*.svg"):
        addresses = set(re.findall(r"https?://[^\s\"')<]+", text(picture)))
        assert addresses <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}, picture.name


def test_readme_and_ci_say_the_same_two_commands() -> None:
    readme = text(ROOT / "README.md")
    assert f"```sh\n{RUN}\n```" in readme
    assert f"```sh\n{TEST}\n```" in readme
    assert f'bash -c "{TEST}"\n' in text(ROOT / ".ci" / "run")


def test_the_python_that_readme_asks_for_is_the_one_that_is_needed() -> None:
    needed = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]["requires-python"].removeprefix(">=")
    readme = text(ROOT / "README.md")
    assert f"Python {needed} or newer" in readme
    assert f"Python {needed} of nieuwer" in readme


@pytest.fixture(scope="module")
def keys() -> ModuleType:
    """The tool that writes the tables of keys."""
    spec = importlib.util.spec_from_file_location("keys", ROOT / "tools" / "keys.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["keys"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_screen_has_a_title_in_the_guides(keys: ModuleType) -> None:
    assert set(keys.tables()) == set(keys.TITLES)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_act_of_every_screen_has_its_row_in_the_guides(keys: ModuleType, language: str) -> None:
    guide = text(ROOT / "docs" / f"user-guide.{language}.md")
    assert guide == keys.renewed(guide, language), "stale: python tools/keys.py"
    rows = re.findall(r"^\| `.*\|$", guide, re.MULTILINE)
    assert len(rows) == sum(map(len, keys.tables().values()))


def test_the_example_of_a_session_file_can_be_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", text(ROOT / "docs" / "architecture.md"), re.DOTALL)
    with Workplace.open(tmp_path, create=True):
        pass
    (id,) = json.loads(example)["session"]
    file = tmp_path / "sessions" / "2027" / f"{id}.json"
    file.parent.mkdir(parents=True)
    file.write_text(example, encoding="utf-8")

    with Workplace.open(tmp_path, write=False) as workplace:
        (session,) = workplace.room.sessions()
        (agreement,) = workplace.live(session).made_here()
        assert workplace.ledger.problems == tuple(p for p in workplace.ledger.problems if file.name in p)
        state = workplace.live(session).state
    assert session.status is SessionStatus.CLOSED
    assert state.closed == session.ended
    assert agreement.status is Status.RUNNING
    assert not agreement.waiting_for
