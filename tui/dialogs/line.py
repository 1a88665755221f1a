"""Type one line, such as a date or a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.dialogs.modal import Modal
from tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.suggester import Suggester


class LineScreen(Modal[str | None]):
    """Returns what was typed, or None where the reader left; nothing typed takes the value out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False),
        Binding("tab", "complete", "complete", show=False),
    ]

    def __init__(
        self,
        title: str,
        now: str,
        placeholder: str,
        fault: Callable[[str], str | None] = lambda line: None,
        *,
        is_removable: bool = True,
        suggester: Suggester | None = None,
    ) -> None:
        """Begin with what stands there `now`; `fault` says what is wrong with a line, if it is.

        What the `suggester` offers, tab takes.
        """
        super().__init__()
        self._heading = title
        self.typed = now
        """What stands in the line, also after it was left."""
        self._placeholder = placeholder
        self._fault = fault
        self._suggester = suggester
        self._hint = "   an empty line removes it" if is_removable else ""
        if suggester is not None:
            self._hint += "   tab completes it"

    def compose(self) -> ComposeResult:
        """Show the line, and room for what is wrong with it."""
        with Vertical(id="line", classes="sheet") as sheet:
            self.entitle(sheet, self._heading, f"enter takes it{self._hint}   esc closes")
            yield TypedLine(self.typed, placeholder=self._placeholder, suggester=self._suggester)
            yield Static(markup=False)

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        """Say what is wrong with what has been typed so far."""
        self.typed = event.value
        fault = self._fault(event.value.strip()) if event.value.strip() else None
        self.query_one(Static).update(Content.styled(fault or "", "$warning"))

    def action_complete(self) -> None:
        """Take what is suggested."""
        line = self.query_one(TypedLine)
        line.action_end()
        line.action_cursor_right()

    def on_input_submitted(self, event: TypedLine.Submitted) -> None:
        """Take the line, if nothing is wrong with it."""
        typed = event.value.strip()
        if not typed or self._fault(typed) is None:
            self.dismiss(typed)
