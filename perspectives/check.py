"""What is wrong or doubtful in a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perspectives.attribution import Attribution
from perspectives.duplicates import filed_twice
from perspectives.entries import Entry
from perspectives.model import Article, Diagnostic, Severity, Span, State
from perspectives.story import Story
from perspectives.wording import LONGEST_EXCERPT, excerpt

_WORDS_BEFORE = 4
_WORD = re.compile(r"\w[^\s“”«»\"]*")


def check(story: Story, *, unclaimed: bool = False) -> tuple[Diagnostic, ...]:
    """Return what is wrong in a story's files and what is doubtful, by file and line.

    Doubtful is a statement that was not found, not found as a whole, or found in two places that
    serve as well; one that is filed twice; and one whose words the article gives to another actor.
    One whose words differ a little from the article's is not: that is what quotes are like.

    The number of quotations that no statement covers is a note; with `unclaimed`, each is one.
    """
    doubts = (doubt for entry in story.statements for doubt in _doubts(story, entry))
    found = [*story.problems, *doubts, *filed_twice(story)]
    for article in story.articles:
        attribution = Attribution(story, article)
        found += attribution.other_speakers()
        found += attribution.unclaimed() if unclaimed else attribution.number_unclaimed()
    return tuple(sorted(found))


def _doubts(story: Story, entry: Entry) -> Iterator[Diagnostic]:
    describe = {
        State.MISSING: _missing,
        State.PARTIAL: _partial,
        State.AMBIGUOUS: _ambiguous,
    }.get(entry.passage.state)
    if describe is None:
        return
    article = story.article(entry.article) if entry.article else None
    side = story.perspective(entry.perspective_id)
    if side is not None:
        yield Diagnostic(
            path=side.path,
            line=entry.line,
            column=entry.column,
            severity=Severity.WARNING,
            code=str(entry.passage.state),
            message=describe(entry, article),
        )


def _missing(entry: Entry, article: Article | None) -> str:
    told = f"the statement “{excerpt(entry.statement.quote)}” was not found in {_name(article)}"
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
        f" in {_name(article)} (score {entry.passage.score:.0f})"
    )


def _name(article: Article | None) -> str:
    """Return the name of an article's file, as a user knows it."""
    return article.path.name if article and article.path else "any article"


def _ambiguous(entry: Entry, article: Article | None) -> str:
    text = article.text if article else ""
    # Of a statement in several pieces, most may stand in the same place either way.
    spans, others = entry.passage.spans, entry.passage.others
    here = next((span for span in spans if span not in others), spans[0])
    there = next((span for span in others if span not in spans), spans[0])
    return (
        f"the statement “{excerpt(entry.statement.quote)}” may stand in {_name(article)}"
        f" {_before(text, here)} or {_before(text, there)};"
        " say which by a prefix or a suffix"
    )


def _before(text: str, place: Span) -> str:
    """Return words that say where a place is: those before it, which may serve as its prefix."""
    words = _WORD.findall(text, max(0, place[0] - LONGEST_EXCERPT), place[0])[-_WORDS_BEFORE:]
    return f"after “{' '.join(words)}”" if words else "at the beginning"
