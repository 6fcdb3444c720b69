"""Files of every released version open, and the present one writes them as they were."""

import shutil
from pathlib import Path

import pytest

from dialoog.storage import codec
from dialoog.storage.migrations import SCHEMA, migrate
from dialoog.storage.workspace import open_workspace

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_a_workspace_of_every_version_opens(tmp_path: Path, version: int) -> None:
    folder = Path(shutil.copytree(GOLDEN / f"v{version}", tmp_path / "school"))
    workspace = open_workspace(folder)
    assert [one.doc["name"] for one in workspace.find("person").items] == ["Fatima Özdemir", "Jan de Haan"]
    assert [one.doc["id"] for one in workspace.find("session").items] == ["s1"]
    assert [one.doc["kind"] for one in workspace.find("event").items] == ["opened", "closed"]
    agreement = workspace.get("agreement", "a1")
    assert agreement is not None
    assert agreement.doc["wording"] == {"what": "De toets van periode 2 nakijken", "due": "2027-01-15"}
    assert workspace.problems() == ()
    workspace.put("person", {"id": "els", "name": "Els"}, expect=None)
    workspace.close()


def test_the_present_version_writes_the_very_same_bytes() -> None:
    for path in (GOLDEN / f"v{SCHEMA}").rglob("*.json"):
        content = codec.decode(path.read_bytes())
        assert codec.encode(content.tables, content.meta) == path.read_bytes()


def test_steps_are_taken_in_order() -> None:
    steps = {number: lambda tables, number=number: {**tables, str(number): {}} for number in (1, 2, 3)}
    assert list(migrate({"people": {}}, 2, 4, steps)) == ["people", "2", "3"]
    assert migrate({"people": {}}, 4, 4, steps) == {"people": {}}
