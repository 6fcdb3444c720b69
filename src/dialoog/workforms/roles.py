"""The roles of a form: named in its front matter, each with a card of its own further down."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialoog import text
from dialoog.domain.workform import Role
from dialoog.i18n import _
from dialoog.workforms import attributes
from dialoog.workforms.frontmatter import FrontMatter
from dialoog.workforms.markdown import Section, joined, texts
from dialoog.workforms.problems import Findings, did_you_mean, short
from dialoog.workforms.vocabulary import ROLE, ROLE_FLAGS


def apart(sections: Iterable[Section]) -> tuple[list[Section], list[Section]]:
    """The role cards and everything else, each in the order of the file."""
    cards: list[Section] = []
    others: list[Section] = []
    for section in sections:
        is_card = section.level == 2 and attributes.raises(section.title.settings or "", "role")
        (cards if is_card else others).append(section)
    return cards, others


def read(front: FrontMatter, cards: Iterable[Section], findings: Findings) -> tuple[Role, ...]:
    """Every role the front matter names, in that order, with what its card says."""
    roles = _named(front, findings)
    written: set[str] = set()
    merges: dict[str, int] = {}
    for card in cards:
        line = card.title.line
        name = text.line(card.title.text).removesuffix("?").rstrip()
        role = roles.get(name.casefold())
        if role is None:
            message = _("The role “{role}” does not stand behind “roles:” at the top: add it there, or write it alike.")
            findings.error(line, message.format(role=short(name)))
            continue
        if role.name in written:
            findings.error(line, _("“{role}” has a card already: keep one.").format(role=role.name))
            continue
        written.add(role.name)
        roles[name.casefold()] = role = _card(role, card, findings)
        if role.merge:
            merges[name.casefold()] = line
    for name, line in merges.items():
        roles[name] = _merged(roles[name], roles, line, findings)
    for name, line in merges.items():
        if _circles(name, roles):
            findings.error(line, _("“merge” goes round in a circle here: let one of these roles stay by itself."))
    return tuple(roles.values())


def one_of(named: str, roles: Sequence[Role]) -> bool:
    """Whether a role of this name is there, in capitals or not."""
    return any(role.name.casefold() == named.casefold() for role in roles)


def unknown(named: str, roles: Iterable[Role]) -> str:
    """The message for a name that is no role of this form."""
    message = _("“{role}” is not one of the roles of this form.").format(role=short(named))
    return f"{message} {did_you_mean(named, [role.name for role in roles])}"


def _named(front: FrontMatter, findings: Findings) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for written in map(text.line, front.value("roles").split(",")):
        name = written.removesuffix("?").rstrip()
        if name.casefold() in roles:
            message = _("“{name}” stands twice behind “{key}”: keep one.")
            findings.error(front.line("roles"), message.format(name=short(name), key="roles"))
        elif name:
            roles[name.casefold()] = Role(name, optional=written.endswith("?"))
    return roles


def _card(role: Role, card: Section, findings: Findings) -> Role:
    settings = attributes.read(
        card.title.settings or "", card.title.line, findings, known=ROLE, flags=ROLE_FLAGS
    ).values
    for task in card.tasks[:1]:
        findings.warn(task.line, _("A role card keeps no answers, so this is left out: move it under a phase."))
    return Role(
        name=role.name,
        text=joined(card.text),
        reminders=texts(card.cards),
        notes=texts(card.notes),
        optional=role.optional,
        silent="silent" in settings,
        merge=settings.get("merge", ""),
        many="many" in settings,
    )


def _merged(role: Role, roles: dict[str, Role], line: int, findings: Findings) -> Role:
    """The role with the other one by the name it has in `roles:`, or joining none after an error."""
    other = roles.get(role.merge.casefold())
    if other is None:
        findings.error(line, unknown(role.merge, roles.values()))
    return replace(role, merge=other.name if other else "")


def _circles(name: str, roles: dict[str, Role]) -> bool:
    """Whether following `merge` from this role leads back to it."""
    seen: set[str] = set()
    at = name
    while at and at not in seen:
        seen.add(at)
        at = roles[at].merge.casefold()
    return at == name
