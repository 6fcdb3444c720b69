"""Records of the domain and their plain form."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.storage import codec
from dialoog.storage.records import from_doc, to_doc
from dialoog.storage.store import StoreError


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    colour: Colour = Colour.RED
    main: Part = field(default_factory=lambda: Part("main"))
    parts: tuple[Part, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    at: float = 0.0
    after: str | None = None


PLAIN = {
    "id": "t1",
    "colour": "blue",
    "main": {"name": "big", "due": "2027-01-15"},
    "parts": [{"name": "a", "due": None}],
    "pairs": [["k", "v"]],
    "at": 2.0,
    "after": None,
}
THING = Thing("t1", Colour.BLUE, Part("big", date(2027, 1, 15)), (Part("a"),), (("k", "v"),), 2.0)


def test_a_record_is_plain_in_a_file() -> None:
    assert to_doc(THING) == PLAIN
    assert from_doc(Thing, PLAIN) == THING


def test_what_is_missing_gets_its_default() -> None:
    assert from_doc(Thing, {"id": "t1"}) == Thing("t1")


def test_a_whole_number_is_a_number_with_a_point() -> None:
    assert from_doc(Thing, {"id": "t1", "at": 3}).at == 3.0


def test_what_we_do_not_know_stays_where_it_was() -> None:
    base = {**PLAIN, "hat": "tall", "main": {"name": "old", "weight": 3}}
    assert to_doc(THING, base) == {**PLAIN, "hat": "tall", "main": {"name": "big", "due": "2027-01-15", "weight": 3}}
    assert base["main"] == {"name": "old", "weight": 3}
    assert from_doc(Thing, base).main == Part("old")


@pytest.mark.parametrize(("doc", "where"), [
    ({}, "id"),
    ({"id": 7}, r"\$\.id"),
    ({"id": "t1", "colour": "green"}, r"\$\.colour"),
    ({"id": "t1", "main": {"name": "x", "due": "soon"}}, r"\$\.main\.due"),
    ({"id": "t1", "parts": [{"name": "a"}, None]}, r"\$\.parts\[1\]"),
])  # fmt: skip
def test_what_does_not_fit_is_named(doc: dict[str, object], where: str) -> None:
    with pytest.raises(StoreError, match=f"a thing does not fit: .*{where}"):
        from_doc(Thing, doc)


texts = st.text(st.characters(exclude_categories=["Cs"]))
parts = st.builds(Part, texts, st.none() | st.dates())
things = st.builds(
    Thing, texts, st.sampled_from(Colour), parts, st.lists(parts).map(tuple),
    st.lists(st.tuples(texts, texts)).map(tuple), st.floats(allow_nan=False, allow_infinity=False), st.none() | texts,
)  # fmt: skip


@given(things)
def test_every_record_survives_a_file(thing: Thing) -> None:
    tables = codec.decode(codec.encode({"things": {thing.id: to_doc(thing)}}, {"schema": 1})).tables
    assert from_doc(Thing, tables["things"][thing.id]) == thing
