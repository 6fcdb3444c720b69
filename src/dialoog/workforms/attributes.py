"""The settings in braces behind a heading or a task: `{minutes=5 tool=turns}`, `{private}`.

The attribute plugins of markdown-it read neither headings nor letters outside ASCII, hence our own dozen lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from dialoog.i18n import _
from dialoog.workforms.problems import Findings, did_you_mean, short

_SETTING: Final = re.compile(
    r"""(?P<key>[^\s="']+)"""
    r"""(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s="']*)))?(?=\s|$)"""
)
_VALUES: Final = ("double", "single", "bare")


@dataclass(frozen=True, slots=True)
class Settings:
    """Keys and values of one pair of braces; a bare flag has an empty value."""

    line: int
    values: dict[str, str] = field(default_factory=dict)


def split(content: str) -> tuple[str, str | None]:
    """The text without the braces at its end, and what stood between them (None where there are none).

    >>> split("Situatie {minutes=5}")
    ('Situatie', 'minutes=5')
    """
    before, opening, inside = content.rstrip().rpartition("{")
    if opening and inside.find("}") == len(inside) - 1:
        return before.rstrip(), inside[:-1]
    return content, None


def read(
    written: str, line: int, findings: Findings, *, known: Sequence[str] = (), flags: Sequence[str] = ()
) -> Settings:
    """The settings that mean something here; anything else is a problem. `known` need a value, `flags` stand alone."""
    settings = Settings(line)
    for key, value in _scan(written):
        if not key:
            message = _("“{written}” cannot be read: write key=value with spaces between, text with spaces in quotes.")
            findings.error(line, message.format(written=short(value or "")))
        elif key in settings.values:
            findings.error(line, _("“{key}” stands twice in these braces: keep one.").format(key=short(key)))
        elif key not in known and key not in flags:
            message = _("“{key}” is not a known setting here.").format(key=short(key))
            findings.error(line, f"{message} {did_you_mean(key, (*known, *flags))}")
        elif key in known and not value:
            findings.error(line, _("“{key}” needs a value: write {key}=…").format(key=key))
        elif key in flags and value is not None:
            findings.error(line, _("“{key}” stands alone, without a value.").format(key=key))
        else:
            settings.values[key] = value or ""
    return settings


def raises(written: str, flag: str) -> bool:
    """Whether a flag stands in these braces, before it is known what else may."""
    return any(key == flag for key, _value in _scan(written))


def _scan(written: str) -> Iterator[tuple[str, str | None]]:
    """Each key with its value (None for a flag); no key and the rest where the braces can no longer be read."""
    rest = written.strip()
    while rest:
        match = _SETTING.match(rest)
        if match is None:
            yield "", rest
            return
        yield match["key"], next((match[name] for name in _VALUES if match[name] is not None), None)
        rest = rest[match.end() :].lstrip()
