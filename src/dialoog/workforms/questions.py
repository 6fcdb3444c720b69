"""Closed questions: those that yes or no would answer, where a conversation needs a story.

Told by the first word of the sentence, which in a closed question is nearly always a verb. A list of the usual ones
finds most of them and seldom anything else; it gives advice and judges nobody.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dialoog.i18n import _
from dialoog.workforms.markdown import Piece, Section
from dialoog.workforms.problems import Findings, short

_DUTCH: Final = """
    ben bent is zijn was waren heb hebt heeft hebben had hadden kan kun kunt kunnen kon konden
    wil wilt willen wilde wilden zou zouden zal zul zult zullen mag mogen mocht mochten moet moeten moest moesten
    hoef hoeft hoeven word wordt worden werd werden ga gaat gaan ging gingen kom komt komen kwam kwamen
    doe doet doen deed deden vind vindt vinden vond vonden denk denkt denken dacht dachten
    weet weten wist wisten durf durft durven durfde voel voelt voelen voelde zie ziet zien zag zagen
    hoor hoort horen hoorde herken herkent herkennen ken kent kennen krijg krijgt krijgen kreeg kregen
    geef geeft geven gaf gaven blijf blijft blijven bleef lukt lukte helpt hielp werkt werkte klopt klopte
"""
_ENGLISH: Final = """
    am is are was were isn't aren't wasn't weren't do does did don't doesn't didn't have has had haven't hasn't
    can could can't couldn't will would won't wouldn't shall should shouldn't may might must
"""
VERBS: Final = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
"""First words of closed questions, by language. Contractions are written with a straight apostrophe."""

_ASKING: Final = {
    "nl": "wie|wat|waar\\w*|wanneer|waarom|welke?|hoe\\w*",
    "en": "who|whom|whose|what|where|when|why|which|how",
}
_SENTENCE: Final = re.compile(r"[^.!?:\n]*[.!?:\n]?")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def point_out(sections: Iterable[Section], language: str, findings: Findings) -> None:
    """Give a hint at each closed question the room would read, in whichever language when `language` is unknown."""
    languages = (language,) if language in VERBS else tuple(VERBS)
    for piece in _read_aloud(sections):
        if any(closed(piece.text, one) for one in languages):
            message = _("“{question}” asks for yes or no. Who, what, where, when or how at the start asks for a story.")
            findings.hint(piece.line, message.format(question=short(piece.text)))


def closed(text: str, language: str) -> bool:
    """Whether the last question in a text asks for yes or no.

    >>> closed("Denk even terug. Was het lastig?", "nl")
    True
    >>> closed("Was het lastig, en wat hielp?", "nl")
    False
    """
    sentences = [found for found in _SENTENCE.findall(text.replace("’", "'")) if found.strip()]
    if not sentences or not sentences[-1].endswith("?"):
        return False
    first = _WORD.search(sentences[-1])
    if first is None or first[0].casefold() not in VERBS[language]:
        return False
    return not re.search(rf",\s*(?:\w+\s+)?(?:{_ASKING[language]})\b", sentences[-1], re.IGNORECASE)


def _read_aloud(sections: Iterable[Section]) -> Iterator[Piece]:
    """Cards and the text of phases: the introduction and a track's chapters are no questions to the room."""
    for section in sections:
        if section.level != 1:
            yield from section.cards
        if section.level == 2:
            yield from section.text
