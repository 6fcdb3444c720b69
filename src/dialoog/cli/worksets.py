"""`dialoog worksets …`: the work forms."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dialoog.domain.prepare import GROUP, Part, seconds_of
from dialoog.domain.workform import Phase, WorkForm
from dialoog.i18n import _, language, ngettext
from dialoog.wording import minutes
from dialoog.workforms.parse import load
from dialoog.workforms.problems import Severity
from dialoog.workforms.write import new_form

from . import DONE, NO, WrongUse, opening
from .out import as_json, data, message, table


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
        raise WrongUse(_("There is no work form “{id}”. “dialoog worksets list” names them.").format(id=args.id))
    if args.json:
        as_json({**_summary(form), "phases": [_phase(phase) for phase in form.phases]})
        return DONE
    data(f"{form.title} ({form.id})")
    for line in filter(None, (form.purpose, form.intro)):
        data(line)
    for phase in form.phases:
        data("")
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
    problems = [problem for file in args.files for problem in load(Path(file)).problems]
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


def _lasts(form: WorkForm) -> str:
    """For a group of the usual size: the length of a round of turns depends on how many people there are."""
    return minutes(seconds_of((Part(form),), GROUP) / 60)


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "title": phase.title,
        "minutes": phase.minutes,
        "seconds": phase.seconds,
        "tool": phase.tool.value if phase.tool else None,
        "text": phase.text,
        "cards": list(phase.cards),
        "notes": list(phase.notes),
        "captures": [
            {"name": one.name, "question": one.question, "visibility": one.visibility.value} for one in phase.captures
        ],
    }


def _length(phase: Phase) -> str:
    if phase.minutes is not None:
        return minutes(phase.minutes)
    if phase.seconds is not None:
        return _("{seconds} seconds each").format(seconds=phase.seconds)
    return _("as long as it takes")
