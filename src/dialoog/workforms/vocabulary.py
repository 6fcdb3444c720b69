"""Every word that has a meaning in a work form. The reference in docs/ is tested against these tables."""

import re
from typing import Final

from dialoog.domain.workform import Aim, Experience, Kind, Safety, Tool, Visibility, Yield

FRONT_MATTER: Final = (
    "id",
    "title",
    "kind",
    "language",
    "purpose",
    "group",
    "best",
    "smallest",
    "needs",
    "roles",
    "experience",
    "safety",
    "aims",
    "yields",
    "confidential",
    "visibility",
    "sources",
    "side-by-side",
    "minutes",
    "replaces",
)
"""Keys between the `---` lines. `minutes` is for a deck only: other forms add up their phases."""

TOOLS_OF: Final = {
    "seconds": (Tool.TURNS,),
    "silent": (Tool.TURNS,),
    "order": (Tool.TURNS,),
    "deck": (Tool.CARDS,),
    "size": (Tool.PAIRS,),
    "mix": (Tool.PAIRS,),
    "rounds": (Tool.PAIRS, Tool.TABLES),
    "change": (Tool.PAIRS, Tool.TABLES),
    "questions": (Tool.TABLES,),
    "host": (Tool.TABLES,),
    "choices": (Tool.VOTE,),
    "compare": (Tool.VOTE,),
    "scale": (Tool.VOTE, Tool.MATRIX),
    "themes": (Tool.HARVEST,),
    "columns": (Tool.MATRIX,),
    "fixed": (Tool.MATRIX,),
    "status": (Tool.MATRIX,),
    "table": (Tool.MATRIX,),
}
"""Settings of a phase that only mean something beside one of these tools, and are handed to it as they are."""

PHASE_FLAGS: Final = ("mix", "compare", "fixed")
"""Settings of a phase that stand alone, without a value."""

PHASE: Final = ("minutes", "tool", "clock", "think", *(key for key in TOOLS_OF if key not in PHASE_FLAGS), "back")
"""Keys in the braces behind the title of a phase."""

ROLE_FLAGS: Final = ("role", "silent", "many")
"""Flags in the braces behind the name of a role; `role` is what makes it one."""

ROLE: Final = ("merge",)
"""Keys in the braces behind the name of a role."""

CHAPTER: Final = ("back",)
"""Keys in the braces behind a chapter of a track."""

TOOLS: Final = tuple(tool.value for tool in Tool)
KINDS: Final = tuple(kind.value for kind in Kind)
VISIBILITIES: Final = tuple(visibility.value for visibility in Visibility)
EXPERIENCES: Final = tuple(experience.value for experience in Experience)
SAFETIES: Final = tuple(safety.value for safety in Safety)
AIMS: Final = tuple(aim.value for aim in Aim)
YIELDS: Final = tuple(one.value for one in Yield)
CLOCKS: Final = ("quiet",)
ORDERS: Final = ("round", "popcorn", "random")
QUESTIONS: Final = ("same", "round", "table")
SCALES: Final = ("fist",)

DEFAULT_VISIBILITY: Final = {Kind.ONE_TO_ONE: Visibility.PAIR, Kind.INDIVIDUAL: Visibility.PRIVATE}
"""Where a form does not say who may read its answers: as few people as sit at the table; else the team."""

DECK_MINUTES: Final = 20.0
"""Length of a deck that names none: a default of this project, at the low end of the usual 20 to 40 minutes."""

LONGEST: Final = 480.0
"""Minutes in one phase at most: a working day."""

MOST_SECONDS: Final = 1_800
"""Speaking time of one person at most: half an hour."""

MOST_ROUNDS: Final = 99
"""Rounds in one phase at most, and minutes of change between two of them."""

LARGEST_GROUP: Final = (2, 6)
"""Sizes that `pairs` can make: more than six is a table."""

SCORES: Final = (2, 10)
"""The highest score a row of a matrix may go up to."""

MOST_PEOPLE: Final = 999

ID: Final = re.compile(r"[a-z0-9-]{1,64}")
"""What an id looks like: it serves as a file name and as a word on the command line, on every system."""
