"""Reading single values: each returns the value, or None after saying what to write instead."""

import re
from collections.abc import Sequence
from typing import Final

from dialoog.i18n import _, ngettext
from dialoog.workforms.problems import Findings, did_you_mean, short
from dialoog.workforms.vocabulary import ID, LONGEST, MOST_PEOPLE

_MINUTES: Final = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
_WHOLE: Final = re.compile(r"[0-9]{1,5}")
_SIZES: Final = re.compile(r"([0-9]{1,3})(?:\s*[-–]\s*([0-9]{1,3}))?")


def minutes(written: str, line: int, findings: Findings) -> float | None:
    """Minutes, more than 0 and at most a working day; the decimal sign is a point or a comma."""
    if _MINUTES.fullmatch(written):
        value = float(written.replace(",", "."))
        if 0 < value <= LONGEST:
            return value
    message = _("“{written}” is not a number of minutes: write for example 5 or 7,5; at most {most}.")
    findings.error(line, message.format(written=short(written), most=int(LONGEST)))
    return None


def whole(key: str, written: str, line: int, findings: Findings, *, most: int, least: int = 1) -> int | None:
    """A whole number from `least` to `most`."""
    if _WHOLE.fullmatch(written) and least <= int(written) <= most:
        return int(written)
    message = _("“{key}={written}” does not work: write a whole number from {least} to {most}.")
    findings.error(line, message.format(key=key, written=short(written), least=least, most=most))
    return None


def sizes(key: str, written: str, line: int, findings: Findings) -> tuple[int, int] | None:
    """How many people, as one number or a range."""
    if match := _SIZES.fullmatch(written):
        least = int(match[1])
        most = int(match[2] or least)
        if 1 <= least <= most <= MOST_PEOPLE:
            return least, most
    message = _("“{key}: {written}” does not work: write how many people, such as 5 or 5-6.")
    findings.error(line, message.format(key=key, written=short(written)))
    return None


def names(key: str, written: str, line: int, findings: Findings, *, least: int = 1) -> tuple[str, ...]:
    """At least `least` different names, with commas between; none after an error."""
    found = tuple(name for piece in written.split(",") if (name := piece.strip()))
    if len(found) < least:
        message = ngettext(
            "“{key}” needs at least {count} name; write several with commas between.",
            "“{key}” needs at least {count} names, with commas between.",
            least,
        )
        findings.error(line, message.format(key=key, count=least))
        return ()
    if double := _double(found):
        message = _("“{name}” stands twice behind “{key}”: keep one.")
        findings.error(line, message.format(name=short(double), key=key))
        return ()
    return found


def _double(names: Sequence[str]) -> str | None:
    """A name that stands there twice, whether or not in capitals."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            return name
        seen.add(name.casefold())
    return None


def choice(key: str, written: str, known: Sequence[str], line: int, findings: Findings) -> str | None:
    """One word out of a closed set."""
    if written in known:
        return written
    message = _("“{written}” is not a known {key}.").format(written=short(written), key=key)
    findings.error(line, f"{message} {did_you_mean(written, known)}")
    return None


def identifier(key: str, written: str, line: int, findings: Findings) -> str | None:
    """An id: lower case letters, digits and hyphens."""
    if ID.fullmatch(written):
        return written
    message = _("“{written}” cannot be the {key}: use a to z, 0 to 9 and hyphens only, at most 64.")
    findings.error(line, message.format(written=short(written), key=key))
    return None
