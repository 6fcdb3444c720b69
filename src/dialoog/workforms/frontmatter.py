"""The block between the first two `---` lines: one `key: value` per line, every value a string.

Not YAML on purpose: that refuses `title: Ja: en nu?`, reads `no` as false and `1:30` as ninety, and repeats itself
into gigabytes through aliases. The forms that ship keep to what both readings agree on.
"""

import re
from dataclasses import dataclass
from typing import Final

from dialoog import text
from dialoog.i18n import _
from dialoog.workforms.problems import Findings, did_you_mean, short
from dialoog.workforms.vocabulary import FRONT_MATTER

LARGEST: Final = 8_000
"""Characters in the block at most."""

MOST_KEYS: Final = 200

_FENCE: Final = re.compile(r"---[ ]*")
_QUOTED: Final = re.compile(r"""(?:"([^"]*)"|'([^']*)')\s*(?:\s#.*)?""")
_COMMENT: Final = re.compile(r"(?:^|\s)#.*")
_ALIAS: Final = re.compile(r"[&*]\S")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value and the line it stands on."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block said, and the text after it; blank lines in the block's place keep the line numbers right."""

    entries: dict[str, Entry]
    body: str

    def value(self, key: str) -> str:
        """The value as written, or an empty string."""
        entry = self.entries.get(key)
        return entry.value if entry else ""

    def line(self, key: str) -> int:
        """The line to name in a message about this key; the first where it is missing."""
        entry = self.entries.get(key)
        return entry.line if entry else 1


def read(content: str, findings: Findings) -> FrontMatter:
    """Take the front matter off a text that starts with it. Without any, the whole text is body."""
    lines = content.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        findings.warn(1, _("No front matter: start with a line “---”, then id: and title:, then “---” again."))
        return FrontMatter({}, content)
    end = next((number for number, row in enumerate(lines[1:], 1) if _FENCE.fullmatch(row)), None)
    if end is None:
        findings.error(1, _("The front matter is not closed: put a line with only “---” under its last key."))
        return FrontMatter({}, "")
    block = lines[1:end]
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    if sum(map(len, block)) > LARGEST or len(block) > MOST_KEYS:
        message = _("The front matter is too long (at most {keys} lines and {size} characters): move text below it.")
        findings.error(1, message.format(keys=MOST_KEYS, size=LARGEST))
        return FrontMatter({}, body)
    entries: dict[str, Entry] = {}
    for number, row in enumerate(block, 2):
        _read_line(row, number, entries, findings)
    return FrontMatter(entries, body)


def _read_line(row: str, number: int, entries: dict[str, Entry], findings: Findings) -> None:
    if not _COMMENT.sub("", row).strip():
        return
    before, colon, after = row.partition(":")
    key, written = before.rstrip(), after.strip()
    if not colon or not key or key[0] in " -#":
        message = _("“{row}” is not “key: value”: one per line, without indent and without lists.")
        findings.error(number, message.format(row=short(row)))
        return
    if key in entries:
        message = _("“{key}” stands here and on line {first}: keep one of the two.")
        findings.error(number, message.format(key=short(key), first=entries[key].line))
    elif key not in FRONT_MATTER:
        message = _("“{key}” is not a known key and does nothing.").format(key=short(key))
        findings.warn(number, f"{message} {did_you_mean(key, FRONT_MATTER)}")
    elif _ALIAS.match(written):
        message = _("A value cannot start with {sign}: put the whole value between quotes.")
        findings.error(number, message.format(sign=written[0]))
    else:
        entries[key] = Entry(_value(written), number)


def _value(written: str) -> str:
    if quoted := _QUOTED.fullmatch(written):
        return text.line(quoted[1] or quoted[2] or "")
    return text.line(_COMMENT.sub("", written))
