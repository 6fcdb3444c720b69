"""What every `Store` promises, on the real one and on the oracle."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from memory import MemoryStore

from dialoog.storage.store import Change, Conflict, Store, StoreError, Term
from dialoog.storage.workspace import open_workspace

JAN = {"id": "jan", "name": "Jan"}


@pytest.fixture(params=["memory", "workspace"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened: Store = MemoryStore() if request.param == "memory" else open_workspace(tmp_path / "school", create=True)
    yield opened
    opened.close()


def ids(store: Store, kind: str, *where: Term, **asked: object) -> list[str]:
    return [one.doc["id"] for one in store.find(kind, *where, **asked).items]  # type: ignore[arg-type]


def test_a_record_comes_back_as_it_was_put(store: Store) -> None:
    doc = {"id": "jan", "name": "Jan 'de Haan' “é” 😀", "list": [1, 2.5, None, True], "in": {"a": {}}}
    rev = store.put("person", doc, expect=None)
    found = store.get("person", "jan")
    assert found is not None
    assert (found.doc, found.rev) == (doc, rev)


def test_what_comes_back_is_a_copy(store: Store) -> None:
    store.put("person", JAN, expect=None)
    store.get("person", "jan").doc["name"] = "Piet"  # type: ignore[union-attr]
    store.find("person").items[0].doc["name"] = "Piet"
    assert store.get("person", "jan").doc == JAN  # type: ignore[union-attr]


def test_the_rev_names_the_content_not_the_order_of_its_fields(store: Store) -> None:
    assert store.put("person", {"id": "jan", "name": "Jan"}, expect=None) == store.put(
        "person", {"name": "Jan", "id": "jan"}, expect=None
    )


def test_nothing_is_none(store: Store) -> None:
    for kind in ("session", "event", "note", "agreement", "person", "team", "goal", "setting"):
        assert store.get(kind, "none-such") is None  # type: ignore[arg-type]
        assert ids(store, kind) == []


def test_a_change_builds_on_what_was_read(store: Store) -> None:
    rev = store.put("person", JAN, expect=None)
    store.put("person", {**JAN, "name": "Jantje"}, expect=rev)
    with pytest.raises(Conflict) as caught:
        store.put("person", {**JAN, "name": "Johannes"}, expect=rev)
    assert caught.value.mine == {**JAN, "name": "Johannes"}
    assert caught.value.theirs == {**JAN, "name": "Jantje"}
    assert store.get("person", "jan").doc["name"] == "Jantje"  # type: ignore[union-attr]


def test_a_new_record_must_be_new_and_an_old_one_must_be_there(store: Store) -> None:
    store.put("person", JAN, expect=None)
    with pytest.raises(Conflict):
        store.put("person", {**JAN, "name": "Another Jan"}, expect=None)
    with pytest.raises(Conflict):
        store.put("person", {"id": "els"}, expect="0123456789abcdef")


def test_the_same_content_again_is_no_conflict(store: Store) -> None:
    rev = store.put("person", JAN, expect=None)
    assert store.put("person", JAN, expect=None) == rev
    assert store.put("person", JAN, expect="0123456789abcdef") == rev


@pytest.mark.parametrize("forget", [False, True])
def test_deleted_is_gone_and_can_be_made_again(store: Store, forget: bool) -> None:
    store.put("person", JAN, expect=None)
    store.delete("person", "jan", expect=None, forget=forget)
    assert store.get("person", "jan") is None
    assert ids(store, "person") == []
    store.delete("person", "jan", expect=None, forget=forget)
    store.put("person", JAN, expect=None)
    assert ids(store, "person") == ["jan"]


def test_deleting_builds_on_what_was_read_too(store: Store) -> None:
    rev = store.put("person", JAN, expect=None)
    store.put("person", {**JAN, "name": "Jantje"}, expect=rev)
    with pytest.raises(Conflict):
        store.delete("person", "jan", expect=rev)
    assert ids(store, "person") == ["jan"]


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "half a pair \ud800", {1: "one"}, {"set"}, b"bytes", 1j], ids=repr
)
def test_what_json_has_not_is_refused_and_nothing_changes(store: Store, value: object) -> None:
    with pytest.raises(StoreError, match="cannot be kept"):
        store.put("person", {"id": "jan", "deep": [{"value": value}]}, expect=None)
    assert store.get("person", "jan") is None


@pytest.mark.parametrize("id", ["", "..", "../x", "a/b", "a\\b", "é", "a b", "a" * 65, "nul", "COM1", None, 7])
def test_an_id_that_could_be_a_path_is_refused(store: Store, id: object) -> None:
    with pytest.raises(StoreError, match="cannot be an id"):
        store.put("session", {"id": id}, expect=None)
    with pytest.raises(StoreError, match="cannot be an id"):
        store.put("event", {"id": "e1", "session": id}, expect=None)
    if id:
        with pytest.raises(StoreError, match="cannot be an id"):
            store.put("agreement", {"id": "a1", "team": id, "created": "2026-01-01"}, expect=None)


def test_records_are_found_by_their_fields(store: Store) -> None:
    for id, team, due in [("a1", "havo", "2027-01-15"), ("a2", "vwo", "2027-02-01"), ("a3", "havo", None)]:
        doc = {"id": id, "session": "s1", "team": team, "wording": {"due": due}}
        store.put("agreement", doc, expect=None)
    assert ids(store, "agreement", Term("team", "eq", "havo")) == ["a1", "a3"]
    assert ids(store, "agreement", Term("team", "in", ("vwo", "mavo"))) == ["a2"]
    assert ids(store, "agreement", Term("team", "prefix", "ha"), Term("session", "eq", "s1")) == ["a1", "a3"]
    assert ids(store, "agreement", Term("wording.due", "range", (None, "2027-01-31"))) == ["a1"]
    assert ids(store, "agreement", Term("wording.due", "range", ("2027-01-15", None))) == ["a1", "a2"]
    assert ids(store, "agreement", Term("wording.due", "eq", None)) == ["a3"]
    assert ids(store, "agreement", Term("wording.due", "in", (None, "2027-02-01"))) == ["a2", "a3"]
    assert ids(store, "agreement", Term("wording.due", "range", (1, 2))) == []


def test_records_come_in_order_and_page_by_page(store: Store) -> None:
    for id, rank in [("a", 2), ("b", None), ("c", 1), ("d", 2), ("e", "text")]:
        store.put("goal", {"id": id} | ({"rank": rank} if rank is not None else {}), expect=None)
    for descending, expected in [(False, ["c", "a", "d", "e", "b"]), (True, ["b", "e", "d", "a", "c"])]:
        seen: list[str] = []
        after = None
        while True:
            page = store.find("goal", order="rank", descending=descending, limit=2, after=after)
            seen += [one.doc["id"] for one in page.items]
            if (after := page.after) is None:
                break
        assert seen == expected


def test_a_unit_is_whole_or_not_at_all(store: Store) -> None:
    with store.unit("session:s1"):
        rev = store.put("session", {"id": "s1", "created": "2026-11-23"}, expect=None)
        store.put("event", {"id": "e1", "session": "s1"}, expect=None)
        store.put("session", {"id": "s1", "created": "2026-11-23", "status": "running"}, expect=rev)
    assert store.get("session", "s1").doc["status"] == "running"  # type: ignore[union-attr]
    with pytest.raises(ZeroDivisionError), store.unit("session:s1"):  # noqa: PT012
        store.put("event", {"id": "e2", "session": "s1"}, expect=None)
        store.delete("event", "e1", expect=None)
        _ = 1 / 0
    assert ids(store, "event", Term("session", "eq", "s1")) == ["e1"]


def test_reading_inside_a_unit_gives_what_was_there_before(store: Store) -> None:
    with store.unit("people"):
        store.put("person", JAN, expect=None)
        assert store.get("person", "jan") is None
        assert ids(store, "person") == []


def test_a_conflict_inside_a_unit_leaves_the_rest_to_whoever_catches_it(store: Store) -> None:
    store.put("person", JAN, expect=None)
    with store.unit("people"):
        with pytest.raises(Conflict):
            store.put("person", {**JAN, "name": "Jantje"}, expect=None)
        store.put("person", {"id": "els"}, expect=None)
    assert ids(store, "person") == ["els", "jan"]


def test_a_unit_is_of_one_aggregate(store: Store) -> None:
    with pytest.raises(StoreError), store.unit("people"):
        store.put("team", {"id": "havo"}, expect=None)
    with pytest.raises(StoreError), store.unit("people"), store.unit("teams"):
        pass
    assert ids(store, "team") == []


def test_changes_since_a_moment(store: Store) -> None:
    start, before = store.changes(0)
    assert before == ()
    store.put("person", JAN, expect=None)
    middle, _ = store.changes(start)
    store.delete("person", "jan", expect=None)
    assert store.changes(start)[1] == (Change("person", "jan", False), Change("person", "jan", True))
    assert store.changes(middle)[1] == (Change("person", "jan", True),)


def test_agreements_live_with_their_meeting_or_with_their_team_and_month(store: Store) -> None:
    with store.unit("agreements:havo:2026-11"):
        store.put("agreement", {"id": "a1", "team": "havo", "session": None, "created": "2026-11-23"}, expect=None)
    with store.unit("agreements:none:2026-12"):
        store.put("agreement", {"id": "a2", "team": None, "created": "2026-12-01"}, expect=None)
    with store.unit("session:s1"):
        store.put("agreement", {"id": "a3", "team": "havo", "session": "s1", "created": "2026-12-01"}, expect=None)
    assert ids(store, "agreement") == ["a1", "a2", "a3"]
    assert ids(store, "agreement", Term("session", "eq", "s1")) == ["a3"]
    store.delete("agreement", "a2", expect=None)
    assert store.get("agreement", "a1") is not None
    assert ids(store, "agreement") == ["a1", "a3"]
