"""The command line. Each command is a module of its own that is imported when it runs, so that asking for help or the
version loads next to nothing."""

import errno
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from dialoog import i18n
from dialoog.i18n import _

DONE, NO, WRONG_USE, AT_FAULT = range(4)
"""Exit codes: done, the answer is no, used the wrong way, the workspace or a file is at fault."""
INTERRUPTED = 130


class WrongUse(Exception):
    """The command cannot mean anything as it was typed; the message says what to type instead."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; argparse itself exits for `--help`, `--version` and typing errors."""
    if argv is None:  # the process is ours
        gc.disable()  # loading leaves no garbage, and looking for it takes a tenth of the time
    from .parser import build_parser, language_in

    words = sys.argv[1:] if argv is None else list(argv)
    i18n.use(language_in(words))
    _forgive_unknown_characters()
    args = build_parser().parse_args(words)
    try:
        code = _run(args)
    except OSError as problem:
        if not _reader_left(problem):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _run(args: Namespace) -> int:
    from dialoog.storage.files import reason
    from dialoog.storage.store import StoreError

    from .out import message

    try:
        code: int = _command(args.run)(args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except WrongUse as problem:
        message(str(problem))
        return WRONG_USE
    except StoreError as problem:
        message(str(problem))
        return AT_FAULT
    except OSError as problem:
        if _reader_left(problem):
            raise
        what = problem.filename or _("The answer cannot be written")
        message(_("{file}: {reason}").format(file=what, reason=reason(problem)))
        return AT_FAULT
    return code


def _command(name: str) -> Callable[[Namespace], int]:
    """What does a command. From there on garbage is looked for again, but not in what was loaded."""
    module, function = name.split(".")
    command: Callable[[Namespace], int] = getattr(import_module(f"dialoog.cli.{module}"), function)
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    return command


def _reader_left(problem: OSError) -> bool:
    """Whether who read along has seen enough: a closed pipe, which Windows calls an invalid argument."""
    return isinstance(problem, BrokenPipeError) or (problem.errno == errno.EINVAL and problem.filename is None)


def _forgive_unknown_characters() -> None:
    """Print a question mark for what this console cannot show (a Windows code page, a broken file name)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
