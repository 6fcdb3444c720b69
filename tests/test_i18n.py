"""Which language people get, and a Dutch catalogue that is neither stale nor incomplete."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from dialoog import i18n, resources
from dialoog.i18n import _, ngettext

CATALOGUES = Path(__file__).resolve().parent.parent / "tools" / "catalogues.py"


@pytest.fixture(autouse=True)
def same_language_afterwards() -> Iterator[None]:
    former = i18n.language()
    yield
    i18n.use(former)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Surroundings that say nothing about a language."""
    for name in ("DIALOOG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", CATALOGUES)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["catalogues"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX", "nl_NL.UTF-8", "de_DE.UTF-8", ""])
def test_dutch_unless_something_says_english(bare: pytest.MonkeyPatch, locale: str) -> None:
    bare.setenv("LANG", locale)
    assert i18n.use() == "nl"


@pytest.mark.parametrize("locale", ["en_GB.UTF-8", "en_US", "en"])
def test_english_where_the_terminal_is_english(bare: pytest.MonkeyPatch, locale: str) -> None:
    bare.setenv("LANG", locale)
    assert i18n.use() == "en"


def test_the_nearer_wish_wins(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("LANG", "en_GB.UTF-8")
    assert i18n.use() == "en"
    bare.setenv("LC_MESSAGES", "nl_NL.UTF-8")
    assert i18n.use() == "nl"
    bare.setenv("LC_ALL", "en_GB.UTF-8")
    assert i18n.use() == "en"
    bare.setenv("DIALOOG_LANG", "nl")
    assert i18n.use() == "nl"
    assert i18n.use("en") == "en" == i18n.language()


def test_a_change_of_language_shows_at_the_next_look() -> None:
    i18n.use("nl")
    assert _("The whole team") == "Het hele team"
    assert ngettext("{count} minute", "{count} minutes", 2) == "{count} minuten"
    i18n.use("en")
    assert _("The whole team") == "The whole team"
    assert ngettext("{count} minute", "{count} minutes", 1) == "{count} minute"


def test_an_empty_message_stays_empty() -> None:
    i18n.use("nl")
    assert _("") == ""


def test_without_a_catalogue_the_messages_are_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "catalogues", lambda: tmp_path)
    assert i18n.use("nl") == "nl"
    assert _("The whole team") == "The whole team"


def test_the_catalogue_is_in_step_with_the_code(catalogues: ModuleType) -> None:
    assert not catalogues.outcome().stale, "run: python tools/catalogues.py"


def test_every_message_has_dutch_with_the_same_placeholders(catalogues: ModuleType) -> None:
    assert catalogues.outcome().faults == ()


def test_the_tool_keeps_translations_and_finds_what_is_wrong(
    catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sources, catalogue = tmp_path / "src", tmp_path / "nl.po"
    sources.mkdir()
    (sources / "one.py").write_text(
        '_("Next phase")\nN_("{count} cards")\nngettext("{n} day", "{n} days", 2)\n'
        """x = f"{_('Inside')}"\n_(f"{2} phases")\n""",
        "utf-8",
    )
    catalogue.write_text(
        'msgid "Next phase"\nmsgstr "Volgende fase"\n\nmsgid "{count} cards"\nmsgstr "{aantal} kaarten"\n\n'
        'msgid "Gone"\nmsgstr "Weg"\n',
        "utf-8",
    )
    for name, path in (("ROOT", tmp_path), ("SOURCES", sources), ("CATALOGUE", catalogue)):
        monkeypatch.setattr(catalogues, name, path)
    result = catalogues.outcome()
    assert 'msgstr "Volgende fase"' in result.po.decode()
    assert result.dropped == ("Gone = Weg",)
    assert result.faults == (
        "src/one.py:5: the message is not a plain string",
        "no Dutch: Inside",
        "placeholders differ: {count} cards: ['aantal', 'count']",
        "no Dutch: {n} day",
    )
    assert catalogues.outcome() == result
