"""A work form from its Markdown. It never raises on what a file contains: it answers with problems."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialoog import text
from dialoog.domain.workform import Aim, Experience, Kind, Safety, Visibility, WorkForm, Yield
from dialoog.i18n import _
from dialoog.workforms import decode, frontmatter, markdown, phases, questions, roles, values
from dialoog.workforms.frontmatter import FrontMatter
from dialoog.workforms.markdown import Section
from dialoog.workforms.problems import Enough, Findings, Problem
from dialoog.workforms.vocabulary import (
    AIMS,
    DEFAULT_VISIBILITY,
    EXPERIENCES,
    ID,
    KINDS,
    MOST_PEOPLE,
    SAFETIES,
    VISIBILITIES,
    YIELDS,
)

_YES_NO: Final = ("yes", "no")
_FRONT: Final = re.compile(rb"(?:\xef\xbb\xbf)?(---[ \r]*\n.*?\n---[ \r]*)(?:\n|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A form, unless an error kept it from loading, and everything found on the way."""

    form: WorkForm | None
    problems: tuple[Problem, ...]
    lines: tuple[int, ...] = ()
    """The line on which each phase of the form begins."""


def parse(source: str | bytes, file: str) -> Parsed:
    """Read one work form. `file` is the name to show in problems; its stem stands in for a missing id or title.

    The form's language is the one its front matter names, else empty: the folder it lies in decides (`Library`).
    """
    findings = Findings(file)
    form: WorkForm | None = None
    lines: tuple[int, ...] = ()
    with suppress(Enough):
        content = decode.decode(source, findings)
        if content is not None:
            front = frontmatter.read(content, findings)
            form, lines = _form(front, markdown.sections(front.body, findings), Path(file), findings)
    return Parsed(None, findings.sorted()) if findings.fatal else Parsed(form, findings.sorted(), lines)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the front matter says about a form's place in a library."""

    id: str
    language: str
    replaces: str


def identify(path: Path) -> Identity | None:
    """Only the identity of a form on disk, without reading its body; None where it has none that works."""
    findings = Findings(str(path))
    with suppress(Enough, OSError):
        content = decode.decode(_identity_alone(_bytes(path)), findings)
        if content is not None:
            front = frontmatter.read(content, findings)
            id = _id(front, path.stem, findings)
            return Identity(id, front.value("language"), front.value("replaces")) if id else None
    return None


def _identity_alone(data: bytes) -> bytes:
    """Of the front matter only the lines that `identify` asks for: it is asked for each file there is."""
    front = _FRONT.match(data)
    if front is None:
        return data
    return b"\n".join(row for row in front[1].split(b"\n") if row.startswith((b"---", b"id", b"language", b"replaces")))


def load(path: Path) -> Parsed:
    """`parse` a file on disk. A file that cannot be read is a problem too."""
    try:
        return parse(_bytes(path), str(path))
    except OSError as error:
        findings = Findings(str(path))
        findings.error(1, unreadable(error))
        return Parsed(None, findings.sorted())


def unreadable(error: OSError) -> str:
    """The message for a file or folder that the system will not open."""
    message = _("Cannot be read ({reason}): check that it exists and that you may open it.")
    return message.format(reason=error.strerror or error)


def _bytes(path: Path) -> bytes:
    """The content of a file; of one that is too large, just enough to tell."""
    with path.open("rb") as file:
        return file.read(decode.LARGEST + 1)


def _form(front: FrontMatter, found: list[Section], file: Path, findings: Findings) -> tuple[WorkForm, tuple[int, ...]]:
    """The form, and the line of each of its phases."""
    opening = found[0]
    cards, rest = roles.apart(found[1:])
    kind = _kind(front, opening, rest, findings)
    title = _title(front, file.stem, findings)
    visibility = _visibility(front, kind, findings)
    frame = phases.Frame(kind, visibility, roles.read(front, cards, findings))
    if kind is Kind.DECK:
        script = phases.deck(opening, rest, title, front, frame, findings)
    else:
        script = phases.read(opening, rest, frame, findings)
        if "minutes" in front.entries:
            findings.warn(front.line("minutes"), _("A form is as long as its phases: give each phase its minutes."))
    language = _identifier(front, "language", findings)
    questions.point_out([opening, *rest] if kind is Kind.DECK else rest, language or file.parent.name, findings)
    form = WorkForm(
        id=_id(front, file.stem, findings),
        title=title,
        language=language,
        phases=script.phases,
        kind=kind,
        purpose=front.value("purpose"),
        intro=markdown.joined(opening.text),
        roles=frame.roles,
        visibility=visibility,
        sources=front.value("sources"),
        side_by_side=_yes(front, "side-by-side", findings),
        replaces=_identifier(front, "replaces", findings),
        chapters=script.chapters,
        group=front.value("group"),
        needs=front.value("needs"),
        experience=Experience(_choice(front, "experience", EXPERIENCES, findings) or Experience.NONE),
        safety=Safety(_choice(front, "safety", SAFETIES, findings) or Safety.ORDINARY),
        aims=tuple(map(Aim, _several(front, "aims", AIMS, findings))),
        yields=tuple(map(Yield, _several(front, "yields", YIELDS, findings))),
        confidential=_yes(front, "confidential", findings),
        best=_sizes(front, "best", findings),
        smallest=_whole(front, "smallest", findings),
    )
    if form.smallest is not None and form.smallest >= form.people[0]:
        message = _("“smallest” is for fewer people than “group” says ({people}): make it smaller, or leave it out.")
        findings.warn(front.line("smallest"), message.format(people=form.people[0]))
    return form, script.lines


def _id(front: FrontMatter, stem: str, findings: Findings) -> str:
    """The id as written, else the name of the file, as far as it can be one."""
    if front.value("id"):
        return values.identifier("id", front.value("id"), front.line("id"), findings) or ""
    name = stem.casefold().replace(" ", "-").replace("_", "-")
    if not ID.fullmatch(name):
        findings.error(1, _("The form has no id: add a line such as “id: our-form” to the front matter."))
        return ""
    if front.entries:
        findings.warn(1, _("The form has no id, so its file name serves: add the line “id: {id}”.").format(id=name))
    return name


def _title(front: FrontMatter, stem: str, findings: Findings) -> str:
    if title := front.value("title"):
        return title
    if front.entries:
        findings.warn(1, _("The form has no title, so its file name serves: add a line “title: …”."))
    return text.line(stem)


def _kind(front: FrontMatter, opening: Section, rest: list[Section], findings: Findings) -> Kind:
    """The kind as written. A file that names none and has cards but no heading is a deck."""
    written = _choice(front, "kind", KINDS, findings)
    if written:
        return Kind(written)
    return Kind.DECK if opening.cards and not rest and "kind" not in front.entries else Kind.TEAM


def _visibility(front: FrontMatter, kind: Kind, findings: Findings) -> Visibility:
    written = _choice(front, "visibility", VISIBILITIES, findings)
    return Visibility(written) if written else DEFAULT_VISIBILITY.get(kind, Visibility.TEAM)


def _yes(front: FrontMatter, key: str, findings: Findings) -> bool:
    return _choice(front, key, _YES_NO, findings) == "yes"


def _several(front: FrontMatter, key: str, known: Iterable[str], findings: Findings) -> Iterator[str]:
    """The words behind a key, each out of a closed set."""
    if key in front.entries:
        for word in values.names(key, front.value(key), front.line(key), findings):
            if values.choice(key, word, tuple(known), front.line(key), findings):
                yield word


def _sizes(front: FrontMatter, key: str, findings: Findings) -> tuple[int, int] | None:
    if key not in front.entries:
        return None
    return values.sizes(key, front.value(key), front.line(key), findings)


def _whole(front: FrontMatter, key: str, findings: Findings) -> int | None:
    if key not in front.entries:
        return None
    return values.whole(key, front.value(key), front.line(key), findings, most=MOST_PEOPLE)


def _choice(front: FrontMatter, key: str, known: Iterable[str], findings: Findings) -> str | None:
    if key not in front.entries:
        return None
    return values.choice(key, front.value(key), tuple(known), front.line(key), findings)


def _identifier(front: FrontMatter, key: str, findings: Findings) -> str:
    if key not in front.entries:
        return ""
    return values.identifier(key, front.value(key), front.line(key), findings) or ""
