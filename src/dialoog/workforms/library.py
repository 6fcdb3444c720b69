"""The work forms at hand: those that ship and those a school wrote itself, in one list without doubles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Final

from dialoog import resources
from dialoog.domain.workform import Kind, Phase, WorkForm
from dialoog.i18n import _
from dialoog.workforms.parse import Parsed, identify, load, unreadable
from dialoog.workforms.problems import Findings, Problem, Severity, did_you_mean

OWN: Final = "worksets"
"""The folder inside a workspace for forms that a school wrote itself."""

_LANGUAGE: Final = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class _File:
    """A file as far as its front matter tells: which form, in which language, in whose place."""

    path: Path
    id: str
    language: str
    replaces: str


@dataclass(frozen=True, slots=True)
class _Index:
    """Which files may serve for an id, best first; every file met; and what was wrong with the whole."""

    shelves: dict[str, tuple[_File, ...]]
    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]


class Library:
    """Work forms out of several folders. Nothing is read before the first question, no body before it is needed.

    In each folder, files in a folder named after a language (`nl/`) are in that language; those beside it are in the
    language their front matter names, else in whichever is asked for. The first folder holds what ships. Those after
    it add to it, and take the place of a form only when they say `replaces: <id>`.

    Of each form the language asked for is offered; where it is missing or broken, another one.
    """

    def __init__(self, *folders: Path, language: str) -> None:
        self._folders = folders
        self._language = language
        self._parsed: dict[Path, Parsed] = {}

    @classmethod
    def of(cls, workspace: Path | None, language: str) -> "Library":
        """What ships, and with it what a workspace has in its own `worksets/`."""
        own = (workspace / OWN,) if workspace is not None else ()
        return cls(resources.worksets(), *own, language=language)

    def list(self) -> tuple[WorkForm, ...]:
        """Every form that can be used, each once, by title."""
        forms = {form.id: form for id in self._index.shelves if (form := self.get(id))}
        return tuple(sorted(forms.values(), key=lambda form: (form.title.casefold(), form.id)))

    def get(self, id: str) -> WorkForm | None:
        """The form with this id, or the one that replaces it; None when there is none that works."""
        for file in self._index.shelves.get(id, ()):
            if form := self._load(file.path).form:
                return replace(form, language=file.language, phases=tuple(map(self._dealt, form.phases)))
        return None

    def _dealt(self, phase: Phase) -> Phase:
        """The phase with the cards of the deck it names."""
        deck = self.get(phase.option("deck")) if phase.option("deck") else None
        if deck is None or deck.kind is not Kind.DECK:
            return phase
        return replace(phase, dealt=deck.phases[0].cards, themes=deck.phases[0].themes)

    def file(self, id: str) -> Path | None:
        """Where the form that `get` gives was read from."""
        return next((file.path for file in self._index.shelves.get(id, ()) if self._load(file.path).form), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every error and warning, with each file read in full. Hints are for whoever writes a form: see `check`."""
        found = chain(self._index.problems, *map(self.check, self._index.paths))
        return tuple(problem for problem in found if problem.severity is not Severity.HINT)

    def check(self, path: Path) -> tuple[Problem, ...]:
        """What is to be said about one file, in this library or not: what it says itself, and the decks it names."""
        parsed = self._load(path)
        findings = Findings(str(path))
        for phase, line in zip(parsed.form.phases if parsed.form else (), parsed.lines, strict=False):
            id = phase.option("deck")
            if id and ((deck := self.get(id)) is None or deck.kind is not Kind.DECK):
                decks = [form.id for form in self.list() if form.kind is Kind.DECK]
                message = _("There is no deck “{id}” to draw from.").format(id=id)
                findings.warn(line, f"{message} {did_you_mean(id, decks)}" if decks else message)
        return tuple(sorted((*parsed.problems, *findings.sorted()), key=lambda problem: problem.line))

    def _load(self, path: Path) -> Parsed:
        if path not in self._parsed:
            self._parsed[path] = load(path)
        return self._parsed[path]

    @cached_property
    def _index(self) -> _Index:
        return _indexed(self._folders, self._language)


def _indexed(folders: tuple[Path, ...], language: str) -> _Index:
    shelves: dict[str, tuple[_File, ...]] = {}
    replaced: dict[str, Path] = {}
    paths: list[Path] = []
    problems: list[Problem] = []
    for number, folder in enumerate(folders):
        here = list(_paths(folder, problems))
        paths += here
        for id, files in _by_id(folder, here, language, problems).items():
            place = files[0].replaces if number else ""
            if place and place not in shelves:
                message = _("There is no form “{id}” to replace, so this one is added.").format(id=place)
                _warn(files[0].path, f"{message} {did_you_mean(place, shelves)}", problems)
                place = ""
            if place in replaced:
                _refuse(files[0].path, place, replaced[place], problems)
                continue
            if id in shelves and id != place:
                _refuse(files[0].path, id, shelves[id][0].path, problems)
                continue
            shelves.setdefault(id, files)
            if place:
                replaced[place] = files[0].path
                shelves[place] = tuple(dict.fromkeys(files + shelves[place]))
    return _Index(shelves, tuple(paths), tuple(problems))


def _by_id(folder: Path, paths: list[Path], language: str, problems: list[Problem]) -> dict[str, tuple[_File, ...]]:
    """The files of one folder by id, each with the language asked for first. Doubles are refused."""
    found: dict[str, dict[str, _File]] = {}
    for path in paths:
        identity = identify(path)
        if identity is None:
            continue
        spoken = path.parent.name if path.parent != folder else identity.language or language
        languages = found.setdefault(identity.id, {})
        if spoken in languages:
            _refuse(path, identity.id, languages[spoken].path, problems)
        else:
            languages[spoken] = _File(path, identity.id, spoken, identity.replaces)
    return {
        id: tuple(sorted(languages.values(), key=lambda file: (file.language != language, file.language)))
        for id, languages in found.items()
    }


def _paths(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The Markdown files of a folder and of its language folders, none of them outside it."""
    entries = _entries(folder, problems)
    places = (_entries(place, problems) for place in entries if _LANGUAGE.fullmatch(place.name))
    real = _real(folder)
    for path in chain(entries, *places):
        if path.suffix.casefold() == ".md" and not path.name.startswith(".") and path.stem.casefold() != "readme":
            place = _real(path)
            if real is None or place is None or not place.is_relative_to(real):
                _warn(path, _("This link leads out of the folder and is skipped: copy the file itself here."), problems)
            elif path.is_file():
                yield path


def _entries(folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        _warn(folder, unreadable(error), problems)
        return []


def _real(path: Path) -> Path | None:
    """Where a path leads when links are followed. A circle of links is a RuntimeError up to 3.12."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return None


def _refuse(path: Path, id: str, other: Path, problems: list[Problem]) -> None:
    message = _("The id “{id}” is taken by {other}, so this form is left out: give it another id, or write “{advice}”.")
    findings = Findings(str(path))
    findings.error(1, message.format(id=id, other=other, advice=f"replaces: {id}"))
    problems.extend(findings.sorted())


def _warn(path: Path, message: str, problems: list[Problem]) -> None:
    findings = Findings(str(path))
    findings.warn(1, message)
    problems.extend(findings.sorted())
