"""A disk that fails on purpose: at the n-th file call, or at every call of one kind until it is mended.

After SQLite's way of testing: let the first call fail, then the second, and so on until the operation comes through,
and look each time what is left on the disk. No part of dialoog is replaced, only the system calls under it.
"""

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

CALLS = ("open", "stat", "fsync", "replace", "link", "unlink", "mkdir", "access", "scandir", "listdir", "write")
"""The calls that can fail; `write` stands for writing to an open file and flushing it."""


class Died(BaseException):
    """The process ended here: nothing after this call happened, no clean-up either."""


@dataclass
class Fault:
    """Which call it hit; None when the operation came through without meeting it."""

    hit: str | None = None


@contextmanager
def failing_at(number: int, error: int | None) -> Iterator[Fault]:
    """The `number`-th file call fails with this errno; None: the process dies there."""
    fault = Fault()
    count = 0

    def gate(call: str) -> None:
        nonlocal count
        if fault.hit and error is None:
            raise Died(call)
        count += 1
        if count == number:
            fault.hit = call
            raise Died(call) if error is None else OSError(error, os.strerror(error))

    with _gated(gate):
        yield fault


@contextmanager
def failing(call: str, error: int) -> Iterator[None]:
    """Every such call fails with this errno, until the end of the block."""

    def gate(present: str) -> None:
        if present == call:
            raise OSError(error, os.strerror(error))

    with _gated(gate):
        yield


@contextmanager
def full_disk() -> Iterator[None]:
    """Files can be made and removed, but nothing can be put in them."""
    with failing("write", errno.ENOSPC):
        yield


@contextmanager
def _gated(gate: Callable[[str], None]) -> Iterator[None]:
    real = {name: getattr(os, name) for name in CALLS if hasattr(os, name) and name != "write"}
    real_io_open, real_fdopen = io.open, os.fdopen

    def gated(name: str) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            gate(name)
            return real[name](*args, **named)

        return call

    def io_open(*args: Any, **named: Any) -> Any:
        gate("open")
        return _File(real_io_open(*args, **named), gate)

    for name in real:
        setattr(os, name, gated(name))
    io.open = io_open  # type: ignore[assignment]
    os.fdopen = lambda *args, **named: _File(real_fdopen(*args, **named), gate)  # type: ignore[assignment]
    try:
        yield
    finally:
        for name, call in real.items():
            setattr(os, name, call)
        io.open, os.fdopen = real_io_open, real_fdopen


class _File:
    """An open file whose writing can fail, half way as on a full disk."""

    def __init__(self, file: Any, gate: Callable[[str], None]) -> None:
        self._file, self._gate = file, gate

    def write(self, data: bytes) -> int:
        try:
            self._gate("write")
        except BaseException:
            with suppress(OSError):
                self._file.write(data[: len(data) // 2])
                self._file.flush()
            raise
        return int(self._file.write(data))

    def flush(self) -> None:
        self._gate("write")
        self._file.flush()

    def __enter__(self) -> "_File":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
