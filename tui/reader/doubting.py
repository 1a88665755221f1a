"""Asking before words are filed under somebody whom the article contradicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perspectives.editing.destinations import Home
    from perspectives.model import Actor
    from perspectives.story.story import Entry, Story
    from tui.reader.part import Reader


def contradicting(story: Story, entries: Sequence[Entry], actor: Actor) -> list[tuple[str, str]]:
    """Return who says the words of statements instead of an actor, each with the article's file."""
    # Not at the top: most readers do not write.
    from perspectives.checking.attribution import Attribution
    from perspectives.drafting.quotations import Quotation

    found = []
    attributions = {article.id: Attribution(story, article) for article in story.articles}
    for entry in entries:
        article, spans = story.article_of(entry), tuple(entry.passage.spans)
        if article is None or not spans:
            continue
        words = Quotation(spans, spans, len(entry.quote.split()))
        name = attributions[article.id].gainsaid(words, actor)
        if name is not None:
            found.append((name, article.path.name if article.path else "the article"))
    return found


def ask_before(
    reader: Reader,
    actor: str,
    contradicted: Sequence[tuple[str, str]],
    go_on: Callable[[], None],
    again: Callable[[], None],
) -> None:
    """Go on at once where nothing contradicts; else ask, and go on or choose `again`."""
    if not contradicted:
        go_on()
        return
    from tui.dialogs.ask import AskScreen

    answers = {"other": "choose who says it again", "file": f"under {actor} all the same"}

    def answered(word: str | None) -> None:
        if word == "file":
            go_on()
        else:
            again()

    name, file = contradicted[0]
    these = "these words" if len(contradicted) == 1 else f"{len(contradicted)} of these statements"
    name = name if len(contradicted) == 1 else f"others, such as {name}"
    question = f"{file} has {these} said by {name}, not by {actor}."
    reader.app.push_screen(AskScreen("Who says it?", question, answers), answered)


def actor_of(story: Story, home: Home) -> Actor:
    """Return whose home it is; it was chosen in this story."""
    from perspectives.editing.destinations import KnownActor

    if not isinstance(home, KnownActor):
        return home.actor
    side = story.perspective(home.perspective_id)
    if side is None:
        raise ValueError("the home was chosen in another story")
    return side.actors[home.index][0]
