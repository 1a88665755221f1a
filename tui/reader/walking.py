"""From statement to statement: where the keys and the pointer lead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.navigation import walk
from tui.reader.story_screen import StoryScreen

if TYPE_CHECKING:
    from tui.widgets.article import ArticleView
    from tui.widgets.column import Column
    from tui.widgets.panes import Panes
    from tui.widgets.tabs import PerspectiveTabs


class Walking(StoryScreen):
    """Steps between statements, actors, perspectives, and what is related."""

    def on_panes_walked(self, message: Panes.Walked) -> None:
        """Go to another card of the same column."""
        side, step = message.side, message.step
        if message.to_the_end:
            entries = walk.entries_of(side)
            self.go(entries[-1 if step > 0 else 0] if entries else None)
        else:
            article, top = self._page.article.id, self._page.top
            self.go(walk.card_from(side, self.current, article, top, step))

    def on_panes_left(self, message: Panes.Left) -> None:
        """Let the jumps lead back from an end of the article."""
        self._jumps.jump(replace(self.place, top=message.top))

    def action_statement(self, step: int) -> None:
        """Go to the next statement, or to the one before."""
        article, extent = self._page.article.id, self._page.extent
        entry = walk.statement_from(self.story, self.current, article, extent, step)
        if entry is None:
            self._say(
                "There is no statement after this" if step > 0 else "There is none before this"
            )
        self.go(entry)

    def action_actor(self, step: int) -> None:
        """Go to the first statement of the next actor."""
        self.go(walk.actor_from(self.story, self.current, step))

    def action_perspective(self, step: int) -> None:
        """Go to the next perspective, to its statement nearest to here."""
        current = self.current.perspective_id if self.current else None
        side = walk.perspective_from(self.story, current, step)
        if side is not None:
            self.go_to_perspective(side.id)

    def action_nth_perspective(self, number: int) -> None:
        """Go to the nth perspective, to its statement nearest to here."""
        count = len(self.story.perspectives)
        if number <= count:
            self.go_to_perspective(self.story.perspectives[number - 1].id)
        else:
            self._say(f"There is no perspective {number}, only {count}")

    def action_related(self, step: int) -> None:
        """Go round the statements related to the one that the round began at."""
        if self.current is None:
            return
        origin = self._origin or self.current
        entry = walk.related_from(self.story, origin, self.current, step)
        if entry is None:
            self._say("Nothing is related to this statement")
        self.go(entry, origin=origin)

    def action_cross(self) -> None:
        """Cross from a card to its passage, or from a passage to its card."""
        if self._panes.side is None:
            self._panes.enter_column()
            return
        self._panes.enter_page()
        if self.current is not None:
            self._show_passage(self.current)

    def on_article_view_pressed(self, message: ArticleView.Pressed) -> None:
        """Make the statement under the pointer current; again, the one around it."""
        entries = self.story.at(self._page.article.id, message.offset)
        if entries:
            index = entries.index(self.current) + 1 if self.current in entries else 0
            self.go(entries[index % len(entries)])

    def on_column_chosen(self, message: Column.Chosen) -> None:
        """Make the statement of the card current."""
        self.go(self.story.statement(message.entry_id))

    def on_perspective_tabs_picked(self, message: PerspectiveTabs.Picked) -> None:
        """Go to the perspective whose name was clicked."""
        self.go_to_perspective(message.side_id)
