"""A work form from its Markdown. It never raises on what a file contains: it answers with problems."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dialoog import text
from dialoog.domain.workform import Kind, Visibility, WorkForm
from dialoog.i18n import _
from dialoog.workforms import decode, frontmatter, markdown, phases, values
from dialoog.workforms.frontmatter import FrontMatter
from dialoog.workforms.markdown import Section
from dialoog.workforms.problems import Enough, Findings, Problem
from dialoog.workforms.vocabulary import DEFAULT_VISIBILITY, ID, KINDS, VISIBILITIES

_YES_NO: Final = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A form, unless an error kept it from loading, and everything found on the way."""

    form: WorkForm | None
    problems: tuple[Problem, ...]


def parse(source: str | bytes, file: str) -> Parsed:
    """Read one work form. `file` is the name to show in problems; its stem stands in for a missing id or title.

    The form's language is the one its front matter names, else empty: the folder it lies in decides (`Library`).
    """
    findings = Findings(file)
    form = None
    with suppress(Enough):
        content = decode.decode(source, findings)
        if content is not None:
            front = frontmatter.read(content, findings)
            form = _form(front, markdown.sections(front.body, findings), Path(file).stem, findings)
    return Parsed(None if findings.fatal else form, findings.sorted())


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
        content = decode.decode(_bytes(path), findings)
        if content is not None:
            front = frontmatter.read(content, findings)
            id = _id(front, path.stem, findings)
            return Identity(id, front.value("language"), front.value("replaces")) if id else None
    return None


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


def _form(front: FrontMatter, found: list[Section], stem: str, findings: Findings) -> WorkForm:
    opening, rest = found[0], found[1:]
    kind = _kind(front, opening, rest, findings)
    title = _title(front, stem, findings)
    visibility = _visibility(front, kind, findings)
    if kind is Kind.DECK:
        steps = phases.deck(opening, rest, title, front, visibility, findings)
    else:
        steps = phases.read(opening, rest, kind, visibility, findings)
        if "minutes" in front.entries:
            findings.warn(front.line("minutes"), _("A form is as long as its phases: give each phase its minutes."))
    return WorkForm(
        id=_id(front, stem, findings),
        title=title,
        language=_identifier(front, "language", findings),
        phases=steps,
        kind=kind,
        purpose=front.value("purpose"),
        intro=phases.joined(opening.text),
        group=front.value("group"),
        roles=tuple(role for role in map(text.line, front.value("roles").split(",")) if role),
        visibility=visibility,
        sources=front.value("sources"),
        side_by_side=_choice(front, "side-by-side", _YES_NO, findings) == "yes",
        replaces=_identifier(front, "replaces", findings),
    )


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


def _choice(front: FrontMatter, key: str, known: Iterable[str], findings: Findings) -> str | None:
    if key not in front.entries:
        return None
    return values.choice(key, front.value(key), tuple(known), front.line(key), findings)


def _identifier(front: FrontMatter, key: str, findings: Findings) -> str:
    if key not in front.entries:
        return ""
    return values.identifier(key, front.value(key), front.line(key), findings) or ""
