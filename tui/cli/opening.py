"""What a person asks to open: a path as it is, an address fetched first, or another's output."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from perspectives.errors import SidelongError
from tui.user.pages import pages

STANDARD_INPUT = "-"


def path_of(thing: str) -> Path:
    """Return the path of what is to be opened, once it is there.

    An address is fetched where its page is not kept yet; `-` is what comes in from another program.
    Both are kept as stories of their own in the user's data folder. Raises `SidelongError`.
    """
    if thing == STANDARD_INPUT:
        return _kept_input()
    # Not at the top: most of what is opened is a path.
    from perspectives.sources.address import is_address

    return _kept_page(thing) if is_address(thing) else Path(thing)


def article_file(thing: str) -> tuple[Path, str]:
    """Return the file of an article that is to be copied, and what to call the copy.

    The name is empty where the file's own will do. An address is fetched, as by `path_of`.
    """
    path = path_of(thing)
    if path == Path(thing):
        return path, ""
    from perspectives.story.folder import articles_of

    # The folder of what is kept ends in a number that nobody reads.
    return articles_of(path)[0], path.name.rpartition("-")[0]


def _kept_input() -> Path:
    from perspectives.sources.files import MAX_PAGE_BYTES
    from perspectives.sources.keeping import keep_text

    content = sys.stdin.buffer.read(MAX_PAGE_BYTES + 1)
    if len(content) > MAX_PAGE_BYTES:
        raise SidelongError(f"more than {MAX_PAGE_BYTES / 1e6:,.0f} MB came in: this is no article")
    path = keep_text(content, pages())
    _read_from_the_terminal()
    return path


def _read_from_the_terminal() -> None:
    """Have the terminal as the standard input, in the place of the other program's output."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        # Nobody sits here; whoever opens a screen says that it takes a terminal.
        return
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)


def _kept_page(address: str) -> Path:
    from perspectives.sources.keeping import folder_of, keep_page

    folder = folder_of(address, pages())
    if folder.is_dir():
        return folder
    # Not at the top: a page that is kept is not fetched.
    from tui.cli.fetching import fetched

    return keep_page(address, fetched(address), pages())
