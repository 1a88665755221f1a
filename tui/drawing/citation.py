"""Words copied with their source, ready to be pasted into a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.dates import long_date
from tui.drawing.states import STATES

if TYPE_CHECKING:
    from perspectives.model import Article
    from perspectives.story.story import Entry


QUOTATION_MARKS = '"“”„«»'


def cite_statement(entry: Entry, article: Article) -> str:
    """Return a statement's quote, who said it when, and where it was read."""
    statement = entry.statement
    who = ", ".join(part for part in (entry.actor.name, entry.actor.role) if part)
    when = f", {long_date(statement.date)}" if statement.date else ""
    words = f"“{entry.quote}”" if statement.kind == "direct" else entry.quote
    return f"{words} — {who}{when} ({_source(article)}{STATES[entry.passage.state].doubt})"


def cite_passage(words: str, article: Article) -> str:
    """Return words of an article, and where they were read."""
    return f"“{words.strip().strip(QUOTATION_MARKS)}” ({_source(article)})"


def _source(article: Article) -> str:
    facts = [
        article.author,
        article.title or article.id,
        article.outlet,
        long_date(article.date) if article.date else None,
        article.url,
    ]
    return ", ".join(fact for fact in facts if fact)
