"""Words of people inside a format: they stay words, whatever signs they contain."""

import re

from dialoog.text import PARAGRAPH, line

_SIGNS = re.compile(
    r"[\\`*_\[\]<|~$]"  # marks, links, HTML, cells, formulas
    r"|(?<=<)!"  # what could pass for one of our own marks
    r"|&(?=#?\w+;)"  # a name that would turn into a letter
    r"|(?<=\s)#(?=#*$)"  # what closes a heading
    r"|(?<=\w)@(?=\w)|(?<=\bwww)\.|(?<=:)/(?=/)",  # what some readers turn into links by themselves
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,9}[.)]")


def markdown(text: str) -> str:
    """Text of people on one line of Markdown, to be read as it was typed: no heading, list, table, link or HTML.

    Only signs that would mean something where they stand get a backslash, so that the file reads well unrendered too.
    """
    escaped = _SIGNS.sub(r"\\\g<0>", line(text, limit=PARAGRAPH))
    if number := _NUMBER.match(escaped):
        return f"{escaped[: number.end() - 1]}\\{escaped[number.end() - 1 :]}"
    return f"\\{escaped}" if escaped[:1] and escaped[0] in "-+#>=:" else escaped
