"""What was typed, saved or dropped: never without the writer's word where something is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.errors import ChangedUnderneathError, SidelongError
from tui.background import in_background
from tui.reader.drafting import Drafting
from tui.user.journals import save

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tui.dialogs.ask import AskScreen
    from tui.editor.panel import Editor


class Writing(Drafting):
    """Saves what is typed in the panel, and asks."""

    def on_editor_save(self, message: Editor.Save) -> None:
        """Save what was typed."""
        if not self._editor.is_changed:
            self._say("There is nothing to save")
            return
        self.run_worker(self._save_draft(message.text), name="edit", group="edit")

    async def _save_draft(self, text: str) -> bool:
        """Save a text, and say whether that was done; the panel keeps what was typed."""
        path = self._draft.path if self._draft else None
        async with self._at_work:
            # Asked only now: what the save before this one wrote is what the file holds.
            draft = self._draft
            if draft is None or draft.path != path:
                return False
            edit = draft.edit(text)
            try:
                trouble = await in_background(save, self.story, edit)
            except ChangedUnderneathError:
                self._ask_whose(text)
                return False
            except SidelongError as error:
                self._say(f"Not saved: {error}", severity="error")
                return False
            if self._draft is draft:
                self._draft = draft.after(edit)
                self._editor.saved(text)
        self._show_edit(edit, f"Saved: {draft.path.name}", trouble)
        return True

    def on_editor_close(self, message: Editor.Close) -> None:
        """Close the panel; ask first where something would be lost."""
        if message.is_changed:
            self.ask_what_was_typed(lambda: None)
        else:
            self.run_worker(self._close_draft(), name="close", group="edit")

    def ask_what_was_typed(self, then: Callable[[], None]) -> None:
        """Ask what is to become of what was typed, and go on unless the writer goes back to it."""
        if self._draft is None:
            return
        from tui.dialogs.ask import AskScreen

        async def act(answer: str | None) -> None:
            if answer == "save" and not await self._save_draft(self._editor.text):
                return
            if answer is None:
                self._editor.enter()
                return
            await self._close_draft()
            then()

        name = self._draft.path.name
        answers = {"save": "and close", "drop": "what was typed, and close"}
        screen = AskScreen(f"{name} is not saved", "What is to become of what was typed?", answers)
        self._ask(screen, act)

    def _ask(
        self, screen: AskScreen, act: Callable[[str | None], Coroutine[None, None, None]]
    ) -> None:
        """Ask, and act upon the answer."""

        def answered(answer: str | None) -> None:
            self.run_worker(act(answer), name="answer", group="edit")

        self.app.push_screen(screen, answered)

    def _ask_whose(self, text: str) -> None:
        """Ask which version is to be the file: the one that was typed, or what came between."""
        if self._draft is None:
            return
        from tui.dialogs.ask import AskScreen
        from tui.editor.draft import read_draft
        from tui.editor.split import Desk

        path = self._draft.path

        async def act(answer: str | None) -> None:
            if answer is None:
                self._editor.enter()
                return
            row = self._editor.row
            try:
                draft = await in_background(read_draft, path, may_be_gone=True)
            except SidelongError as error:
                self._say(str(error), severity="error")
                return
            # From now on, what was typed is compared with what the file holds by now.
            self._draft = draft
            if answer == "mine":
                await self._save_draft(text)
            elif answer == "theirs" and draft.data is None:
                await self._close_draft()
            elif answer == "theirs":
                await self._show_draft(draft, draft.offset(row + 1, 1))
            elif draft.data is None:
                self._say("There is no other version: the file is gone; the next save makes it")
                self._editor.enter()
            else:
                await self.query_one(Desk).show_theirs(draft.text, row)

        answers = {
            "theirs": "read the file as it is now; what was typed here is dropped",
            "mine": "save what was typed here in its place; undo brings theirs back",
            "both": "show theirs below, and go on typing; the next save puts mine in its place",
        }
        question = "Another program has changed it since it was read here."
        self._ask(AskScreen(f"{path.name}: theirs or mine?", question, answers), act)

    def on_yaml_area_left(self) -> None:
        """Put their version away again."""
        from tui.editor.split import Desk

        self.query_one(Desk).hide_theirs()
        self._editor.enter()
