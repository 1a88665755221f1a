"""A new story on disk, made of articles that somebody has as files."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from perspectives import sources
from perspectives.errors import StoryError
from perspectives.format.schemafile import SCHEMA_FILE, schema
from perspectives.story.folder import PERSPECTIVES
from perspectives.story.story import Story, begin


def make_story(folder: Path, *articles: Path) -> Story:
    """Make a story in `folder` with copies of articles, and return it as far as it goes.

    The folder is made, or has to be empty; nothing is ever written over. A copy has the article's
    own bytes, a single one under the name `article`. Beside it stands an empty folder for the
    perspectives, with what editors need to check them. Raises `ArticleError` where a file is no
    article that could be read, and `StoryError` where the story cannot be made; then nothing of it
    is left.
    """
    for article in articles:
        sources.read(article)
    with ExitStack() as undo:
        try:
            _claim(folder, undo)
            _fill(folder, articles, undo)
        except OSError as error:
            reason = error.strerror or error
            raise StoryError(f"{folder}: the story cannot be made: {reason}") from None
        story = begin(folder)
        undo.pop_all()
    return story


def _claim(folder: Path, undo: ExitStack) -> None:
    """Make the folder, or see that it is an empty one."""
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir():
            raise StoryError(f"{folder}: this is a file; a story is a folder") from None
        if any(folder.iterdir()):
            message = f"{folder}: this folder is not empty; choose a new name for the story"
            raise StoryError(message) from None
    except FileNotFoundError:
        raise StoryError(f"{folder}: there is no folder {folder.parent} to make it in") from None
    else:
        undo.callback(folder.rmdir)


def _fill(folder: Path, articles: Sequence[Path], undo: ExitStack) -> None:
    perspectives = folder / PERSPECTIVES
    perspectives.mkdir()
    undo.callback(perspectives.rmdir)
    with (perspectives / SCHEMA_FILE).open("xb") as file:
        undo.callback((perspectives / SCHEMA_FILE).unlink)
        file.write(schema())
    # Last, because it is what makes a story of the folder.
    for article in articles:
        stem = "article" if len(articles) == 1 else article.stem
        copy = folder / f"{stem}{article.suffix.lower()}"
        with article.open("rb") as original, copy.open("xb") as file:
            undo.callback(copy.unlink)
            shutil.copyfileobj(original, file)
