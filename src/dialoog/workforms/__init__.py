"""Work forms: from the Markdown a facilitator writes to the records of `domain.workform`, and back to a first draft.

Importing this package does not load the Markdown parser; the first form that is read does.
"""

from dialoog.workforms.library import Library
from dialoog.workforms.parse import Parsed, load, parse
from dialoog.workforms.problems import Problem, Severity
from dialoog.workforms.write import new_form

__all__ = ["Library", "Parsed", "Problem", "Severity", "load", "new_form", "parse"]
