"""Bring the tables of keys in the user guides in step with the screens: `python tools/keys.py [--check]`.

Every screen has one table of acts; its hints, its help and these pages all come from there. With `--check` nothing is
written; exit code 1: a guide was stale.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from dialoog import i18n
from dialoog.i18n import _
from dialoog.tui import screens
from dialoog.tui.app import DialoogApp
from dialoog.tui.keys import Act, key_label
from dialoog.tui.screens.page import Page

DOCS = Path(__file__).resolve().parent.parent / "docs"
BLOCK = re.compile(r"(<!-- keys[^\n]*-->\n).*?(<!-- /keys -->)", re.DOTALL)
TITLES = {
    "app": ("Overal", "Everywhere"),
    "Home": ("Het eerste scherm", "The first screen"),
    "SetUp": ("Een bijeenkomst klaarzetten", "Preparing a meeting"),
    "LibraryPage": ("De werkvormen", "The work forms"),
    "RunSheet": ("Het draaiboek", "The run sheet"),
    "Stage": ("Tijdens de bijeenkomst", "During the meeting"),
    "Harvesting": ("De oogst op het scherm", "The harvest on the wall"),
    "Filling": ("Een tabel op het scherm", "A table on the wall"),
    "Closing": ("Na de bijeenkomst", "After the meeting"),
    "SeriesPage": ("Een reeks bijeenkomsten", "A series of meetings"),
    "PastMeetings": ("Eerdere bijeenkomsten", "Earlier meetings"),
    "OpenAgreements": ("Open afspraken", "Open agreements"),
    "ReadingPage": ("Een tekst lezen", "Reading a text"),
    "Help": ("De hulp", "The help"),
}
"""What each screen is called in the guides, in Dutch and English, in the order of the guides."""
HEADS = {"nl": ("toets", "doet", "uitleg"), "en": ("key", "does", "explained")}


def tables() -> dict[str, tuple[Act, ...]]:
    """The acts of every screen there is, by the name of its class; `app` are those that work everywhere."""
    for module in iter_modules(screens.__path__):
        import_module(f"{screens.__name__}.{module.name}")
    found = {page.__name__: page.ACTS for page in _below(Page) if "ACTS" in vars(page)}
    return {"app": DialoogApp.ACTS, **found}


def page(language: str) -> str:
    """The tables of all screens, as the guide in this language has them."""
    former = i18n.language()
    i18n.use(language)
    try:
        acts = tables()
        names = [*(name for name in TITLES if name in acts), *(name for name in acts if name not in TITLES)]
        return "\n".join(_table(name, acts[name], language) for name in names)
    finally:
        i18n.use(former)


def renewed(guide: str, language: str) -> str:
    """A guide with its part about keys as it should be."""
    return BLOCK.sub(lambda marks: f"{marks[1]}{page(language)}{marks[2]}", guide)


def guides() -> Iterator[tuple[Path, str]]:
    """Each guide and its language."""
    for language in i18n.LANGUAGES:
        yield DOCS / f"user-guide.{language}.md", language


def _below(cls: type[Page[object]]) -> Iterator[type[Page[object]]]:
    for sub in cls.__subclasses__():
        yield sub
        yield from _below(sub)


def _table(name: str, acts: tuple[Act, ...], language: str) -> str:
    titles = TITLES.get(name, (name, name))
    lines = [
        f"### {titles[language == 'en']}",
        "",
        "| {} | {} | {} |".format(*HEADS[language]),
        "|---|---|---|",
        *(f"| {_keys(act)} | {_(act.label)} | {_(act.tip)} |" for act in acts),
    ]
    return "\n".join(lines) + "\n"


def _keys(act: Act) -> str:
    return " ".join(f"`{key_label(key)}`" for key in act.keys.split(","))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a guide was stale")
    check = parser.parse_args().check
    stale = False
    for path, language in guides():
        guide = path.read_text(encoding="utf-8")
        fresh = renewed(guide, language)
        if fresh != guide:
            stale = True
            if not check:
                path.write_text(fresh, encoding="utf-8", newline="\n")
            print(f"docs/{path.name}: {'stale' if check else 'renewed'}")
    return int(check and stale)


if __name__ == "__main__":
    sys.exit(main())
