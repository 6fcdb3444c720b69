"""A seating plan to print: lists to hang up, and cards to cut out. One HTML page that needs nothing beside it."""

from collections.abc import Mapping, Sequence
from html import escape

from dialoog import text
from dialoog.domain.seating import Seating
from dialoog.i18n import _, language

MARK = '<meta name="generator" content="dialoog seating">'
"""What tells such a page from any other file."""

_STYLE = """
@page { size: A4; margin: 12mm }
* { box-sizing: border-box }
body { font: 12pt/1.35 system-ui, "Segoe UI", sans-serif; color: #000; background: #fff }
body { margin: 0 auto; max-width: 186mm }
h1 { font-size: 18pt } h2 { font-size: 15pt; margin: 1em 0 .4em }
section { break-after: page } section:last-child { break-after: auto }
table { border-collapse: collapse; width: 100% } thead { display: table-header-group }
th, td { border: 1px solid #555; padding: 1.5mm 2.5mm; text-align: left; overflow-wrap: anywhere }
tr { break-inside: avoid }
.cards { display: grid; grid-template-columns: 1fr 1fr }
.card { border: 1px dashed #555; padding: 5mm; break-inside: avoid; min-height: 45mm; overflow-wrap: anywhere }
.card strong { display: block; font-size: 26pt; line-height: 1.15; margin-bottom: 2mm } .card p { margin: 0 }
.tables { grid-template-columns: 1fr } .tables .card { min-height: 120mm; text-align: center; padding-top: 25mm }
.tables strong { font-size: 64pt } .tables p { font-size: 20pt }
@media screen { body { padding: 1em } }
"""


def seating_cards(seating: Seating, names: Mapping[str, str] | None = None, title: str = "") -> str:
    """The page, in the language in use: a list per person, a list per table, a card for everyone with their route, and
    a card for each table. `names` says how a seat is called where that is not its id."""
    called = {one: text.line((names or {}).get(one, one)) for one in seating.people()}
    heading = text.line(title) or _("World Café")
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language()}">',
            "<head>",
            '<meta charset="utf-8">',
            MARK,
            '<meta name="viewport" content="width=device-width">',
            f"<title>{escape(heading)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            f"<h1>{escape(heading)}</h1>",
            _by_person(seating, called),
            _by_table(seating, called),
            _person_cards(seating, called),
            _table_cards(seating, called),
            "</body>",
            "</html>",
            "",
        ]
    )


def _by_person(seating: Seating, called: Mapping[str, str]) -> str:
    rows = [(called[one], [escape(_table(at)) for at in seating.route(one)]) for one in _sorted(called)]
    return _grid(_("Who sits where"), rows)


def _by_table(seating: Seating, called: Mapping[str, str]) -> str:
    rows = []
    for at in range(seating.tables):
        cells = []
        for tables in seating.rounds:
            host, *guests = tables[at]
            listed = [_("{name} (host)").format(name=called[host]), *(called[one] for one in guests)]
            cells.append("<br>".join(map(escape, listed)))
        rows.append((_table(at), cells))
    return _grid(_("Table by table"), rows)


def _grid(title: str, rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    """A row for each person or table, a column for each round; the cells are HTML already."""
    head = "".join(f"<th>{escape(_round(at))}</th>" for at in range(len(rows[0][1])))
    lines = [f"<tr><th>{escape(name)}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for name, cells in rows]
    return _section(title, [f"<table><thead><tr><th></th>{head}</tr></thead><tbody>", *lines, "</tbody></table>"])


def _person_cards(seating: Seating, called: Mapping[str, str]) -> str:
    cards = []
    for one in _sorted(called):
        route = seating.route(one)
        stops = "".join(f"<p>{escape(_round(at))}: {escape(_table(table))}</p>" for at, table in enumerate(route))
        cards.append(f'<div class="card"><strong>{escape(called[one])}</strong>{stops}</div>')
    return _section(_("Cards to cut out: one for everyone"), ['<div class="cards">', *cards, "</div>"])


def _table_cards(seating: Seating, called: Mapping[str, str]) -> str:
    cards = [
        f'<div class="card"><strong>{escape(_table(at))}</strong>'
        f"<p>{escape(_('Host: {name}').format(name=called[table[0]]))}</p></div>"
        for at, table in enumerate(seating.rounds[-1])
    ]
    return _section(_("Cards for on the tables"), ['<div class="cards tables">', *cards, "</div>"])


def _section(title: str, lines: list[str]) -> str:
    return "\n".join(["<section>", f"<h2>{escape(title)}</h2>", *lines, "</section>"])


def _round(at: int) -> str:
    return _("Round {number}").format(number=at + 1)


def _table(at: int | None) -> str:
    return "–" if at is None else _("Table {number}").format(number=at + 1)


def _sorted(called: Mapping[str, str]) -> list[str]:
    """Numbers in their own order, then names by the alphabet."""

    def place(one: str) -> tuple[bool, int, str]:
        name = called[one]
        return not name.isdecimal(), len(name) if name.isdecimal() else 0, name.casefold()

    return sorted(called, key=place)
