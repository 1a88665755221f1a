"""A story as a whole, in snapshots: its articles, its perspectives, where each statement stands.

`begin` reads the articles, which is all that a screen needs to paint a page; `load` adds what the
perspectives say, and takes over from an earlier snapshot whatever has not changed since. Nothing in
a snapshot changes afterwards; what it would be with other files or articles is another one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
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
from perspectives.text.spans import Intervals

if TYPE_CHECKING:
    from perspectives.drafting import DraftStatement
    from perspectives.drafting.naming import Named
    from perspectives.drafting.quotations import Quotation
    from perspectives.format.file import PerspectiveFile
    from perspectives.model import Passage, Statement
    from perspectives.relating.vectors import Vectors
    from perspectives.story.linking import Meaning
    from perspectives.story.passages import ArticlePassages

__all__ = ["Entry", "Side", "Story", "Tie", "begin", "load"]


class Story(msgspec.Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """A snapshot of a story. All offsets count characters of an article's text."""

    folder: Path
    articles: tuple[Article, ...]
    """Never empty. The first is the one to open: the one that was asked for, else by file name."""
    perspectives: tuple[Side, ...] = ()
    """In the order of their first passages; those without any come last, by file name."""
    statements: tuple[Entry, ...] = ()
    """In article order; a missing one stands beside its neighbour in the file."""
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong in the files. What is doubtful besides: `perspectives.checking.check`."""
    broken: tuple[Diagnostic, ...] = ()
    """For each file that cannot be read as a whole: why. Its last good version is shown."""
    _memory: Memory = Memory()

    @property
    def is_loaded(self) -> bool:
        """Whether the perspectives have been read too, and not only the articles."""
        return self._memory.collation is not None

    def article(self, id: str) -> Article | None:
        """Return the article of this id."""
        return next((article for article in self.articles if article.id == id), None)

    def article_of(self, entry: Entry) -> Article | None:
        """Return the article in which a statement was looked for; None where it was in several."""
        return None if entry.article is None else self.article(entry.article)

    def perspective(self, id: str) -> Side | None:
        """Return the perspective of this id."""
        return next((side for side in self.perspectives if side.id == id), None)

    @property
    def files(self) -> tuple[PerspectiveFile, ...]:
        """The perspective files, by name, as they were read last; none before it is loaded.

        They may be broken, or of an id that is taken, where `perspectives` shows something else.
        """
        return tuple(reading.content for reading in self._memory.files.values())

    def file(self, path: Path) -> PerspectiveFile | None:
        """Return the one of the perspective files that has this path."""
        reading = self._memory.files.get(path)
        return reading.content if reading else None

    def statement(self, id: str) -> Entry | None:
        """Return the statement of this id."""
        index = self._indices.get(id)
        return None if index is None else self.statements[index]

    def find(self, statement: Statement) -> tuple[str | None, Passage]:
        """Return in which article a statement stands, by its id, and its passage there.

        No file need have the statement. One that names an article is looked for in that one, any
        other in all; the id is None where there are several and none comes near. The story has to
        be loaded.
        """
        # Not at the top: an article is painted before the matchers are imported.
        from perspectives.story.passages import find

        return find(statement, self._passages)

    def find_letters(self, statement: Statement) -> Iterator[str]:
        """Yield the parts of the articles with a statement's letters, however they part the words.

        Articles are chosen as by `find`.
        """
        from perspectives.story.passages import find_letters

        return find_letters(statement, self._passages)

    @cached_property
    def filed(self) -> tuple[Entry, ...]:
        """The statements that are in a file, and not only proposed, in article order."""
        return tuple(entry for entry in self.statements if entry.draft is None)

    @cached_property
    def proposed(self) -> tuple[Entry, ...]:
        """The statements that are proposed, in article order."""
        return tuple(entry for entry in self.statements if entry.draft is not None)

    def found_in(self, article: str) -> tuple[Entry, ...]:
        """Return the statements that have a passage in an article, in article order."""
        return self._found.get(article, ())

    def at(self, article: str, offset: int) -> tuple[Entry, ...]:
        """Return the statements whose passages cover an offset of an article, innermost first."""
        if article not in self._spans:
            return ()
        found = self._found[article]
        covering = (found[index] for index in self._spans[article].at(offset))
        return tuple(sorted(covering, key=_extent))

    def after(self, article: str, offset: int) -> Entry | None:
        """Return the first statement whose passage begins behind an offset of an article."""
        found = self.found_in(article)
        index = bisect_right(found, offset, key=_start)
        return found[index] if index < len(found) else None

    def before(self, article: str, offset: int) -> Entry | None:
        """Return the last statement whose passage begins before an offset of an article."""
        found = self.found_in(article)
        index = bisect_left(found, offset, key=_start)
        return found[index - 1] if index else None

    def next(self, id: str) -> Entry | None:
        """Return the statement found after this one, in this article or the next."""
        following = self.statements[self._indices[id] + 1 :]
        return next((entry for entry in following if entry.passage.spans), None)

    def previous(self, id: str) -> Entry | None:
        """Return the statement found before this one, in this article or the one before."""
        preceding = reversed(self.statements[: self._indices[id]])
        return next((entry for entry in preceding if entry.passage.spans), None)

    def quotations(self, article: str) -> tuple[Quotation, ...]:
        """Return the quotations in an article, in order; none before the story is loaded.

        The first time takes some 0.1 s for a megabyte of text, and then none until it changes.
        """
        passages = self._passages.get(article) if self.is_loaded else None
        return passages.quotations if passages else ()

    def drafts(self, article: str) -> tuple[DraftStatement, ...]:
        """Return what an article's own words say was said, in order, filed or not.

        None before the story is loaded. The first time takes some 2 ms for a thousand words, and
        then none until it changes.
        """
        # Not at the top: an article is painted before anybody asks.
        from perspectives.story.passages import names_of

        passages = self._passages.get(article) if self.is_loaded else None
        its = self.article(article)
        return passages.drafts(its, names_of(self.files)) if passages and its else ()

    def named_near(self, article: str, offset: int) -> list[str]:
        """Return the names of who is named in an article, the nearest to an offset first.

        Actors of the files have the names that they have there. The first time takes as long as
        `drafts` does, and then none.
        """
        its = self.article(article)
        if its is not None and article not in self._named:
            # Not at the top: an article is painted before anybody asks.
            from perspectives.drafting.naming import named
            from perspectives.story.passages import names_of

            self._named[article] = named(
                its.text, language=its.language, actors=names_of(self.files)
            )
        found = self._named.get(article, ())
        return [one.name for one in sorted(found, key=lambda one: one.distance(offset))]

    def unclaimed(self, article: str) -> tuple[Quotation, ...]:
        """Return the quotations in an article that no statement covers, in order."""
        quotations = self.quotations(article)
        if quotations and article not in self._unclaimed:
            # Not at the top: an article is painted before there are any.
            from perspectives.drafting.unclaimed import unclaimed

            spans = [span for entry in self.found_in(article) for span in entry.passage.spans]
            self._unclaimed[article] = unclaimed(quotations, spans)
        return self._unclaimed.get(article, ())

    @property
    def _passages(self) -> Mapping[str, ArticlePassages]:
        if self._memory.collation is None:
            raise ValueError("the story has to be loaded first")
        return self._memory.collation.passages

    @cached_property
    def _unclaimed(self) -> dict[str, tuple[Quotation, ...]]:
        return {}

    @cached_property
    def _named(self) -> dict[str, tuple[Named, ...]]:
        return {}

    @cached_property
    def _indices(self) -> dict[str, int]:
        return {entry.id: index for index, entry in enumerate(self.statements)}

    @cached_property
    def _found(self) -> dict[str, tuple[Entry, ...]]:
        found = [entry for entry in self.statements if entry.passage.spans]
        return {
            article: tuple(entries)
            for article, entries in groupby(found, key=lambda entry: entry.article)
            if article
        }

    @cached_property
    def _spans(self) -> dict[str, Intervals]:
        return {
            article: Intervals(
                (span, index) for index, entry in enumerate(found) for span in entry.passage.spans
            )
            for article, found in self._found.items()
        }


def _start(entry: Entry) -> int:
    return entry.passage.spans[0][0]


def _extent(entry: Entry) -> int:
    return entry.passage.spans[-1][1] - entry.passage.spans[0][0]


def begin(path: Path, previous: Story | None = None) -> Story:
    """Return a story as far as its articles: what can be shown while `load` is at work.

    `path` is a story's folder, or one of its articles, which then comes first. An article that has
    not changed since `previous` is taken from it, and so is one that cannot be read any more.
    Raises `StoryError` where there is no article to show.
    """
    folder, paths = locate(path)
    readings = read_changed(paths, read_articles, previous._memory.articles if previous else {})
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
        _memory=Memory(articles=readings),
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
    memory = previous._memory if previous else Memory()
    begun = begin(path, previous)
    # Not at the top: the article is painted before YAML and the matchers are imported.
    from perspectives.format.file import read

    paths, problems = perspective_files(begun.folder)
    readings = read_changed(paths, read, memory.files)
    is_same = memory.is_complete(relating=relating) and memory.is_of(
        begun._memory.articles, readings
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
    memory = story._memory
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
    memory = story._memory
    if memory.is_complete(relating=True):
        return story
    return _completed(memory.begun or story, memory.files, memory, relating=True)


def likened(story: Story, vectors: Vectors | None) -> Story:
    """Return a loaded story with its statements tied by what they mean too; itself where they are.

    What they mean is worked out with `vectors`, for which the extra has to be installed; without,
    those that were tied so are tied no more. Statements are related by their words before.
    """
    story = related(story)
    memory = story._memory
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
    memory = story._memory
    if memory.dismissed == dismissed:
        return story
    memory = msgspec.structs.replace(memory, dismissed=dismissed)
    return _completed(memory.begun or story, memory.files, memory, relating=False)


def with_files(story: Story, files: Iterable[PerspectiveFile]) -> Story:
    """Return a loaded story as it would be if some of its files were as given.

    No file is touched. Statements whose words are other ones are not related to any by them.
    """
    memory = story._memory
    readings = {**memory.files, **{file.path: Reading(None, file) for file in files}}
    return _completed(memory.begun or story, readings, memory, relating=False)


def with_articles(story: Story, articles: Iterable[Article]) -> Story:
    """Return a loaded story as it would be with other articles, or other versions of its own."""
    memory = story._memory
    begun = msgspec.structs.replace(memory.begun or story, articles=tuple(articles))
    return _completed(begun, memory.files, memory, relating=False)


def problems_with(story: Story, file: PerspectiveFile) -> tuple[Diagnostic, ...]:
    """Return what would be wrong between the files of a story if one of them were as given."""
    collation = with_files(story, [file])._memory.collation
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
        _memory=Memory(
            articles=begun._memory.articles,
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
