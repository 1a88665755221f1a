"""How a story is read, and read again: what makes one snapshot of it from another.

`begin` reads the articles, which is all that a screen needs to paint a page; `load` adds what the
perspectives say, and takes over from an earlier snapshot whatever has not changed since. Nothing in
a snapshot changes afterwards; what it would be with other files or articles is another one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from perspectives.errors import StoryError
from perspectives.model import Article, Diagnostic
from perspectives.story.entries import Entry, Side, Tie
from perspectives.story.folder import (
    Reading,
    are_unchanged,
    locate,
    perspective_files,
    read_articles,
    read_changed,
)
from perspectives.story.memory import FileReadings, Memory
from perspectives.story.snapshot import Story

if TYPE_CHECKING:
    from perspectives.format.file import PerspectiveFile
    from perspectives.relating.vectors import Vectors
    from perspectives.story.linking import Meaning

__all__ = ["Entry", "Side", "Story", "Tie", "begin", "load"]


def begin(path: Path, previous: Story | None = None) -> Story:
    """Return a story as far as its articles: what can be shown while `load` is at work.

    `path` is a story's folder, or one of its articles, which then comes first. An article that has
    not changed since `previous` is taken from it, and so is one that cannot be read any more.
    Raises `StoryError` where there is no article to show.
    """
    folder, paths = locate(path)
    readings = read_changed(paths, read_articles, previous.memory.articles if previous else {})
    contents = {path_: reading.content for path_, reading in readings.items()}
    problems = [problem for _, its_problems in contents.values() for problem in its_problems]
    known = previous.articles if previous else ()
    shown = [
        (path_, one)
        for path_, (its_articles, _) in contents.items()
        for one in its_articles or [article for article in known if article.path == path_]
    ]
    articles, repeated = _by_id(shown, "article")
    if not articles:
        raise StoryError(f"{problems[0].path}: {problems[0].message}")
    return Story(
        folder=folder,
        articles=tuple(articles),
        problems=(*problems, *repeated),
        broken=tuple(faults[0] for its_articles, faults in contents.values() if not its_articles),
        memory=Memory(articles=readings),
    )


def load(path: Path, previous: Story | None = None, *, relating: bool = True) -> Story:
    """Return a story with its perspectives, every statement looked for and related.

    What has not changed since `previous` is taken from it: a file is read again only when it
    changed, a statement looked for again only when its words or its article's did. A file that
    cannot be read as a whole any more stays as it was before. Where nothing has changed, this is
    `previous` itself. Without `relating`, only the ties made by hand need be there, which saves
    half of the time. What was proposed in `previous` is proposed still, if it is not filed by now.
    Raises `StoryError` where there is no article to show.
    """
    memory = previous.memory if previous else Memory()
    begun = begin(path, previous)
    # Not at the top: the article is painted before YAML and the matchers are imported.
    from perspectives.format.file import read

    paths, problems = perspective_files(begun.folder)
    readings = read_changed(paths, read, memory.files)
    is_same = memory.is_complete(relating=relating) and memory.is_of(
        begun.memory.articles, readings
    )
    if previous and is_same:
        return previous
    begun = msgspec.structs.replace(begun, problems=(*begun.problems, *problems))
    return _completed(begun, readings, memory, relating=relating)


def again(path: Path, story: Story) -> Story:
    """Return a story as the files at its path are now: itself where none of them changed.

    Nothing is opened that did not change. Proposals are made as they were; statements are found,
    and not related by their words. Raises what `load` does.
    """
    memory = story.memory
    if story.is_loaded:
        folder, articles = locate(path)
        files, _ = perspective_files(folder)
        if are_unchanged(articles, memory.articles) and are_unchanged(files, memory.files):
            return story
    return load(path, story, relating=False)


def related(story: Story) -> Story:
    """Return a loaded story with its statements related by their words; itself where they are.

    Where anything is proposed, so are the answers that the articles' words tell.
    """
    memory = story.memory
    if memory.is_complete(relating=True):
        return story
    return _completed(memory.begun or story, memory.files, memory, relating=True)


def likened(story: Story, vectors: Vectors | None) -> Story:
    """Return a loaded story with its statements tied by what they mean too; itself where they are.

    What they mean is worked out with `vectors`, for which the extra has to be installed; without,
    those that were tied so are tied no more. Statements are related by their words before.
    """
    story = related(story)
    memory = story.memory
    collation = memory.collation
    if collation is None or not collation.relations:
        return story
    if vectors is collation.meaning.vectors and (vectors or not any(collation.meaning.rows)):
        return story
    # Not at the top: without the extra, nobody asks.
    from perspectives.relating.meaning import similar
    from perspectives.story.linking import Meaning

    if vectors is None:
        meaning = Meaning()
    else:
        texts, _ = collation.wording
        rows = similar(collation.relations, vectors.of(texts), collation.places)
        meaning = Meaning(rows, vectors)
    return _completed(memory.begun or story, memory.files, memory, relating=True, meaning=meaning)


def proposing(story: Story, dismissed: frozenset[str] | None) -> Story:
    """Return a loaded story with what the articles' drafts propose among its statements.

    What was `dismissed` (as `proposals.dismissal` calls it) is left out, and so is all that is
    proposed where that is None. Statements are not related by their words, and no answers are
    looked for. Where nothing changes by it, this is the story itself.
    """
    memory = story.memory
    if memory.dismissed == dismissed:
        return story
    memory = msgspec.structs.replace(memory, dismissed=dismissed)
    return _completed(memory.begun or story, memory.files, memory, relating=False)


def with_files(story: Story, files: Iterable[PerspectiveFile]) -> Story:
    """Return a loaded story as it would be if some of its files were as given.

    No file is touched. Statements whose words are other ones are not related to any by them.
    """
    memory = story.memory
    readings = {**memory.files, **{file.path: Reading(None, file) for file in files}}
    return _completed(memory.begun or story, readings, memory, relating=False)


def with_articles(story: Story, articles: Iterable[Article]) -> Story:
    """Return a loaded story as it would be with other articles, or other versions of its own."""
    memory = story.memory
    begun = msgspec.structs.replace(memory.begun or story, articles=tuple(articles))
    return _completed(begun, memory.files, memory, relating=False)


def problems_with(story: Story, file: PerspectiveFile) -> tuple[Diagnostic, ...]:
    """Return what would be wrong between the files of a story if one of them were as given."""
    collation = with_files(story, [file]).memory.collation
    return collation.problems if collation else ()


def _completed(
    begun: Story,
    readings: FileReadings,
    memory: Memory,
    *,
    relating: bool,
    meaning: Meaning | None = None,
) -> Story:
    """Return a story that was begun, with what its perspective files say.

    `memory` is of an earlier story, from which what has not changed is taken, and what is to be
    proposed. A `meaning` is of its very statements.
    """
    # Not at the top: an article is painted before the matchers are imported.
    from perspectives.story.linking import collate
    from perspectives.story.proposals import Review

    contents = {path_: reading.content for path_, reading in readings.items()}
    shown = {path_: _last_good(file, memory.shown.get(path_)) for path_, file in contents.items()}
    files, repeated = _by_id(shown.items(), "perspective")
    dismissed = memory.dismissed
    review = None if dismissed is None else Review(begun.folder, dismissed)
    collation = collate(
        begun.articles,
        files,
        memory.collation,
        relating=relating,
        review=review,
        meaning=meaning,
    )
    return msgspec.structs.replace(
        begun,
        perspectives=collation.perspectives,
        statements=collation.statements,
        problems=(
            *begun.problems,
            *(problem for file in files for problem in contents[file.path].problems),
            *repeated,
            *collation.problems,
        ),
        broken=(*begun.broken, *(file.damage for file in contents.values() if file.damage)),
        memory=Memory(
            articles=begun.memory.articles,
            files=readings,
            shown=shown,
            begun=begun,
            collation=collation,
            dismissed=dismissed,
        ),
    )


def _last_good(file: PerspectiveFile, before: PerspectiveFile | None) -> PerspectiveFile:
    return before if file.damage and before and not before.damage else file


N = TypeVar("N", Article, "PerspectiveFile")


def _by_id(named: Iterable[tuple[Path, N]], what: str) -> tuple[list[N], list[Diagnostic]]:
    """Return what is the first of its id, and what is wrong with the rest."""
    first: dict[str, tuple[Path, N]] = {}
    problems = []
    for path, one in named:
        owner, other = first.setdefault(one.id, (path, one))
        if other is not one:
            message = f"{owner.name} is the {what} {one.id} already; rename one of the two"
            problems.append(Diagnostic(path=path, code=f"duplicate-{what}", message=message))
    return [one for _, one in first.values()], problems
