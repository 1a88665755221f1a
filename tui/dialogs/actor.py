"""The form in which an actor is described: name, other names, role."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from perspectives.editing.actors import described
from perspectives.model import Actor
from tui.dialogs.modal import Modal
from tui.dialogs.rows import ALIASES, ROLE, parted, row
from tui.drawing.visible import visible_line
from tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class ActorForm(Modal[Actor | None]):
    """Returns the actor as described; None where the reader left."""

    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", show=False),
        Binding("ctrl+s", "take", "take", show=False, priority=True),
    ]

    def __init__(self, actor: Actor, told: str, same: Callable[[Actor], str | None]) -> None:
        """Begin with an actor; `told` says what taking the form does.

        `same` says of an actor as described that somebody else has one of the names, if so.
        """
        super().__init__()
        self._actor = actor
        self._told = told
        self._same = same

    def compose(self) -> ComposeResult:
        """Show a line for each key, and what taking them does."""
        actor = self._actor
        with VerticalScroll(id="form", classes="sheet", can_focus=False) as sheet:
            self.entitle(
                sheet, f"Who is {actor.name}?", "tab goes on   enter takes it   esc leaves"
            )
            yield Static(visible_line(self._told), id="told", markup=False)
            yield from row("name", TypedLine(actor.name, id="name", compact=True))
            yield from row(
                "aliases",
                TypedLine(
                    ", ".join(actor.aliases), id="aliases", placeholder=ALIASES, compact=True
                ),
            )
            yield from row(
                "role", TypedLine(actor.role or "", id="role", placeholder=ROLE, compact=True)
            )
            yield Static(id="fault", markup=False)

    def on_input_changed(self) -> None:
        """Say what the names so far would do."""
        before, now = self._actor.name, self._described
        told = self._same(now)
        if told is None and before != now.name:
            told = f"{before} stays among the other names, for the article knows it"
        self._say(told)

    def on_input_submitted(self) -> None:
        """Take the form."""
        self.action_take()

    def action_take(self) -> None:
        """Take the form, if there is a name."""
        if any(map(str.isalnum, self._described.name)):
            self.dismiss(self._described)
        else:
            self._say("a name holds a letter")

    @property
    def _described(self) -> Actor:
        name, aliases, role = (self._line(id_) for id_ in ("name", "aliases", "role"))
        return described(self._actor, name, parted(aliases), role)

    def _line(self, id_: str) -> str:
        return self.query_one(f"#{id_}", TypedLine).value.strip()

    def _say(self, text: str | None) -> None:
        told = Content.styled(visible_line(text or ""), "$warning")
        self.query_one("#fault", Static).update(told)
