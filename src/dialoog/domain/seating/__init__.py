"""Who sits at which table in which round of a World Café, so that people meet as many others as can be.

Everything follows from its arguments: the same seed gives the same plan, on any machine.
"""

from .advice import Suggestion, better, tables_for
from .arrange import seat
from .changes import reseat
from .plan import Seating, Verdict, judge

__all__ = ["Seating", "Suggestion", "Verdict", "better", "judge", "reseat", "seat", "tables_for"]
