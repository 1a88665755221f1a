"""A program on a real pseudo-terminal, and the moments at which it writes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS, ROWS = 160, 45


class TerminalError(Exception):
    """The program did not write what was waited for."""


class Terminal:
    """Runs a command on a pseudo-terminal of 160 by 45 cells until it is closed."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self._process, self._file = pty.fork()
        if self._process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execvpe(
                command[0], [*command], {**os.environ, **environment, "TERM": "xterm-256color"}
            )
        self.output = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._file)

    def wait_for(self, marker: bytes, timeout: float = 60) -> float:
        """Return when the output held `marker`, in seconds since the command was started."""
        while marker not in self.output:
            if self._read(timeout) is None:
                raise TerminalError(f"{marker!r} was not written within {timeout} s")
        return time.perf_counter() - self.started

    def press(self, key: bytes, quiet: float) -> float:
        """Return the seconds from a key to the last byte before `quiet` seconds of silence.

        Raises `TerminalError` where the key leads to nothing within a second.
        """
        start = time.perf_counter()
        os.write(self._file, key)
        if self._read(1.0) is None:
            raise TerminalError(f"{key!r} led to nothing")
        return self.settle(quiet) - start

    def settle(self, quiet: float) -> float:
        """Return when the last byte came before `quiet` seconds of silence, on `perf_counter`."""
        last = time.perf_counter()
        while (moment := self._read(quiet)) is not None:
            last = moment
        return last

    def _read(self, timeout: float) -> float | None:
        ready, _, _ = select.select([self._file], [], [], timeout)
        if not ready:
            return None
        # The end of a terminal is an error on Linux, and nothing to read on macOS.
        with suppress(OSError):
            if chunk := os.read(self._file, 1 << 20):
                self.output += chunk
                return time.perf_counter()
        raise TerminalError(f"the program ended: {self.output[-2000:]!r}")
