"""A perspective file open as a text: in a panel beside the article, or in the writer's editor."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from typing import TYPE_CHECKING

from perspectives.errors import SidelongError
from perspectives.model import file_id
from tui.background import in_background
from tui.drawing.layers import Layer, emphasised
from tui.drawing.palette import Emphasis

if TYPE_CHECKING:
    from pathlib import Path

    from perspectives.format.file import PerspectiveFile
    from perspectives.model import Diagnostic, Passage
    from perspectives.story.story import Entry
    from tui.editor.filetext import FileText
    from tui.editor.panel import Editor
    from tui.editor.split import Desk
    from tui.reader.loader import Loader
    from tui.reader.part import Reader


class OpenFile:
    """While a file is being edited, its panel stands where the columns are."""

    def __init__(self, reader: Reader, loader: Loader) -> None:
        self._reader = reader
        self._loader = loader
        self.on_disk: FileText | None = None
        """The file that is being edited, as it was read or saved last."""
        self.editor: Editor
        """The panel, once a file has been opened."""
        self.panel: Desk | None = None
        """What holds it, while it is on screen."""
        self._typed: PerspectiveFile | None = None
        """What has been typed, as the file that it would be."""
        self._typed_place: tuple[int, int] | None = None
        """Which statement of it the cursor is in."""
        self._at_panel = asyncio.Lock()
        """Lets one panel come or go before another does."""

    @property
    def is_on_screen(self) -> bool:
        """Whether a file has the columns' place."""
        return self.panel is not None

    @property
    def has_focus(self) -> bool:
        """Whether the keys go to its text."""
        return self.panel is not None and self.panel.has_focus_within

    @property
    def unsaved(self) -> tuple[Path, str] | None:
        """What was typed and no file has: which file it is for, and the text."""
        if self.on_disk is None or not self.editor.is_changed:
            return None
        return self.on_disk.path, self.editor.text

    # Opening

    def edit(self) -> None:
        """Edit the current statement's file, or go back to the one that is open."""
        if self.on_disk is not None:
            self.editor.enter()
            return
        current = self._current()
        if current is not None:
            self.open(current.path, current.line, current.column)

    def edit_outside(self) -> None:
        """Open the current statement's file in the writer's own editor, at its quote."""
        current = self._current()
        if current is not None:
            self._open_outside(current.path, current.line, current.column)

    def _current(self) -> Entry | None:
        """Return the current statement, if it is in a file; say so where it is not."""
        current = self._reader.the_current()
        if current is not None and current.draft is not None:
            self._reader.say("It is only proposed, and in no file yet")
            return None
        return current

    def mend(self, mistake: Diagnostic) -> None:
        """Open the file that has a mistake, at the mistake."""
        if any(mistake.path == article.path for article in self._reader.story.articles):
            self._open_outside(mistake.path, mistake.line, mistake.column)
        else:
            self.open(mistake.path, mistake.line, mistake.column)

    def _open_outside(self, path: Path, line: int, column: int) -> None:
        from tui.user.externaleditor import editor_command, open_editor

        try:
            open_editor(self._reader.app, editor_command(path, line, column, os.environ))
        except SidelongError as error:
            self._reader.say(str(error), severity="error")
        self._loader.reload()

    def open(self, path: Path, line: int, column: int) -> None:
        """Edit a perspective file in the panel, from a line and a column on, both from 1."""
        self._reader.run_worker(partial(self._open, path, line, column), name="open", group="edit")

    async def _open(self, path: Path, line: int, column: int) -> None:
        # Not at the top: most readers do not write.
        from tui.editor.filetext import read_file_text

        before = self.on_disk
        if before is not None:
            if before.path != path:
                self._reader.say(f"Close {before.path.name} first", severity="warning")
                return
            if self.unsaved:
                self.editor.enter()
                return
        try:
            on_disk = await in_background(read_file_text, path)
        except SidelongError as error:
            self._reader.say(str(error), severity="error")
            return
        # Another key may have opened one, or letters may have been typed, in the meantime.
        if self.on_disk is before and not self.unsaved:
            await self.show(on_disk, on_disk.offset(line, column))

    async def show(self, on_disk: FileText, offset: int) -> None:
        """Open the panel on a file, in the place of the one that is open."""
        from tui.editor.panel import Editor
        from tui.editor.split import Desk
        from tui.editor.vocabulary import vocabulary_of

        self.on_disk, self._typed = on_disk, on_disk.file
        vocabulary = vocabulary_of(self._reader.story)
        self.editor = editor = Editor(on_disk.path, on_disk.text, offset, vocabulary)
        async with self._at_panel:
            await self._remove_panel()
            if self.editor is editor and self.on_disk is not None:
                self._reader.hush(warnings=True)
                self._reader.set_class(True, "-writing")
                self.panel = Desk(editor)
                self._reader.tell()
                await self._reader.panes.mount(self.panel, after=self._reader.page)

    # While it is edited

    def typed(self, message: Editor.Changed) -> None:
        """Show what the file would say."""
        self._typed = message.file
        self._show_typed()
        self._reader.run_worker(
            partial(self._find_problems, message.file),
            name="problems",
            group="problems",
            exclusive=True,
        )

    def cursor_moved(self, message: Editor.CursorMoved) -> None:
        """Show the statement that the cursor is in."""
        self._typed_place = message.place
        self._show_typed()

    def _show_typed(self) -> None:
        """Say and show in the article how the quote under the cursor is found."""
        if self.on_disk is None:
            return  # The panel was closed while the editor still had something to say.
        reader, found = self._reader, self._find_typed()
        spans = []
        if found is None:
            self.editor.show_passage(None)
        else:
            article_id, passage = found
            article = reader.story.article(article_id or "")
            self.editor.show_passage(passage, article.text if article else "")
            if passage.spans and article_id is not None:
                reader.open_article(article_id)
                reader.page.reveal(passage.spans[0][0], passage.spans[-1][1])
                spans = passage.spans
        badge = reader.badges.get(file_id(self.on_disk.path))
        reader.page.paint(current=emphasised(spans, Emphasis.CURRENT, badge), shared=Layer())

    def _find_typed(self) -> tuple[str | None, Passage] | None:
        story, perspective = self._reader.story, self._typed.perspective if self._typed else None
        if perspective is None or self._typed_place is None or not story.is_loaded:
            return None
        actor, index = self._typed_place
        if actor >= len(perspective.actors) or index >= len(perspective.actors[actor].statements):
            return None
        return story.find(perspective.actors[actor].statements[index])

    async def _find_problems(self, file: PerspectiveFile) -> None:
        from perspectives.story.story import problems_with

        problems = await in_background(problems_with, self._reader.story, file)
        if self.on_disk is not None:
            self.editor.show_problems(problems)

    def go_on(self) -> None:
        """Let the panel know what the files say now."""
        if self.on_disk is not None:
            from tui.editor.vocabulary import vocabulary_of

            self.editor.know(vocabulary_of(self._reader.story))
            self._show_typed()
            self._reader.run_worker(
                partial(self._follow, self.on_disk), name="follow", group="edit"
            )

    async def _follow(self, on_disk: FileText) -> None:
        """Show what another program wrote into the file, as long as nothing was typed."""
        from tui.editor.filetext import read_file_text

        try:
            now = await in_background(read_file_text, on_disk.path)
        except SidelongError:
            return
        if self.on_disk is on_disk and now.data != on_disk.data and not self.editor.is_changed:
            self.on_disk = now
            self.editor.take(now.text)

    # Closing

    async def close(self) -> None:
        """Close the panel, whatever was typed."""
        self.on_disk = self._typed = self._typed_place = None
        async with self._at_panel:
            if self.on_disk is not None:
                return
            await self._remove_panel()
            self._reader.set_class(False, "-writing")
            self._reader.tell()
            self._reader.page.focus()
            self._reader.point()

    async def _remove_panel(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            await panel.remove()
