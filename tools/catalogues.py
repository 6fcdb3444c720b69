"""Bring the Dutch catalogue in step with the messages in the code: `python tools/catalogues.py [--check]`.

Reads every `_("…")`, `N_("…")` and `ngettext("…", "…", n)` under `src/dialoog`, keeps the translations that are there,
drops those nothing asks for any more (and prints them), and writes `dialoog.po` and `dialoog.mo`. Both depend on the
messages alone: no dates, no line numbers, no tool version. With `--check` nothing is written. Exit code 1: a
catalogue was stale (`--check` only), a message has no Dutch, or its placeholders differ.
"""

import argparse
import ast
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "dialoog"
CATALOGUE = SOURCES / "locale" / "nl" / "LC_MESSAGES" / "dialoog.po"
MESSAGES = {"_": 1, "N_": 1, "ngettext": 2}
"""The functions that mark a message, and how many of their arguments are one."""

MessageId = str | tuple[str, str]


class Unchanging(Catalog):
    """A catalogue whose header says only what gettext needs, so that equal messages give equal bytes."""

    mime_headers = property(
        lambda self: [
            ("Project-Id-Version", "dialoog"),
            ("Language", "nl"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ],
        lambda self, headers: None,
    )


@dataclass(frozen=True)
class Outcome:
    """What the catalogue should hold, and what is wrong with it."""

    po: bytes
    mo: bytes
    dropped: tuple[str, ...]
    """Translations that no code asks for any more, as `msgid = msgstr`."""
    faults: tuple[str, ...]
    """Messages without Dutch, fuzzy ones, placeholders that differ, calls that cannot be read."""

    @property
    def stale(self) -> bool:
        """Whether the files on disk differ."""
        return any(
            not path.is_file() or path.read_bytes() != content
            for path, content in ((CATALOGUE, self.po), (CATALOGUE.with_suffix(".mo"), self.mo))
        )


def outcome() -> Outcome:
    """Read code and catalogue, write nothing. Raises SyntaxError for a source file that Python cannot read."""
    used, faults = _used()
    former = read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="nl") if CATALOGUE.is_file() else Catalog(locale="nl")
    catalogue = Unchanging(
        locale="nl", header_comment="# Dutch for dialoog. Kept in step by tools/catalogues.py.", fuzzy=False
    )
    for message_id, files in sorted(used.items(), key=lambda entry: (min(entry[1]), _key(entry[0]))):
        known = former.get(_key(message_id))
        if known is not None and known.id != message_id:  # the same words, now with or without a plural
            known = None
        catalogue.add(
            message_id,
            known.string if known else None,
            [(file, 0) for file in sorted(files)],
            flags={"fuzzy"} & known.flags if known else (),
            user_comments=known.user_comments if known else (),
        )
    dropped = tuple(f"{old.id} = {old.string}" for old in former if old.id and old.string and old.id not in used)
    faults += [fault for message in catalogue if message.id for fault in _faults(message)]
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=120, include_lineno=False)
    write_mo(mo, catalogue)
    return Outcome(po.getvalue(), mo.getvalue(), dropped, tuple(faults))


def _used() -> tuple[dict[MessageId, set[str]], list[str]]:
    """Messages with the files they stand in, and the calls whose message no catalogue can hold.

    Read from the syntax tree: Babel's own extraction goes by tokens, and before Python 3.12 misses a call inside an
    f-string.
    """
    used: dict[MessageId, set[str]] = defaultdict(set)
    faults = []
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_bytes(), name)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MESSAGES):
                continue
            written = node.args[: MESSAGES[node.func.id]]
            match [part.value for part in written if isinstance(part, ast.Constant)]:
                case [str(one)] if len(written) == 1:
                    used[one].add(name)
                case [str(one), str(more)]:
                    used[one, more].add(name)
                case _ if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in written):
                    faults.append(f"{name}:{node.lineno}: the message is not a plain string")
    return used, faults


def _faults(message: Message) -> Iterator[str]:
    ids, strings = _parts(message.id), _parts(message.string)
    if not all(strings):
        yield f"no Dutch: {ids[0]}"
    elif message.fuzzy:
        yield f"fuzzy: {ids[0]}"
    else:
        asked = set().union(*map(_placeholders, ids))
        given = set().union(*map(_placeholders, strings))
        if asked != given:
            yield f"placeholders differ: {ids[0]}: {sorted(asked ^ given)}"


def _placeholders(text: str) -> set[str]:
    """`{name}` as our own messages have it, `%(name)s` and `%s` as those of argparse do."""
    found = set(re.findall(r"%(?:\(\w+\))?[a-z]", text))
    try:
        return found | {field for _text, field, _spec, _conversion in Formatter().parse(text) if field is not None}
    except ValueError:
        return found | {"braces that do not close"}


def _parts(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))  # type: ignore[arg-type]


def _key(message_id: MessageId) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def main() -> int:
    """Write (or check) the catalogue and print what a translator has to do."""
    parser = argparse.ArgumentParser(description="Bring the Dutch catalogue in step with the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale or incomplete")
    check = parser.parse_args().check
    try:
        result = outcome()
    except SyntaxError as error:
        print(f"{error.filename}:{error.lineno}: {error.msg}; nothing was written", file=sys.stderr)
        return 1
    stale = result.stale
    if check and stale:
        print("stale: run python tools/catalogues.py")
    elif stale:
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        CATALOGUE.write_bytes(result.po)
        CATALOGUE.with_suffix(".mo").write_bytes(result.mo)
    for dropped in result.dropped:
        print(f"{'no longer used' if check else 'dropped'}: {dropped}")
    for fault in result.faults:
        print(fault)
    return 1 if result.faults or (check and stale) else 0


if __name__ == "__main__":
    sys.exit(main())
