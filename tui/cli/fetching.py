"""An address fetched while somebody looks on: a line says how far it is, and escape stops it."""

from __future__ import annotations

import asyncio
import os
import sys
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from perspectives.sources.address import Fetched, fetch
from tui.drawing.visible import visible_line

ESCAPE = b"\x1b"


def fetched(address: str) -> Fetched:
    """Return what stands at an address; raises what `fetch` does, and `Abort` where it is stopped.

    Nothing is shown, and no key heeded, where there is no terminal.
    """
    return asyncio.run(_fetched(address))


async def _fetched(address: str) -> Fetched:
    with _shown(address) as progress:
        task = asyncio.create_task(fetch(address, progress))
        with _on_escape(task.cancel):
            try:
                return await task
            except asyncio.CancelledError:
                raise click.Abort from None


@contextmanager
def _shown(address: str) -> Iterator[Callable[[int, int | None], None]]:
    """Show on one line how much has come; the line is gone in the end."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield lambda came, total: None
        return
    name = visible_line(address)[: max(10, os.get_terminal_size(sys.stderr.fileno()).columns - 40)]

    def tell(words: str) -> None:
        sys.stderr.write(f"\r\x1b[K{name} {words}, esc stops")
        sys.stderr.flush()

    def progress(came: int, total: int | None) -> None:
        of_all = f" of {total / 1000:,.0f}" if total else ""
        tell(f"· {came / 1000:,.0f}{of_all} kB")

    tell("· waiting")
    try:
        yield progress
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


@contextmanager
def _on_escape(stop: Callable[[], object]) -> Iterator[None]:
    """Heed the escape key alone; other keys, and those that begin with it, do nothing."""
    if not (sys.stdin and sys.stdin.isatty()):
        yield
        return
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    loop = asyncio.get_running_loop()

    def heed() -> None:
        if os.read(keyboard, 64) == ESCAPE:
            stop()

    tty.setcbreak(keyboard)
    loop.add_reader(keyboard, heed)
    try:
        yield
    finally:
        loop.remove_reader(keyboard)
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
