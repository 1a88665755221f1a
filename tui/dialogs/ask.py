"""A question with a few answers, each under a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.dialogs.modal import Modal
from tui.drawing.visible import visible_line
from tui.widgets.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult


class AskScreen(Modal[str | None]):
    """Returns the word of the answer; None where the reader gave none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False)
    ]

    def __init__(self, title: str, question: str, answers: Mapping[str, str]) -> None:
        """Ask a question; of each of the `answers`, a word names it and others say what it does.

        The word's first letter chooses it.
        """
        super().__init__()
        self._heading = title
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Show the question and its answers."""
        with Vertical(id="ask", classes="sheet") as sheet:
            self.entitle(sheet, self._heading, "a letter or enter chooses   esc goes back")
            yield Static(Content(visible_line(self._question)), markup=False)
            yield Options(
                *(
                    Option(Content.assemble((word, "bold"), f"   {what}"))
                    for word, what in self._answers.items()
                )
            )

    def on_key(self, event: events.Key) -> None:
        """Take the answer that begins with the letter."""
        chosen = [word for word in self._answers if word[0] == event.character]
        if chosen:
            event.stop()
            self.dismiss(chosen[0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer that was chosen."""
        self.dismiss([*self._answers][event.option_index])
