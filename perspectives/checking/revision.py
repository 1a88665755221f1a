"""What became of the statements of an article that was revised.

A statement is unmoved where the new text has its passage's words between the words that stood
around them, however far that place is from the top now. It has moved where they stand elsewhere:
the article's order has changed. Case, punctuation and line ends make no other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

import msgspec

from perspectives.errors import ArticleError
from perspectives.model import Article, Span, State
from perspectives.story.entries import Entry
from perspectives.story.story import Story, with_articles
from perspectives.text.folding import fold
from perspectives.text.versions import Surroundings
from perspectives.text.worddiff import WordChange, word_diff
from perspectives.text.words import split_words

_LEAST_SHARED = 0.2
"""The share of its words' pairs that a text has with an earlier version of itself, at least."""


class Outcome(StrEnum):
    """What a revision of its article did to a statement."""

    UNMOVED = "unmoved"
    """The same words in the same surroundings."""
    MOVED = "moved"
    """The same words in another place."""
    CHANGED = "changed"
    """Found in other words than before, or in more or fewer."""
    AMBIGUOUS = "ambiguous"
    """The same words, but now another place serves as well."""
    LOST = "lost"
    """Found before, missing now."""
    FOUND = "found"
    """Missing before, found now."""


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A statement before and after its article was revised."""

    outcome: Outcome
    entry: Entry
    """As the new story has it."""
    was: str
    """The words of its passage before, the pieces joined by an elision; empty where missing."""
    now: str
    """The same in the new text."""
    diff: tuple[WordChange, ...] = ()
    """Of what has changed: in each, `quote` has the old words and `article` the new ones."""


def revise(old: Story, new: Story) -> tuple[Revision, ...]:
    """Return what became of the statements whose articles differ between two loads of a story.

    They are in the new story's order. Left out are statements that were missing and still are,
    and those whose own words in their file have changed: that is no revision of the article.
    """
    return tuple(_revisions(old, new))


def earlier(story: Story, article: Article) -> Story:
    """Return the story as it would be with an earlier version of one of its articles.

    It is a version of the article that has its id, else of the only one, else of the one that
    shares most with it. Raises `ArticleError` where no article can be told apart from the others.
    """
    id = _version_of(story, article)
    before = msgspec.structs.replace(article, id=id)
    return with_articles(story, (before if one.id == id else one for one in story.articles))


def _version_of(story: Story, article: Article) -> str:
    """Return the id of the story's article that another is an earlier version of."""
    if story.article(article.id):
        return article.id
    if len(story.articles) == 1:
        return story.articles[0].id
    pairs = _pairs(article.text)
    ranked = sorted(
        ((len(pairs & _pairs(one.text)) / (len(pairs) or 1), one.id) for one in story.articles),
        reverse=True,
    )
    (share, id), (next_share, _), *_ = ranked
    if share < _LEAST_SHARED or share == next_share:
        names = ", ".join(one.path.name if one.path else one.id for one in story.articles)
        reason = f"it is like none of the story's articles; name it as the one it was: {names}"
        raise ArticleError(article.path or story.folder, reason)
    return id


def _pairs(text: str) -> set[tuple[str, str]]:
    words = split_words(fold(text).text)
    return set(pairwise(words))


def _revisions(old: Story, new: Story) -> Iterator[Revision]:
    before = {entry.id: entry for entry in old.filed}
    surroundings: dict[str | None, Surroundings] = {}
    for entry in new.filed:
        was = before.get(entry.id)
        if was is None or _looked_for(was) != _looked_for(entry):
            continue
        old_text, new_text = _text(old, was), _text(new, entry)
        if old_text == new_text or not (was.passage.spans or entry.passage.spans):
            continue
        outcome = _outcome(was, entry, old_text, new_text)
        if outcome is Outcome.MOVED and was.article == entry.article:
            if entry.article not in surroundings:
                surroundings[entry.article] = Surroundings(old_text, new_text)
            if _stays(was, entry, surroundings[entry.article]):
                outcome = Outcome.UNMOVED
        words = _words(was, old_text), _words(entry, new_text)
        yield Revision(
            outcome=outcome,
            entry=entry,
            was=words[0],
            now=words[1],
            diff=word_diff(*words) if outcome is Outcome.CHANGED else (),
        )


def _outcome(was: Entry, entry: Entry, old_text: str, new_text: str) -> Outcome:
    """Return what became of a statement: moved, where the same words were found for sure."""
    if not entry.passage.spans:
        return Outcome.LOST
    if not was.passage.spans:
        return Outcome.FOUND
    if _compared(_words(was, old_text)) != _compared(_words(entry, new_text)):
        return Outcome.CHANGED
    states = was.passage.state, entry.passage.state
    if states[0] is not State.AMBIGUOUS and states[1] is State.AMBIGUOUS:
        return Outcome.AMBIGUOUS
    return Outcome.MOVED


def _stays(was: Entry, entry: Entry, surroundings: Surroundings) -> bool:
    """Tell whether a place that a statement may stand in lies where one did before."""
    places = [_hull(entry), *entry.passage.others]
    for place in (_hull(was), *was.passage.others):
        low, high = surroundings.of(place)
        if any(low <= start and end <= high for start, end in places):
            return True
    return False


def _hull(entry: Entry) -> Span:
    return entry.passage.spans[0][0], entry.passage.spans[-1][1]


def _words(entry: Entry, text: str) -> str:
    return " … ".join(text[start:end] for start, end in entry.passage.spans)


def _compared(words: str) -> list[str]:
    return split_words(fold(words).text)


def _looked_for(entry: Entry) -> tuple[str | None, ...]:
    statement = entry.statement
    return statement.quote, statement.prefix, statement.suffix, statement.article


def _text(story: Story, entry: Entry) -> str:
    article = story.article_of(entry)
    return article.text if article else ""
