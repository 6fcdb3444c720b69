"""`dialoog worksets …`: the work forms."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dialoog.domain.prepare import GROUP, Part, seconds_of
from dialoog.domain.workform import Chapter, Phase, WorkForm, planned
from dialoog.i18n import _, language, ngettext
from dialoog.wording import minutes
from dialoog.workforms.library import Library
from dialoog.workforms.parse import load
from dialoog.workforms.problems import Severity
from dialoog.workforms.write import new_form

from . import DONE, NO, WrongUse, opening
from .meeting import need_terminal
from .out import as_json, data, message, table

FASTEST = 60
"""Seconds of meeting in one second of a preview at most: beyond it nothing can be read."""


def list_forms(args: Namespace) -> int:
    forms = opening.library(args).list()
    if args.json:
        as_json([_summary(form) for form in forms])
    else:
        table([(form.id, form.title, _lasts(form), form.group) for form in forms])
    return DONE


def show(args: Namespace) -> int:
    form = opening.library(args).get(args.id)
    if form is None:
        raise _no_form(args.id)
    if args.json:
        as_json({**_summary(form), **_details(form)})
        return DONE
    data(f"{form.title} ({form.id})")
    for line in filter(None, (form.purpose, form.intro)):
        data(line)
    for role in form.roles:
        data("")
        data(f"{role.name}: {role.text}" if role.text else role.name)
        for reminder in role.reminders:
            data(f"- {reminder}")
        for note in role.notes:
            data(f"> {note}")
    chapters = {chapter.title: chapter for chapter in form.chapters}
    for phase in form.phases:
        data("")
        if chapter := chapters.pop(phase.chapter, None):
            _show_chapter(chapter)
        data(f"{phase.title} · {_length(phase)}")
        data(phase.text)
        for card in phase.cards:
            data(f"- {card}")
        for note in phase.notes:
            data(f"> {note}")
        for capture in phase.captures:
            data(f"[ ] {capture.name}: {capture.question}")
    return DONE


def check(args: Namespace) -> int:
    """What is wrong, on standard output as `file:line: message`; only errors make the answer no."""
    library = opening.library(args)
    problems = [problem for file in args.files for problem in library.check(Path(file))]
    if args.json:
        as_json([asdict(problem) for problem in problems])
    else:
        for problem in problems:
            data(str(problem))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return NO
    count = len(args.files)
    message(ngettext("{count} file can be used.", "{count} files can be used.", count).format(count=count))
    return DONE


def new(args: Namespace) -> int:
    """A first draft in the workspace's own folder; prints where."""
    try:
        draft = new_form(args.id, args.title, language())
    except ValueError:
        message_ = _("“{id}” cannot be an id: a to z, 0 to 9 and hyphens, 64 at most.")
        raise WrongUse(message_.format(id=args.id)) from None
    with opening.writing(args) as workplace:
        file = workplace.path / "worksets" / f"{args.id}.md"
    file.parent.mkdir(exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as form:
            form.write(draft)
    except FileExistsError:
        raise WrongUse(_("{file} is there already: choose another id.").format(file=file)) from None
    data(str(file))
    return DONE


def preview(args: Namespace) -> int:
    """One form in the real app, on a fast clock; what stands in its way is printed as `check` does."""
    need_terminal()
    if not 1 <= args.speed <= FASTEST:
        raise WrongUse(_("--speed: write a number from 1 to {most}.").format(most=FASTEST))
    library = opening.library(args)
    file = _file(args.form, library)
    parsed = load(file)
    if parsed.form is None:
        for problem in parsed.problems:
            data(str(problem))
        return NO
    from dialoog.tui import preview

    return preview.preview(file, parsed.form, library, args.speed)


def _file(named: str, library: Library) -> Path:
    """The file that was named, or the one of the form with this id."""
    path = Path(named)
    if path.suffix.casefold() == ".md":
        return path
    file = library.file(named)
    if file is None:
        raise _no_form(named)
    return file


def _no_form(id: str) -> WrongUse:
    return WrongUse(_("There is no work form “{id}”. “dialoog worksets list” names them.").format(id=id))


def _summary(form: WorkForm) -> dict[str, Any]:
    return {
        "id": form.id,
        "title": form.title,
        "kind": form.kind.value,
        "minutes": form.minutes,
        "group": form.group,
        "purpose": form.purpose,
        "language": form.language,
    }


def _details(form: WorkForm) -> dict[str, Any]:
    return {
        "best": form.best,
        "smallest": form.smallest,
        "needs": form.needs,
        "roles": [asdict(role) for role in form.roles],
        "experience": form.experience.value,
        "safety": form.safety.value,
        "aims": [aim.value for aim in form.aims],
        "yields": [one.value for one in form.yields],
        "confidential": form.confidential,
        "chapters": [asdict(chapter) for chapter in form.chapters],
        "phases": [_phase(phase) for phase in form.phases],
    }


def _show_chapter(chapter: Chapter) -> None:
    data(f"# {chapter.title}")
    if chapter.text:
        data(chapter.text)
    for task in chapter.homework:
        data(f"- {task}")
    data("")


def _lasts(form: WorkForm) -> str:
    """For a group of the usual size: the length of a round of turns depends on how many people there are."""
    return minutes(seconds_of((Part(form),), GROUP) / 60)


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "title": phase.title,
        "minutes": phase.minutes,
        "seconds": phase.seconds,
        "tool": phase.tool.value if phase.tool else None,
        "think": phase.think,
        "options": dict(phase.options),
        "chapter": phase.chapter,
        "text": phase.text,
        "cards": list(phase.cards),
        "notes": list(phase.notes),
        "captures": [
            {"name": one.name, "question": one.question, "visibility": one.visibility.value} for one in phase.captures
        ],
    }


def _length(phase: Phase) -> str:
    if (whole := planned(phase)) is not None:
        return minutes(whole)
    if phase.seconds is not None:
        return _("{seconds} seconds each").format(seconds=phase.seconds)
    return _("as long as it takes")
