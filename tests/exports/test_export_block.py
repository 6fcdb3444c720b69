"""The part of a file that dialoog renews, and everything around it that it must leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.exports.block import BlockProblem, renew

BODY = "# Teamplan havo\n\n- Fatima: nakijken.\n"
LATER = "# Teamplan havo\n\n- Els: bellen.\n- Jan: wachten.\n"
AROUND = st.binary(max_size=200).filter(lambda text: b"dialoog:" not in text and b"<!--" not in text)
BODIES = st.lists(st.text(alphabet="ab -é", max_size=10), min_size=1).map("\n".join).filter(str.strip)


def first(page: bytes = b"") -> bytes:
    return renew(page, "team-plan", "t1", BODY).page


@given(before=AROUND, after=AROUND, body=BODIES)
def test_what_surrounds_the_marks_survives_byte_for_byte(before: bytes, after: bytes, body: str) -> None:
    block = first().rstrip(b"\n")
    renewed = renew(before + block + after, "team-plan", "t1", body)
    assert renewed.page.startswith(before + b"<!-- dialoog:team-plan ")
    assert renewed.page.endswith(b"<!-- /dialoog:team-plan -->" + after)
    assert renewed.edited is None


@given(before=AROUND, after=AROUND, body=BODIES)
def test_exporting_the_same_twice_changes_nothing(before: bytes, after: bytes, body: str) -> None:
    once = renew(before + first() + after, "team-plan", "t1", body).page
    assert renew(once, "team-plan", "t1", body).page == once


@given(st.text(alphabet="abc #-\r\n", max_size=40))
def test_words_typed_between_the_marks_are_handed_back(typed: str) -> None:
    page = first().replace(b"- Fatima: nakijken.", b"- Fatima: nakijken." + typed.encode())
    renewed = renew(page, "team-plan", "t1", LATER)
    assert b"Fatima" not in renewed.page
    if typed.strip():
        assert renewed.edited is not None
        assert typed.encode() in renewed.edited


@pytest.mark.parametrize("empty", [b"", b"\xef\xbb\xbf", b"\n", b" \r\n"])
def test_an_empty_file_gets_the_marks_after_what_it_has(empty: bytes) -> None:
    assert first(empty).startswith(empty + b"<!-- dialoog:team-plan ")


def test_windows_line_ends_stay_windows_line_ends() -> None:
    page = first(b"Notulen\r\n<!-- dialoog:team-plan --><!-- /dialoog:team-plan -->\r\n")
    assert page.count(b"\n") == page.count(b"\r\n")
    assert renew(page, "team-plan", "t1", LATER).edited is None


def test_line_ends_changed_by_an_editor_are_no_edit() -> None:
    assert renew(first().replace(b"\n", b"\r\n"), "team-plan", "t1", LATER).edited is None


def test_people_choose_the_place_with_two_bare_marks() -> None:
    page = renew(b"Voor\n<!-- dialoog:team-plan -->\n<!-- /dialoog:team-plan -->\nNa\n", "team-plan", "t1", BODY)
    assert page.page.startswith(b"Voor\n<!-- dialoog:team-plan of=t1 sum=")
    assert page.page.endswith(b"-->\nNa\n")
    assert BODY.strip().encode() in page.page


@pytest.mark.parametrize("mark", [b"sum=", b"sum=xyz"])
def test_without_a_sound_checksum_the_words_count_as_edited(mark: bytes) -> None:
    page = first().replace(b"sum=", mark + b"z")
    assert b"Fatima" in (renew(page, "team-plan", "t1", LATER).edited or b"")


@pytest.mark.parametrize(
    "damaged",
    [
        first().replace(b"<!-- /dialoog:team-plan -->", b""),
        first().replace(b"<!-- /dialoog:team-plan -->", b"<!-- /dialoog:team-plan"),
        first()[first().index(b"\n") :],
        first() + first(),
        first() + b"<!-- /dialoog:team-plan -->",
        b"<!-- /dialoog:team-plan -->\n<!-- dialoog:team-plan -->\n",
        first().replace(b" -->", b"\n-->", 1),
    ],
)
def test_damaged_marks_are_refused(damaged: bytes) -> None:
    with pytest.raises(BlockProblem, match="<!-- /dialoog:team-plan -->"):
        renew(damaged, "team-plan", "t1", LATER)


@pytest.mark.parametrize("page", [b"Notulen van maandag", first().decode().encode("utf-16"), b"\x00\x01"])
def test_a_file_without_marks_is_left_alone(page: bytes) -> None:
    with pytest.raises(BlockProblem, match="<!-- dialoog:team-plan -->"):
        renew(page, "team-plan", "t1", BODY)


def test_the_plan_of_another_team_is_not_overwritten() -> None:
    with pytest.raises(BlockProblem):
        renew(first(), "team-plan", "t2", BODY)


def test_another_kind_in_the_same_file_is_not_touched() -> None:
    page = b"<!-- dialoog:run-sheet -->\nblijft\n<!-- /dialoog:run-sheet -->\n" + first()
    assert b"-->\nblijft\n<!--" in renew(page, "team-plan", "t1", LATER).page
