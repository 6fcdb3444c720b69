"""Reading single values: each returns the value, or None after saying what to write instead."""

import re
from collections.abc import Sequence
from typing import Final

from dialoog.i18n import _
from dialoog.workforms.problems import Findings, did_you_mean, short
from dialoog.workforms.vocabulary import ID, LONGEST

_MINUTES: Final = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
_WHOLE: Final = re.compile(r"[0-9]{1,5}")


def minutes(written: str, line: int, findings: Findings) -> float | None:
    """Minutes, more than 0 and at most a working day; the decimal sign is a point or a comma."""
    if _MINUTES.fullmatch(written):
        value = float(written.replace(",", "."))
        if 0 < value <= LONGEST:
            return value
    message = _("“{written}” is not a number of minutes: write for example 5 or 7,5; at most {most}.")
    findings.error(line, message.format(written=short(written), most=int(LONGEST)))
    return None


def whole(key: str, written: str, line: int, findings: Findings, *, most: int) -> int | None:
    """A whole number from 1 to `most`."""
    if _WHOLE.fullmatch(written) and 1 <= int(written) <= most:
        return int(written)
    message = _("“{key}={written}” does not work: write a whole number from 1 to {most}.")
    findings.error(line, message.format(key=key, written=short(written), most=most))
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
