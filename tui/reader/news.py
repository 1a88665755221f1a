"""What there is to say of the files: what changed in them, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.user.rescue import rescued

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perspectives.checking.revision import Revision
    from perspectives.story.story import Story
    from tui.reader.part import Reader
    from tui.reader.trail import Trail
    from tui.widgets.banner import Banner


class News:
    """Says what changed, and leads to what is wrong and to what a revision did."""

    def __init__(self, reader: Reader, trail: Trail, banner: Banner) -> None:
        self._reader = reader
        self._trail = trail
        self._banner = banner
        self._revisions: Sequence[Revision] = ()
        """What the last revision of an article did to the statements."""

    # As they come

    def greet(self) -> None:
        """Say what is wrong in the story that is opened, and what was kept from another day."""
        if self._reader.story.problems:
            first, *others = self._reader.story.problems
            more = f" ({len(others)} more: sidelong check)" if others else ""
            where = f"{first.path.name}:{first.line}:{first.column}"
            self._reader.say(f"{where}: {first.message}{more}", severity="warning")
        if files := rescued():
            self._reader.say(
                "What was typed when Sidelong was ended from outside is kept; take it and remove"
                f" the file: {files[-1]}",
                severity="warning",
            )

    def show_broken(self) -> None:
        """Keep in sight what keeps a file from being read."""
        self._banner.mistakes = self._reader.story.broken

    def tell_changes(self, before: Story, written: Mapping[Path, str]) -> None:
        """Say what changed in the files, but for what was `written` here: texts by path."""
        # Not at the top: nothing of this is needed before the article is on screen.
        from perspectives.story.differences import news

        for path, told in news(before, self._reader.story):
            file = self._reader.story.file(path)
            if file is None or written.get(path) != file.text:
                self._reader.say(told)

    def tell_revisions(self, revisions: Sequence[Revision]) -> None:
        """Say what the revision of an article did to the statements."""
        if revisions:
            from perspectives.checking.revisionnotes import count

            self._revisions = revisions
            key = self._reader.keys["look.revision"][0]
            self._reader.say(f"The article was revised: {count(revisions)}   {key} shows which")

    # The keys

    def show_revision(self) -> None:
        """Show what the last revision of an article did to the statements, and go to one."""
        if not self._revisions:
            self._reader.say("No article was revised while it was read")
            return
        from perspectives.checking.revisionnotes import count, notes
        from tui.dialogs.revised import RevisionScreen

        told = notes(self._reader.story, self._revisions)
        screen = RevisionScreen(count(self._revisions), told)
        self._reader.app.push_screen(screen, self._trail.go)

    def next_mistake(self) -> None:
        """Go through what is wrong in the files, what keeps one from being read first."""
        story = self._reader.story
        if not self._banner.has_focus:
            wrong = [one for one in story.problems if one not in story.broken]
            self._banner.mistakes = (*story.broken, *wrong)
        if self._banner.mistakes:
            self._banner.visit()
        else:
            self._reader.say("Nothing is wrong in the files")

    def leave_mistakes(self) -> None:
        """Go back to the article."""
        self.show_broken()
        self._reader.panes.enter_page()
