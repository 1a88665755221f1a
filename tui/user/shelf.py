"""The user's library: where it lies, and noting in it what is read."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from perspectives.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from perspectives.library.shelf import Shelf
    from perspectives.model import Article
    from perspectives.story.story import Story

FILE_NAME = "library.db"

AT_MOST = 0.5
"""Seconds that who leaves is kept waiting by a library that another program is writing."""


def library_file() -> Path:
    """Return the path of the library, whether there is one or not."""
    return user_data_path("sidelong") / FILE_NAME


def shelf() -> Shelf:
    """Return the library of this user."""
    # Not at the top: an article is on screen before SQLite is loaded.
    from perspectives.library.shelf import Shelf

    return Shelf(library_file())


def note(path: Path, story: Story, article: Article, progress: int) -> LibraryError | None:
    """Note how far a story is read, at an article; return why that is impossible, if it is."""
    from perspectives.library.records import record

    try:
        shelf().put(record(path, story, article, progress))
    except LibraryError as error:
        return error
    return None


def note_and_leave(path: Path, story: Story, article: Article, progress: int) -> None:
    """Note how far a story was read when it was left, if that can be done `AT_MOST` at once."""
    # What is still waiting when the program ends is left; SQLite keeps the file whole.
    thread = Thread(target=note, args=(path, story, article, progress), daemon=True)
    thread.start()
    thread.join(AT_MOST)
