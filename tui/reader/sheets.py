"""Looking closer: what was found of a statement, what else there is, and taking it along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.citation import cite_passage, cite_statement
from tui.keys import STORY_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.story.story import Entry
    from tui.reader.part import Reader
    from tui.reader.trail import Trail


class Sheets:
    """The sheets that open over the page, and copying."""

    def __init__(self, reader: Reader, trail: Trail, act: Callable[[str], None]) -> None:
        """Show sheets over a reader; `act` does what the key of a binding does, by its id."""
        self._reader = reader
        self._trail = trail
        self._act = act

    def inspect(self) -> None:
        """Show what was found of the current statement, and what is related to it."""
        origin = self._reader.the_current()
        if origin is None:
            return
        # Not at the top, as with the others: the article is on screen before any of them opens.
        from tui.dialogs.inspect import InspectScreen

        def closed(chosen: Entry | str | None) -> None:
            if isinstance(chosen, str):
                self._act(chosen)
            else:
                self._trail.go(chosen, origin=origin)

        reader = self._reader
        screen = InspectScreen(reader.remaining, origin, reader.badges, reader.sources, reader.keys)
        reader.app.push_screen(screen, closed)

    def find(self) -> None:
        """Find an actor or a statement."""
        from tui.dialogs.find import FindScreen

        reader = self._reader
        left = reader.remaining
        screen = FindScreen(left, left.statements, reader.badges, reader.sources)
        reader.app.push_screen(screen, self._trail.go)

    def articles(self) -> None:
        """Choose another article."""
        from tui.dialogs.articles import ArticleScreen

        reader = self._reader
        if len(reader.story.articles) == 1:
            reader.say("This story has one article; sidelong add-article adds another")
            return
        screen = ArticleScreen(reader.story, reader.page.article)
        reader.app.push_screen(screen, lambda id: self._trail.visit(id) if id else None)

    def help(self) -> None:
        """Show the keys."""
        from tui.dialogs.help import HelpScreen

        self._reader.app.push_screen(HelpScreen(self._reader.keys, STORY_KEYS))

    def copy(self) -> None:
        """Copy what is selected, or the current statement, with its source."""
        reader = self._reader
        article, current = reader.page.article, reader.current
        if selected := reader.page.screen.get_selected_text():
            reader.app.copy_to_clipboard(cite_passage(selected, article))
        elif current is not None:
            source = reader.story.article_of(current) or article
            reader.app.copy_to_clipboard(cite_statement(current, source))
        else:
            reader.say("Nothing is selected, and no statement is current")
            return
        reader.say("Copied, with its source")
