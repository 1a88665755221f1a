"""The user's bookmarks, one file a story: his own words, kept where nothing tidies them away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from platformdirs import user_data_path

from perspectives.errors import BookmarkError
from perspectives.files import read_bytes
from perspectives.story.bookmarks import Bookmark
from tui.user.state import file_name, story_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST_BYTES = 16_000_000
"""Far more than a person marks; a larger file is somebody else's."""


class Kept(msgspec.Struct, frozen=True):
    """What the file of a story holds."""

    story: str
    """Which story it is of: the file's own name does not tell."""
    bookmarks: tuple[Bookmark, ...] = ()


def kept(story: Path) -> tuple[Bookmark, ...]:
    """Return the bookmarks of a story, none where there is no file; raises `BookmarkError`."""
    path = bookmarks_file(story)
    try:
        return msgspec.json.decode(read_bytes(path, MOST_BYTES), type=Kept).bookmarks
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise BookmarkError(path, f"cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError, msgspec.DecodeError):
        # Never written over: there may be notes in it that can be saved by hand.
        raise BookmarkError(path, "is damaged; move it away to begin anew") from None


def change(story: Path, alter: Callable[[tuple[Bookmark, ...]], Iterable[Bookmark]]) -> None:
    """Keep what `alter` makes of the bookmarks of a story; raises `BookmarkError`.

    Another program that does the same is waited for, and loses nothing.
    """
    # Not at the top: most readers set no bookmark.
    from perspectives.saving.locks import locked_folders
    from perspectives.saving.onefile import write_private

    path = bookmarks_file(story)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked_folders([path.parent]):
            changed = tuple(alter(kept(story)))
            write_private(path, msgspec.json.encode(Kept(story_key(story), changed)))
    except OSError as error:
        raise BookmarkError(path, f"cannot be written: {error.strerror}") from None
    except UnicodeEncodeError:
        raise BookmarkError(path, "cannot be written: the words hold half a letter") from None


def bookmarks_file(story: Path) -> Path:
    """Return the path of the file, whether there is one or not."""
    return user_data_path("sidelong") / "bookmarks" / file_name(story)
