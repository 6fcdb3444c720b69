"""Names of records sort by the moment they were made."""

from dialoog.live.ids import new_id


def test_later_is_larger() -> None:
    assert new_id(1_800_000_000.0) < new_id(1_800_000_000.002)


def test_within_one_millisecond_the_order_of_making_is_kept() -> None:
    made = [new_id(1_800_000_000.0) for _number in range(500)]
    assert made == sorted(set(made))


def test_a_name_is_26_characters_a_file_name_can_have() -> None:
    assert len(new_id(0.0)) == 26
    assert new_id(1_800_000_000.0).isalnum()
