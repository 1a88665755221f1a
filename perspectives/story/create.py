"""A new story on disk, made of articles that somebody has as files; and articles added to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from perspectives import files, sources
from perspectives.errors import ArticleError, StoryError
from perspectives.format.schemafile import SCHEMA_FILE, schema
from perspectives.model import file_id
from perspectives.saving.onefile import flush_folder, put_new, temporary
from perspectives.sources.describing import described
from perspectives.story.folder import PERSPECTIVES, articles_of, is_alone, locate
from perspectives.story.story import Story, begin

MAX_BYTES = 300_000_000
"""The largest file that is copied: that of a book, whose pictures are not read."""


def make_story(folder: Path, *articles: Path, fields: Mapping[str, str] | None = None) -> Story:
    """Make a story in `folder` with copies of articles, and return it as far as it goes.

    The folder is made, or has to be empty; nothing is ever written over. A copy has the article's
    own bytes, a single one under the name `article`; what the `fields` say of each is written into
    its front matter. Beside it stands an empty folder for the perspectives, with what editors need
    to check them. Raises `ArticleError` where a file is no article that could be read, or cannot
    say the fields, and `StoryError` where the story cannot be made; then nothing of it is left.
    """
    contents = [(path, _content(path, fields or {})) for path in articles]
    with ExitStack() as undo:
        try:
            _claim(folder, undo)
            _fill(folder, contents, undo)
        except OSError as error:
            reason = error.strerror or error
            raise StoryError(f"{folder}: the story cannot be made: {reason}") from None
        story = begin(folder)
        undo.pop_all()
    return story


def add_article(story: Path, article: Path, name: str = "") -> Path:
    """Copy an article into a story's folder, under a free name, and return the copy's path.

    The name is the article's own, or `name` with its ending. Nothing is ever written over, and
    nobody ever finds half of it. Raises `ArticleError` where the file is no article that could be
    read, and `StoryError` where it is there already, or cannot be added.
    """
    folder, there = locate(story)
    if is_alone(folder):
        raise StoryError(
            f"{story}: this article is a story by itself; make one of both:"
            f" sidelong new FOLDER --article {story} --article {article}"
        )
    content = _content(article, {})
    try:
        for path in there:
            if path.stat().st_size == len(content) and path.read_bytes() == content:
                raise StoryError(f"{article}: it is there already, as {path.name}")
        copy = _put(folder, name or article.stem, article.suffix, content)
        flush_folder(folder)
    except OSError as error:
        raise StoryError(f"{folder}: nothing can be added: {error.strerror or error}") from None
    return copy


def _content(article: Path, fields: Mapping[str, str]) -> bytes:
    """Return what the copy of an article holds; raises `ArticleError` where it is none."""
    sources.read_all(article)
    try:
        content = files.read_bytes(article, MAX_BYTES)
    except OSError as error:
        raise ArticleError(article, f"cannot be read: {error.strerror}") from None
    return described(content, fields, article) if fields else content


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


def _fill(folder: Path, articles: Sequence[tuple[Path, bytes]], undo: ExitStack) -> None:
    perspectives = folder / PERSPECTIVES
    perspectives.mkdir()
    undo.callback(perspectives.rmdir)
    with (perspectives / SCHEMA_FILE).open("xb") as file:
        undo.callback((perspectives / SCHEMA_FILE).unlink)
        file.write(schema())
    # Last, because it is what makes a story of the folder.
    for article, content in articles:
        stem = "article" if len(articles) == 1 else article.stem
        undo.callback(_put(folder, stem, article.suffix, content).unlink)


def _put(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """Write a file as a whole under the first free name, and return its path."""
    with temporary(folder, content, None) as made:
        for path in _names(folder, stem, suffix.lower()):
            try:
                put_new(made, path)
            except FileExistsError:
                continue
            return path
    raise AssertionError("there are always more names")


def _names(folder: Path, stem: str, suffix: str) -> Iterator[Path]:
    """Yield names for an article of which no other one has the id, hidden ones left out."""
    stem = stem.lstrip(".") or "article"
    taken = {file_id(path) for path in articles_of(folder)}
    for number in count(1):
        path = folder / f"{stem}{'' if number == 1 else f'-{number}'}{suffix}"
        if file_id(path) not in taken:
            yield path
