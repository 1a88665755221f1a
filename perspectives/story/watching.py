"""Notices that something in a story's folder changed, as the operating system gives them.

The folder and its perspectives are watched, and where a file is a symbolic link, the folder that it
leads to; nothing deeper, so that a story among many other things costs as little as any.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeAlias

from perspectives.errors import StoryError
from perspectives.story.folder import PERSPECTIVES, locate, perspective_files

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

STEP, LONGEST = 40, 250
"""Milliseconds: changes are told once nothing more came for the first, after the second at last.
An editor that saves, or a checkout of twenty files, takes less than that."""

POLL = 300
"""Milliseconds between two looks at the files, where the system gives no notices."""

QUIET = 2_000
"""Milliseconds without a notice after which it is made sure that the folders are still the same:
of a folder that was moved away as a whole, no notice comes."""

RETRY = 1.0
"""Seconds after which a folder that is not there is looked for again."""

Folders: TypeAlias = dict[Path, int]
"""Folders, and the number that the file system knows each by."""


async def watch(path: Path) -> AsyncIterator[None]:
    """Yield whenever the files of the story at `path` may have changed, and once at the beginning.

    Goes on for ever, through a folder that vanishes and comes back. Raises nothing.
    """
    # Not at the top: the article is painted before anything is watched.
    from watchfiles._rust_notify import RustNotify

    polls = False
    while True:
        try:
            folders = _folders(path)
            names = [str(folder) for folder in folders]
            with RustNotify(names, False, polls, POLL, False, True) as notifier:
                yield
                async for _ in _notices(notifier, path, folders):
                    yield
        except FileNotFoundError:
            yield
            await asyncio.sleep(RETRY)
        except OSError:
            # The system has no notices left to give.
            polls = True
            await asyncio.sleep(RETRY)


async def _notices(notifier: RustNotify, path: Path, folders: Folders) -> AsyncIterator[None]:
    """Yield as long as these are the folders to watch."""
    stop = Event()
    try:
        while True:
            notice = await asyncio.to_thread(notifier.watch, LONGEST, STEP, QUIET, stop)
            if _folders(path) != folders:
                return
            if isinstance(notice, set) and any(_concerns(name) for _change, name in notice):
                yield
    finally:
        stop.set()


def _folders(path: Path) -> Folders:
    """Return the folders to watch for the story at `path`.

    Raises `FileNotFoundError` where there is no story now.
    """
    folder = path if path.is_dir() else path.parent
    perspectives = folder / PERSPECTIVES
    folders = [folder, perspectives] if perspectives.is_dir() else [folder]
    try:
        files = [*locate(path)[1], *perspective_files(folder)[0]]
    except StoryError:
        files = []
    folders += [Path(os.path.realpath(file)).parent for file in files if file.is_symlink()]
    return {one: one.stat().st_ino for one in folders if one == folder or one.is_dir()}


def _concerns(name: str) -> bool:
    """Return whether a file of this name can be a story's: editors' locks and backups are not."""
    return not Path(name).name.startswith(".")
