"""What is doubtful about the place of a statement, in words."""

from __future__ import annotations

from perspectives.messages import LONGEST_EXCERPT, excerpt
from perspectives.model import Article, Span, State
from perspectives.story.entries import Entry
from perspectives.text.words import PUNCTUATED_WORD

_WORDS_BEFORE = 4


def doubt(entry: Entry, article: Article | None) -> str | None:
    """Return what is doubtful about a statement's place in its article; None where nothing is.

    Doubtful is a statement that was not found, not found as a whole, or found in two places that
    serve as well. One whose words differ a little from the article's is not: that is what quotes
    are like.
    """
    describe = {
        State.MISSING: _missing,
        State.PARTIAL: _partial,
        State.AMBIGUOUS: _ambiguous,
    }.get(entry.passage.state)
    return describe(entry, article) if describe else None


def _missing(entry: Entry, article: Article | None) -> str:
    told = f"the statement “{excerpt(entry.statement.quote)}” was not found in {file_name(article)}"
    nearest = entry.passage.nearest
    if article is None or nearest is None:
        return told
    words = excerpt(article.text[slice(*nearest)])
    return f"{told}; the nearest is “{words}” (score {entry.passage.score:.0f})"


def _partial(entry: Entry, article: Article | None) -> str:
    text = article.text if article else ""
    found = " … ".join(text[start:end] for start, end in entry.passage.spans)
    return (
        f"of the statement “{excerpt(entry.statement.quote)}” only “{excerpt(found)}” was found"
        f" in {file_name(article)} (score {entry.passage.score:.0f})"
    )


def file_name(article: Article | None) -> str:
    """Return the name of an article's file, as a user knows it."""
    return article.path.name if article and article.path else "any article"


def _ambiguous(entry: Entry, article: Article | None) -> str:
    text = article.text if article else ""
    # Of a statement in several pieces, most may stand in the same place either way.
    spans, others = entry.passage.spans, entry.passage.others
    here = next((span for span in spans if span not in others), spans[0])
    there = next((span for span in others if span not in spans), spans[0])
    return (
        f"the statement “{excerpt(entry.statement.quote)}” may stand in {file_name(article)}"
        f" {words_before(text, here)} or {words_before(text, there)};"
        " say which by a prefix or a suffix"
    )


def words_before(text: str, place: Span) -> str:
    """Return words that say where a place is: those before it, which may serve as its prefix."""
    words = PUNCTUATED_WORD.findall(text, max(0, place[0] - LONGEST_EXCERPT), place[0])[
        -_WORDS_BEFORE:
    ]
    return f"after “{' '.join(words)}”" if words else "at the beginning"
