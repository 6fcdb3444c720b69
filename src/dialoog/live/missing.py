"""What records speak of and is not there: how a folder looks that is synced by half."""

from collections.abc import Iterator

from dialoog.i18n import _, ngettext

from .reader import Reader


def missing(room: Reader) -> Iterator[str]:
    """A sentence about people and teams that are named by others and are not on file. No names: it may be on a wall."""
    people, teams = {person.id for person in room.people()}, room.teams()
    gone = len({membership.person for team in teams for membership in team.members} - people)
    if gone:
        yield _told(ngettext("{count} member of a team", "{count} members of a team", gone), gone, "people.json")
    named = {one.team for one in room.sessions()} | {one.team for one in room.agreements()}
    lost = len(named - {team.id for team in teams} - {None})
    if lost:
        yield _told(ngettext("{count} team", "{count} teams", lost), lost, "teams.json")


def _told(what: str, count: int, file: str) -> str:
    text = _("{what} cannot be found in {file}. Is this folder still being synced? Then wait until all of it is here.")
    return text.format(what=what.format(count=count), file=file)
