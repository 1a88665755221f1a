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


class EndedError(TerminalError):
    """The program ended."""

    def __init__(self, status: int, written: bytes) -> None:
        super().__init__(f"the program ended with status {status}: {written[-2000:]!r}")
        self.status = status
        """The exit status; negative, the number of the signal that ended it."""


class Terminal:
    """Runs a command on a pseudo-terminal, at first of 160 by 45 cells, until it is closed."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        # These two would be believed before the terminal.
        inherited = {name: os.environ[name] for name in os.environ.keys() - {"COLUMNS", "LINES"}}
        self._process, self._file = pty.fork()
        if self._process == 0:
            _set_size(0, COLUMNS, ROWS)
            _let_ctrl_s_pass(0)
            os.execvpe(
                command[0], [*command], {**inherited, **environment, "TERM": "xterm-256color"}
            )
        self._status: int | None = None
        self.output = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        os.close(self._file)

    def wait_for(self, marker: bytes, timeout: float = 60) -> float:
        """Return when the output held `marker`, in seconds since the command was started."""
        while marker not in self.output:
            if self.read(timeout) is None:
                raise TerminalError(f"{marker!r} was not written within {timeout} s")
        return time.perf_counter() - self.started

    def press(self, key: bytes, quiet: float) -> float:
        """Return the seconds from a key to the last byte before `quiet` seconds of silence.

        Raises `TerminalError` where the key leads to nothing within a second.
        """
        start = time.perf_counter()
        self.write(key)
        if self.read(1.0) is None:
            raise TerminalError(f"{key!r} led to nothing")
        return self.settle(quiet) - start

    def settle(self, quiet: float) -> float:
        """Return when the last byte came before `quiet` seconds of silence, on `perf_counter`."""
        last = time.perf_counter()
        while (moment := self.read(quiet)) is not None:
            last = moment
        return last

    def write(self, keys: bytes) -> None:
        """Send what a terminal sends for keys, the mouse or a paste."""
        os.write(self._file, keys)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the system tells the program."""
        _set_size(self._file, columns, rows)

    def abort(self) -> bytes:
        """End the program, and return the last that it wrote.

        That is where its threads were, if `PYTHONFAULTHANDLER` is set in its environment.
        """
        os.kill(self._process, signal.SIGABRT)
        with suppress(EndedError):
            while self.read(1.0) is not None:
                pass
        return self.output[-5000:]

    def read(self, timeout: float) -> float | None:
        """Add to `output` what comes first, and return when that was; None within `timeout` s.

        Raises `EndedError` where the program has ended.
        """
        ready, _, _ = select.select([self._file], [], [], timeout)
        if not ready:
            return None
        # The end of a terminal is an error on Linux, and nothing to read on macOS.
        with suppress(OSError):
            if chunk := os.read(self._file, 1 << 20):
                self.output += chunk
                return time.perf_counter()
        _, status = os.waitpid(self._process, 0)
        self._status = os.waitstatus_to_exitcode(status)
        raise EndedError(self._status, self.output)


def _let_ctrl_s_pass(terminal: int) -> None:
    # Pressed when the program has just given the terminal back, it would stop its last words.
    attributes = termios.tcgetattr(terminal)
    attributes[0] &= ~termios.IXON
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)


def _set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
