"""A perspective file open as a text: in a panel beside the article, or in the writer's editor."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from perspectives.errors import SidelongError
from perspectives.model import file_id
from tui.background import in_background
from tui.drawing.layers import Layer, emphasised
from tui.drawing.lines import hints
from tui.drawing.palette import Emphasis
from tui.reader.editing import Editing
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from pathlib import Path

    from perspectives.format.file import PerspectiveFile
    from perspectives.model import Passage
    from perspectives.story.story import Story
    from tui.editor.draft import Draft
    from tui.editor.panel import Editor
    from tui.widgets.banner import Banner


class Drafting(Editing):
    """While a file is being edited, its panel stands where the columns are."""

    _draft: Draft | None = None
    """The file that is being edited, as it was read or saved last."""
    _typed: PerspectiveFile | None = None
    """What has been typed, as the file that it would be."""
    _typed_place: tuple[int, int] | None = None
    """Which statement of it the cursor is in."""
    _editor: Editor
    """The panel, once a file has been opened."""

    def on_mount(self) -> None:
        """Let one panel come or go before another does."""
        self._at_panel = asyncio.Lock()

    # Opening

    def action_edit_outside(self) -> None:
        """Open the current statement's file in the writer's own editor, at its quote."""
        current = self._the_current()
        side = self.story.perspective(current.perspective_id) if current else None
        if current is not None and side is not None:
            self._open_outside(side.path, current.line, current.column)

    def _open_outside(self, path: Path, line: int, column: int) -> None:
        from tui.user.externaleditor import editor_command, open_editor

        try:
            open_editor(self.app, editor_command(path, line, column, os.environ))
        except SidelongError as error:
            self._say(str(error), severity="error")
        self.reload()

    def action_edit(self) -> None:
        """Edit the current statement's file, or go back to the one that is open."""
        if self._draft is not None:
            self._editor.enter()
            return
        current = self._the_current()
        side = self.story.perspective(current.perspective_id) if current else None
        if current is not None and side is not None:
            self.open_file(side.path, current.line, current.column)

    def open_file(self, path: Path, line: int, column: int) -> None:
        """Edit a perspective file in the panel, from a line and a column on, both from 1."""
        self.run_worker(self._open_file(path, line, column), name="open", group="edit")

    async def _open_file(self, path: Path, line: int, column: int) -> None:
        # Not at the top: most readers do not write.
        from tui.editor.draft import read_draft

        before = self._draft
        if before is not None:
            if before.path != path:
                self._say(f"Close {before.path.name} first", severity="warning")
                return
            if self.unsaved:
                self._editor.enter()
                return
        try:
            draft = await in_background(read_draft, path)
        except SidelongError as error:
            self._say(str(error), severity="error")
            return
        # Another key may have opened one, or letters may have been typed, in the meantime.
        if self._draft is before and not self.unsaved:
            await self._show_draft(draft, draft.offset(line, column))

    async def _show_draft(self, draft: Draft, offset: int) -> None:
        """Open the panel on a file, in the place of the one that is open."""
        from tui.editor.panel import Editor
        from tui.editor.split import Desk
        from tui.editor.vocabulary import vocabulary_of

        self._draft, self._typed = draft, draft.file
        self._editor = editor = Editor(draft.path, draft.text, offset, vocabulary_of(self.story))
        async with self._at_panel:
            await self.query(Desk).remove()
            if self._editor is editor and self._draft is not None:
                self.add_class("-writing")
                self.query_one(StatusLine).hints = ()
                await self._panes.mount(Desk(editor), after=self._page)

    def on_banner_opened(self, message: Banner.Opened) -> None:
        """Open the file that has the mistake, at the mistake."""
        mistake = message.mistake
        if any(mistake.path == article.path for article in self.story.articles):
            self._open_outside(mistake.path, mistake.line, mistake.column)
        else:
            self.open_file(mistake.path, mistake.line, mistake.column)

    # While it is edited

    def on_editor_changed(self, message: Editor.Changed) -> None:
        """Show what the file would say."""
        self._typed = message.file
        self._show_typed()
        self.run_worker(
            self._find_problems(message.file), name="problems", group="problems", exclusive=True
        )

    def on_editor_cursor_moved(self, message: Editor.CursorMoved) -> None:
        """Show the statement that the cursor is in."""
        self._typed_place = message.place
        self._show_typed()

    def _show_typed(self) -> None:
        """Say and show in the article how the quote under the cursor is found."""
        if self._draft is None:
            return  # The panel was closed while the editor still had something to say.
        found = self._find_typed()
        spans = []
        if found is None:
            self._editor.show_passage(None)
        else:
            article_id, passage = found
            article = self.story.article(article_id or "")
            self._editor.show_passage(passage, article.text if article else "")
            if passage.spans and article_id is not None:
                self._open(article_id)
                self._page.reveal(passage.spans[0][0], passage.spans[-1][1])
                spans = passage.spans
        badge = self._badges.get(file_id(self._draft.path))
        self._page.paint(current=emphasised(spans, Emphasis.CURRENT, badge), shared=Layer())

    def _find_typed(self) -> tuple[str | None, Passage] | None:
        perspective = self._typed.perspective if self._typed else None
        if perspective is None or self._typed_place is None or not self.story.is_loaded:
            return None
        actor, index = self._typed_place
        if actor >= len(perspective.actors) or index >= len(perspective.actors[actor].statements):
            return None
        return self.story.find(perspective.actors[actor].statements[index])

    async def _find_problems(self, file: PerspectiveFile) -> None:
        from perspectives.story.story import problems_with

        problems = await in_background(problems_with, self.story, file)
        if self._draft is not None:
            self._editor.show_problems(problems)

    def _go_on(self, before: Story) -> None:
        super()._go_on(before)
        if self._draft is not None:
            from tui.editor.vocabulary import vocabulary_of

            self._editor.know(vocabulary_of(self.story))
            self._show_typed()
            self.run_worker(self._follow_file(self._draft), name="follow", group="edit")

    async def _follow_file(self, draft: Draft) -> None:
        """Show what another program wrote into the file, as long as nothing was typed."""
        from tui.editor.draft import read_draft

        try:
            now = await in_background(read_draft, draft.path)
        except SidelongError:
            return
        if self._draft is draft and now.data != draft.data and not self._editor.is_changed:
            self._draft = now
            self._editor.take(now.text)

    # Closing

    @property
    def unsaved(self) -> tuple[Path, str] | None:
        """What was typed and no file has: which file it is for, and the text."""
        if self._draft is None or not self._editor.is_changed:
            return None
        return self._draft.path, self._editor.text

    async def _close_draft(self) -> None:
        self._draft = self._typed = self._typed_place = None
        async with self._at_panel:
            if self._draft is not None:
                return
            await self.query("Desk").remove()
            self.remove_class("-writing")
            self.query_one(StatusLine).hints = tuple(hints(self._keys))
            self._page.focus()
            self._point()

    @property
    def _is_at_desk(self) -> bool:
        return any(desk.has_focus_within for desk in self.query("Desk"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep undo and redo for what is typed while the editor has the keys."""
        if action in ("undo", "redo") and self._is_at_desk:
            return False
        return super().check_action(action, parameters)
