"""Looking closer: what was found of a statement, what else there is, and taking it along."""

from __future__ import annotations

from tui.drawing.citation import cite_passage, cite_statement
from tui.reader.story_screen import StoryScreen


class Looking(StoryScreen):
    """The sheets that open over the page, and copying."""

    def action_inspect(self) -> None:
        """Show what was found of the current statement, and what is related to it."""
        if self.current is None:
            self._say("No statement is current")
            return
        from tui.dialogs.inspect import InspectScreen

        origin = self.current
        self.app.push_screen(
            InspectScreen(self.story, origin, self._badges),
            lambda entry: self.go(entry, origin=origin),
        )

    def action_find(self) -> None:
        """Find an actor or a statement."""
        from tui.dialogs.find import FindScreen

        self.app.push_screen(FindScreen(self.story.statements, self._badges), self.go)

    def action_help(self) -> None:
        """Show the keys."""
        from tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self._keys))

    def action_copy(self) -> None:
        """Copy what is selected, or the current statement, with its source."""
        article = self._page.article
        if selected := self.get_selected_text():
            self.app.copy_to_clipboard(cite_passage(selected, article))
        elif self.current is not None:
            source = self.story.article_of(self.current) or article
            self.app.copy_to_clipboard(cite_statement(self.current, source))
        else:
            self._say("Nothing is selected, and no statement is current")
            return
        self._say("Copied, with its source")
