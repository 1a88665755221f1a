"""A line to type in, and under it what fits, the best first: the ground of every choice."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.dialogs.modal import Modal
from tui.widgets.options import Options
from tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

T = TypeVar("T")


class Chooser(Modal[T | None], Generic[T]):
    """Lets the reader choose one of many by a few letters; None where nothing was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False),
        Binding("down,ctrl+n", "move('cursor_down')", "down", show=False),
        Binding("up,ctrl+p", "move('cursor_up')", "up", show=False),
        Binding("pagedown", "move('page_down')", "page down", show=False),
        Binding("pageup", "move('page_up')", "page up", show=False),
    ]

    def __init__(
        self,
        title: str,
        placeholder: str,
        *,
        hint: str = "enter takes it",
        leaves: str = "esc closes",
        is_sure: bool = True,
        typed: str = "",
        head: Content | None = None,
    ) -> None:
        """Begin with what was `typed` before; a `head` stands above the line to type in.

        Unless it `is_sure` what is wanted, nothing is chosen before something is typed.
        """
        super().__init__()
        self.typed = typed
        """What stands in the line, also after it was left."""
        self._head = head
        self._is_sure = is_sure
        self._heading = title
        self._placeholder = placeholder
        self._hint = f"↑ ↓ choose   {hint}   {leaves}"
        self._found: Sequence[T] = ()

    @abstractmethod
    def choices(self, query: str) -> Sequence[T]:
        """Return what fits what was typed, the best first; everything where nothing was."""

    def first(self, query: str) -> int | None:
        """Return which of these the cursor is on before it is moved; None for none."""
        return 0 if query or self._is_sure else None

    def nothing(self, query: str) -> str:
        """Return what is said where nothing fits."""
        return "Nothing like that is here"

    @abstractmethod
    def prompt(self, choice: T) -> Content:
        """Return how a choice is shown."""

    def compose(self) -> ComposeResult:
        """Show the line to type in, and all there is to choose from."""
        with Vertical(id="finder", classes="sheet") as sheet:
            self.entitle(sheet, self._heading, self._hint)
            if self._head is not None:
                yield Static(self._head, id="head")
            yield TypedLine(self.typed, placeholder=self._placeholder)
            yield Options()

    def begin(self) -> None:
        """Begin with all that fits what was typed before; where nothing was, with everything."""
        self._list(self.typed)

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        """Show what fits."""
        self.typed = event.value
        self._list(event.value)

    def on_input_submitted(self) -> None:
        """Take what the cursor is on."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(self._found[options.highlighted])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked, unless it has gone since."""
        if event.option in event.option_list.options:
            self.dismiss(self._found[event.option_index])

    def action_move(self, action: str) -> None:
        """Move the cursor through the list while the line keeps the focus."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    def _list(self, query: str) -> None:
        self._found = self.choices(query)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(self.prompt(choice)) for choice in self._found)
        if self._found:
            options.highlighted = self.first(query)
        else:
            options.add_option(Option(Content(self.nothing(query)), disabled=True))
