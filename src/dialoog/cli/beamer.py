"""`dialoog beamer`: what the room sees, on a second screen."""

import os
from argparse import Namespace

from . import where
from .meeting import need_terminal


def watch(args: Namespace) -> int:
    """Follow a meeting until whoever started this leaves. A workspace only counts when it was named: without one, any
    meeting on this computer is meant, the one that was begun last first."""
    need_terminal()
    from dialoog.tui.beamer.app import watch as show

    named = getattr(args, "workspace", None) or os.environ.get(where.VARIABLE)
    return show(where.find(named) if named else None)
