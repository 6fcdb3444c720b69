"""Every word that has a meaning in a work form. The reference in docs/ is tested against these tables."""

import re
from typing import Final

from dialoog.domain.workform import Kind, Tool, Visibility

FRONT_MATTER: Final = (
    "id",
    "title",
    "kind",
    "language",
    "purpose",
    "group",
    "roles",
    "visibility",
    "sources",
    "side-by-side",
    "minutes",
    "replaces",
)
"""Keys between the `---` lines. `minutes` is for a deck only: other forms add up their phases."""

PHASE: Final = ("minutes", "tool", "clock", "seconds", "silent", "rounds", "change", "back")
"""Keys in the braces behind the title of a phase."""

TOOLS_OF: Final = {
    "seconds": (Tool.TURNS,),
    "silent": (Tool.TURNS,),
    "rounds": (Tool.PAIRS, Tool.TABLES),
    "change": (Tool.PAIRS, Tool.TABLES),
}
"""Keys that only mean something beside one of these tools."""

TOOL_OPTIONS: Final = ("silent", "rounds", "change")
"""Keys that are handed to the tool as they are."""

CHAPTER: Final = ("back",)
"""Keys in the braces behind a chapter of a track."""

TOOLS: Final = tuple(tool.value for tool in Tool)
KINDS: Final = tuple(kind.value for kind in Kind)
VISIBILITIES: Final = tuple(visibility.value for visibility in Visibility)
CLOCKS: Final = ("quiet",)

DEFAULT_VISIBILITY: Final = {Kind.ONE_TO_ONE: Visibility.PAIR, Kind.INDIVIDUAL: Visibility.PRIVATE}
"""Where a form does not say who may read its answers: as few people as sit at the table; else the team."""

DECK_MINUTES: Final = 20.0
"""Length of a deck that names none: a default of this project, at the low end of the usual 20 to 40 minutes."""

LONGEST: Final = 480.0
"""Minutes in one phase at most: a working day."""

MOST_SECONDS: Final = 1_800
"""Speaking time of one person at most: half an hour."""

ID: Final = re.compile(r"[a-z0-9-]{1,64}")
"""What an id looks like: it serves as a file name and as a word on the command line, on every system."""
