"""The passages of a story's statements, each looked for once in an article's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from perspectives.anchoring.anchorer import Anchorer
from perspectives.anchoring.letters import Letters
from perspectives.model import Article, Passage, State, Statement

if TYPE_CHECKING:
    from perspectives.drafting import DraftStatement
    from perspectives.drafting.answering import DraftAnswer, Said, Voice
    from perspectives.drafting.quotations import Quotation
    from perspectives.drafting.sides import Affiliation
    from perspectives.format.file import PerspectiveFile


class Draft(msgspec.Struct, frozen=True):
    """The draft of an article."""

    article: str
    """The article's id."""
    statements: tuple[DraftStatement, ...]
    sides: Mapping[str, Affiliation]
    """By actor."""


class ArticlePassages:
    """Where statements stand in one article, and its quotations.

    What is known from an earlier load of the same text is taken over.
    """

    def __init__(self, article: Article, before: ArticlePassages | None = None) -> None:
        self._text = article.text
        self._found: dict[tuple[str, str, str], Passage] = {}
        self._quotations: tuple[Quotation, ...] | None = None
        self._drafts: tuple[object, tuple[DraftStatement, ...]] | None = None
        self._draft: Draft | None = None
        self._answers: tuple[object, Mapping[tuple[int, int], DraftAnswer]] | None = None
        if before is not None and before._text == article.text:
            self._anchorer: Anchorer = before._anchorer
            self._before = before._found
            self._quotations = before._quotations
            self._drafts, self._draft, self._answers = (
                before._drafts,
                before._draft,
                before._answers,
            )
        else:
            self._anchorer = Anchorer(article.text)
            self._before = {}

    @cached_property
    def letters(self) -> Letters:
        """The letters of the article; most stories never ask for them."""
        return Letters(self._text)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in the article, in order, whether or not statements cover them."""
        if self._quotations is None:
            # Not at the top: whoever only reads does not wait for it.
            from perspectives.drafting.quotations import quotations

            self._quotations = tuple(quotations(self._text))
        return self._quotations

    def drafts(
        self, article: Article, actors: Mapping[str, Sequence[str]]
    ) -> tuple[DraftStatement, ...]:
        """Return what the article's own words say was said, and by whom, in order.

        `actors` are known already, each with its aliases. What no file can hold is left out: it is
        words behind a mark that nobody closed.
        """
        key = article.date, article.language, tuple(actors.items())
        if self._drafts is None or self._drafts[0] != key:
            # Not at the top: an article is painted before anybody asks.
            from perspectives.drafting import draft
            from perspectives.format.conversion import MAX_TEXT

            drafts = draft(self._text, date=article.date, language=article.language, actors=actors)
            self._drafts = key, tuple(one for one in drafts if len(one.quote) <= MAX_TEXT)
        return self._drafts[1]

    def draft(self, article: Article, actors: Mapping[str, Sequence[str]]) -> Draft:
        """Return what `drafts` does, and on whose side those are who say it."""
        statements = self.drafts(article, actors)
        if self._draft is None or self._draft.statements is not statements:
            # Not at the top: it reads of countries and parties, which only proposals need.
            from perspectives.drafting.sides import affiliations

            sides = affiliations(self._text, statements)
            self._draft = Draft(article.id, statements, sides)
        return self._draft

    def answers(
        self,
        article: Article,
        actors: Mapping[str, Sequence[str]],
        said: tuple[Said, ...],
        voices: tuple[Voice, ...],
    ) -> Mapping[tuple[int, int], DraftAnswer]:
        """Return which statements in the article seem to answer which others of them.

        They are given, and their voices, as `draft_answers` takes them; `actors` as in `drafts`.
        """
        drafts = self.drafts(article, actors)
        key = said, voices, drafts
        if self._answers is None or self._answers[0] != key:
            # Not at the top: whoever is not to review waits for no answer.
            from perspectives.drafting.answering import draft_answers

            found = draft_answers(self._text, said, voices, drafts, article.language)
            self._answers = key, found
        return self._answers[1]

    def find(self, statement: Statement) -> Passage:
        """Return the statement's passage in the article."""
        key = (statement.quote, statement.prefix, statement.suffix)
        passage = self._found.get(key) or self._before.get(key)
        if passage is None:
            passage = self._anchorer.find(*key)
        self._found[key] = passage
        return passage


def names_of(files: Iterable[PerspectiveFile]) -> dict[str, tuple[str, ...]]:
    """Return the actors of perspective files by name, with their aliases."""
    return {
        actor.name: actor.aliases
        for file in files
        for actor in (file.perspective.actors if file.perspective else ())
    }


def find(
    statement: Statement, articles: Mapping[str, ArticlePassages]
) -> tuple[str | None, Passage]:
    """Return the id of the article where a statement stands, and its passage there.

    A statement that names one of the articles is looked for in that one, any other in all, and
    the best-found wins; the first, where two serve as well. The id is None where there is more
    than one to choose from and none comes near.
    """
    named = articles.get(statement.article or "")
    if statement.article and named:
        return statement.article, named.find(statement)
    candidates = [(id, article.find(statement)) for id, article in articles.items()]
    id, passage = max(candidates, key=lambda candidate: _quality(candidate[1]))
    is_nowhere = passage.state is State.MISSING and passage.nearest is None
    return None if is_nowhere and len(articles) > 1 else id, passage


def find_letters(statement: Statement, articles: Mapping[str, ArticlePassages]) -> Iterator[str]:
    """Yield the parts of the articles whose words, written in one, are those of a statement.

    One that names one of the articles is looked for in that one, any other in all.
    """
    named = articles.get(statement.article or "")
    for article in [named] if named else articles.values():
        yield from article.letters.find(statement.quote)


def _quality(passage: Passage) -> tuple[bool, bool, float, bool]:
    # Words that one article has twice are better found there than other words in another one.
    state = passage.state
    is_found, is_sure = state is not State.MISSING, state is not State.AMBIGUOUS
    return is_found, state is not State.PARTIAL, passage.score, is_sure
