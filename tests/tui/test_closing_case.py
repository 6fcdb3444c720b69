"""Wiping the case: of what was told in confidence only what somebody agreed to do is left."""

from dataclasses import replace

from hand_clock import HandClock
from staging import HARVEST, JAN, STARRT, files_of, on_stage, owned_by

from dialoog.domain.agreement import Wording
from dialoog.domain.note import NoteKind
from dialoog.live.workplace import Workplace
from dialoog.tui.screens.closing import Closing

CASE = replace(STARRT, confidential=True)


async def test_the_case_goes_also_from_the_file_and_the_agreement_stays(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, CASE, HARVEST) as wall:
        live = wall.live
        live.keep("Een leerling riep iets", NoteKind.INSIGHT)
        live.accept(live.agree(Wording("Morgen bellen", owned_by(JAN))), JAN.id)
        await wall.to_phase("Oogst")
        live.keep("Doorvragen helpt", NoteKind.INSIGHT)
        live.close()
        wall.app.switch_screen(Closing(live))
        await wall.settle()
        await wall.press("w", "2")
        await wall.saved()
        assert "Een leerling riep iets" not in wall.says
        assert "Morgen bellen" in wall.says
        assert "Doorvragen helpt" in wall.says
    kept = files_of(workplace.path)
    assert "Een leerling riep iets" not in kept
    assert "Morgen bellen" in kept


async def test_without_a_case_there_is_no_such_key(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, HARVEST) as wall:
        wall.live.keep("Doorvragen helpt", NoteKind.INSIGHT)
        wall.live.close()
        wall.app.switch_screen(Closing(wall.live))
        await wall.settle()
        await wall.press("w")
        assert "wissen" not in wall.says
        assert "Doorvragen helpt" in wall.says
