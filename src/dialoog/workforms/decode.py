"""From the bytes of a file to text, or to a sentence that says what the file seems to be instead."""

from typing import Final

from dialoog import text
from dialoog.i18n import _, ngettext
from dialoog.workforms.problems import Findings

LARGEST: Final = 256 * 1024
"""Bytes in one file at most. The longest work form of the field takes about a tenth of it."""

MOST_LINES: Final = 5_000
"""Lines in one file at most: with `LARGEST` it keeps the slowest file to parse well under a second."""

_SNIFFED: Final = 4096


def decode(source: str | bytes, findings: Findings) -> str | None:
    """Clean text with `\\n` between lines, or None after an error."""
    content = _decoded(source, findings) if isinstance(source, bytes) else source.removeprefix("\ufeff")
    if content is None:
        return None
    if len(content) > LARGEST:
        _too_large(findings)
        return None
    cleaned = text.clean(content, limit=LARGEST)
    hidden = sum(content.count(sign) for sign in set(content) if not text.clean(sign)) if cleaned != content else 0
    if hidden:
        message = ngettext(
            "{count} invisible character was left out; look where text was pasted from elsewhere.",
            "{count} invisible characters were left out; look where text was pasted from elsewhere.",
            hidden,
        )
        findings.warn(1, message.format(count=hidden))
    if cleaned.count("\n") > MOST_LINES:
        findings.error(1, _("Too many lines (at most {most}): split it into several forms.").format(most=MOST_LINES))
        return None
    return cleaned


def _decoded(data: bytes, findings: Findings) -> str | None:
    if len(data) > LARGEST:
        _too_large(findings)
        return None
    if other := _looks_like(data):
        findings.error(1, other)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = error.object.count(b"\n", 0, error.start) + 1
        message = _("Not UTF-8 (line {number}), perhaps an older Windows file: save as UTF-8 in your editor.")
        findings.error(number, message.format(number=number))
        return None


def _too_large(findings: Findings) -> None:
    findings.error(1, _("Too large (at most {most} kB): split it into several forms.").format(most=LARGEST // 1024))


def _looks_like(data: bytes) -> str:
    head = data[:_SNIFFED]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _alternates_with_nul(head):
        return _("This is text in UTF-16: save as UTF-8 in your editor.")
    if head.startswith(b"PK\x03\x04") and b"word/" in data:
        what = _("a Word document")
    elif head.startswith(b"PK\x03\x04"):
        what = _("a zip file")
    elif head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        what = _("a picture")
    elif head.startswith(b"%PDF"):
        what = _("a PDF")
    elif head.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        what = _("an older Word document")
    elif b"\0" in head:
        what = _("a program's own file")
    else:
        return ""
    message = _("This looks like {what}, not like text: copy its text into a new .md file and save as UTF-8.")
    return message.format(what=what)


def _alternates_with_nul(head: bytes) -> bool:
    """Whether it is Latin text in UTF-16 without its mark: every other byte is zero."""
    return len(head) >= 4 and (not any(head[1:40:2]) or not any(head[0:40:2]))
