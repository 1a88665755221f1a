"""What was typed, saved or dropped: never without the writer's word where something is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from perspectives.errors import ChangedUnderneathError, SidelongError
from tui.background import in_background
from tui.user.journals import save

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tui.dialogs.ask import AskScreen
    from tui.editor.panel import Editor
    from tui.reader.edits import Edits
    from tui.reader.openfile import OpenFile
    from tui.reader.part import Reader


class Unsaved:
    """Saves what is typed in the panel, and asks."""

    def __init__(self, reader: Reader, file: OpenFile, edits: Edits) -> None:
        self._reader = reader
        self._file = file
        self._edits = edits

    def save(self, message: Editor.Save) -> None:
        """Save what was typed."""
        if not self._file.editor.is_changed:
            self._reader.say("There is nothing to save")
            return
        self._edits.save_beside(partial(self._save, message.text))

    async def _save(self, text: str) -> bool:
        """Save a text, and say whether that was done; the panel keeps what was typed."""
        file = self._file
        path = file.on_disk.path if file.on_disk else None
        async with self._edits.turn:
            # Asked only now: what the save before this one wrote is what the file holds.
            on_disk = file.on_disk
            if on_disk is None or on_disk.path != path:
                return False
            edit = on_disk.edit(text)
            try:
                trouble = await in_background(save, self._reader.story, edit)
            except ChangedUnderneathError:
                self._ask_whose(text)
                return False
            except SidelongError as error:
                self._reader.say(f"Not saved: {error}", severity="error")
                return False
            if file.on_disk is on_disk:
                file.on_disk = on_disk.after(edit)
                file.editor.saved(text)
        self._edits.show(edit, f"Saved: {on_disk.path.name}", trouble)
        return True

    def close(self, message: Editor.Close) -> None:
        """Close the panel; ask first where something would be lost."""
        if message.is_changed:
            self.ask_what_was_typed(lambda: None)
        else:
            self._reader.run_worker(self._file.close, name="close", group="edit")

    def ask_what_was_typed(self, then: Callable[[], object]) -> None:
        """Ask what is to become of what was typed, and go on unless the writer goes back to it."""
        if self._file.on_disk is None:
            return
        # Not at the top: most readers do not write.
        from tui.dialogs.ask import AskScreen

        async def act(answer: str | None) -> None:
            if answer == "save" and not await self._save(self._file.editor.text):
                return
            if answer is None:
                self._file.editor.enter()
                return
            if answer == "drop":
                self._reader.hush(warnings=True)
            await self._file.close()
            then()

        name = self._file.on_disk.path.name
        answers = {"save": "and close", "drop": "what was typed, and close"}
        screen = AskScreen(f"{name} is not saved", "What is to become of what was typed?", answers)
        self._ask(screen, act)

    def _ask(
        self, screen: AskScreen, act: Callable[[str | None], Coroutine[None, None, None]]
    ) -> None:
        """Ask, and act upon the answer."""

        def answered(answer: str | None) -> None:
            self._reader.run_worker(partial(act, answer), name="answer", group="edit")

        self._reader.app.push_screen(screen, answered)

    def _ask_whose(self, text: str) -> None:
        """Ask which version is to be the file: the one that was typed, or what came between."""
        file = self._file
        if file.on_disk is None:
            return
        from tui.dialogs.ask import AskScreen
        from tui.editor.filetext import read_file_text

        path = file.on_disk.path

        async def act(answer: str | None) -> None:
            if answer is None:
                file.editor.enter()
                return
            row = file.editor.row
            try:
                on_disk = await in_background(read_file_text, path, may_be_gone=True)
            except SidelongError as error:
                self._reader.say(str(error), severity="error")
                return
            # From now on, what was typed is compared with what the file holds by now.
            file.on_disk = on_disk
            if answer == "mine":
                await self._save(text)
            elif answer == "theirs" and on_disk.data is None:
                await file.close()
            elif answer == "theirs":
                await file.show(on_disk, on_disk.offset(row + 1, 1))
            elif on_disk.data is None:
                self._reader.say(
                    "There is no other version: the file is gone; the next save makes it"
                )
                file.editor.enter()
            elif file.panel is not None:
                await file.panel.show_theirs(on_disk.text, row)

        answers = {
            "theirs": "read the file as it is now; what was typed here is dropped",
            "mine": "save what was typed here in its place; undo brings theirs back",
            "both": "show theirs below, and go on typing; the next save puts mine in its place",
        }
        question = "Another program has changed it since it was read here."
        self._ask(AskScreen(f"{path.name}: theirs or mine?", question, answers), act)

    def leave_theirs(self) -> None:
        """Put their version away again."""
        if self._file.panel is not None:
            self._file.panel.hide_theirs()
            self._file.editor.enter()
