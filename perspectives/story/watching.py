"""Notices that something in a story's folder changed, as the operating system gives them.

The folder and its perspectives are watched, and where a file is a symbolic link, the folder that it
leads to; nothing deeper, so that a story among many other things costs as little as any.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from perspectives.errors import StoryError
from perspectives.story.folder import PERSPECTIVES, locate, perspective_files

if TYPE_CHECKING:
    from watchfiles.main import FileChange

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
    polls = False
    while True:
        try:
            folders = _folders(path)
            async with aclosing(_notices(folders, polls=polls)) as notices:
                async for notice in notices:
                    if _folders(path) != folders:
                        break
                    if notice is None or any(_concerns(name) for _change, name in notice):
                        yield
        except FileNotFoundError:
            yield
            await asyncio.sleep(RETRY)
        except OSError:
            # The system has no notices left to give.
            polls = True
            await asyncio.sleep(RETRY)


async def _notices(
    folders: Folders, *, polls: bool
) -> AsyncGenerator[set[FileChange] | None, None]:
    """Yield None once folders are watched, then what changed in them; nothing when all is quiet.

    Raises `OSError` where they cannot be watched.
    """
    # Not at the top: the article is painted before anything is watched.
    from watchfiles import awatch

    changes = awatch(
        *folders,
        watch_filter=None,
        debounce=LONGEST,
        step=STEP,
        rust_timeout=QUIET,
        yield_on_timeout=True,
        force_polling=polls,
        poll_delay_ms=POLL,
        recursive=False,
        ignore_permission_denied=True,
    )
    async with aclosing(changes):
        first = asyncio.ensure_future(anext(changes))
        try:
            # It begins to watch before it waits for the first time; what changes from now on is
            # not missed.
            await asyncio.sleep(0)
            if not first.done():
                yield None
            yield await first
        finally:
            await _cancelled(first)
        async for change in changes:
            yield change


async def _cancelled(task: asyncio.Future[set[FileChange]]) -> None:
    """Have a task end, if it has not, before what it works on is closed."""
    task.cancel()
    await asyncio.wait([task])


def _folders(path: Path) -> Folders:
    """Return the folders to watch for the story at `path`.

    Raises `FileNotFoundError` where there is no story now.
    """
    folder = path if path.is_dir() else path.parent
    try:
        story, articles = locate(path)
    except StoryError:
        story, articles = folder, []
    files = [*articles, *perspective_files(story)[0]]
    folders = [folder, *(one for one in (story, story / PERSPECTIVES) if one.is_dir())]
    folders += [Path(os.path.realpath(file)).parent for file in files if file.is_symlink()]
    return {one: one.stat().st_ino for one in folders if one == folder or one.is_dir()}


def _concerns(name: str) -> bool:
    """Return whether a file of this name can be a story's: editors' locks and backups are not."""
    return not Path(name).name.startswith(".")
