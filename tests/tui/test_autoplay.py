"""A whole meeting that plays itself by pressing keys: the longest test there is."""

from pathlib import Path

from dialoog import i18n
from dialoog.demo.school import build
from dialoog.live.workplace import Workplace
from dialoog.tui.autoplay import autoplay


def test_it_ends_well_and_the_plan_holds_its_agreements(tmp_path: Path) -> None:
    i18n.use("nl")
    with Workplace.open(tmp_path, create=True) as workplace:
        build(workplace, "nl")
        former = {one.id for one in workplace.held()}
    assert autoplay(tmp_path, visible=False) == 0
    with Workplace.open(tmp_path, write=False) as workplace:
        (held,) = (one for one in workplace.held() if one.id not in former)
        made = workplace.room.agreements(session=held.id)
        plans = "".join(path.read_text("utf-8") for path in (tmp_path / "plans").glob("*.md"))
        assert len(made) == 2
        for agreement in made:
            assert agreement.wording.what in plans
        assert workplace.interrupted() == ()
