"""What the command palette offers while a story is read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from tui.widgets.panes import Panes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.reader import ReaderScreen


def commands(reader: ReaderScreen) -> Iterator[SystemCommand]:
    """Yield the commands of the reader, and every place of the story that has a name."""
    yield SystemCommand("Keys", "Show every key", reader.action_help)
    yield SystemCommand("Find", "An actor or a statement", reader.action_find)
    yield SystemCommand("Search", "Words in the text", reader.action_search)
    yield SystemCommand("Bookmark", "Set one here", reader.action_bookmark)
    yield SystemCommand("Bookmarks", "All that are set", reader.action_bookmarks)
    yield SystemCommand("Filter", "Some of the statements", reader.action_filter)
    yield SystemCommand(
        "Compare", "Two sides, actors or articles", partial(reader.action_view, "compare")
    )
    yield SystemCommand(
        "Timeline", "The statements in time", partial(reader.action_view, "timeline")
    )
    yield SystemCommand(
        "Numbers", "How much each side and each actor says", partial(reader.action_view, "numbers")
    )
    yield SystemCommand("Topics", "Who speaks of what", partial(reader.action_view, "topics"))
    yield SystemCommand("Network", "Who answers whom", partial(reader.action_view, "network"))
    yield SystemCommand("Inspect", "The current statement", reader.action_inspect)
    yield SystemCommand("Thread", "Who answers whom around it", reader.action_thread)
    yield SystemCommand("Copy", "The quote with its source", reader.action_copy)
    yield SystemCommand("Edit", "The current statement's file, here", reader.action_edit)
    yield SystemCommand("Edit outside", "In your own editor", reader.action_edit_outside)
    yield SystemCommand(
        "Unclaimed", "The next quotation without a statement", reader.action_unclaimed
    )
    yield SystemCommand("Add", "A statement of what is selected", reader.action_add)
    yield SystemCommand("Undo", "The last edit", reader.action_undo)
    yield SystemCommand("Redo", "The edit that was undone", reader.action_redo)
    yield SystemCommand("Proposals", "Show or hide what is proposed", reader.action_proposals)
    yield SystemCommand(
        "Dismissed", "Propose again what was dismissed", reader.review.bring_all_back
    )
    yield SystemCommand("Similar", "Show or hide ties by meaning", reader.action_similar)
    panes = reader.query_one(Panes)
    yield SystemCommand("Columns", "Show or hide them", panes.action_toggle_columns)
    for side in reader.remaining.perspectives:
        title = f"Perspective: {side.name}"
        what = "Go there" if side.reason is None else "Go there; it is only proposed"
        yield SystemCommand(title, what, partial(reader.trail.to_perspective, side.id))
    for article in reader.story.articles if len(reader.story.articles) > 1 else ():
        title = f"Article: {article.title or article.id}"
        yield SystemCommand(title, "Read it", partial(reader.trail.visit, article.id))
