"""The form in which a new statement is confirmed before it is filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, get_args

import msgspec
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Label, Static, TextArea

from perspectives.editing.destinations import Home, KnownActor
from perspectives.format.dates import date_fault
from perspectives.model import Kind, Stance, Statement
from tui.dialogs.modal import Modal
from tui.dialogs.rows import ALIASES, ROLE, parted, row
from tui.widgets.choice import Choice
from tui.widgets.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class Filing(NamedTuple):
    """A statement as the form has it, and where it is to be filed."""

    statement: Statement
    home: Home
    is_confirmed: bool
    """Whether the reader files it, and has not gone a step back."""


class StatementForm(Modal[Filing]):
    """Quote, kind, date, topic and stance, and of a new actor role and aliases."""

    # The quote and its kind are mostly right as they are.
    AUTO_FOCUS = "#date"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False),
        Binding("ctrl+s", "take", "take", show=False, priority=True),
        Binding("enter", "take", "take", show=False),
        Binding("tab", "app.focus_next", "next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "before", show=False, priority=True),
    ]

    def __init__(
        self, home: Home, speaker: str, statement: Statement, topics: Sequence[str]
    ) -> None:
        """Begin with a statement of a `speaker`; `topics` are those that the story has."""
        super().__init__()
        self._home = home
        self._speaker = speaker
        self._statement = statement
        self._topics = topics

    def compose(self) -> ComposeResult:
        """Show a line for each key."""
        statement = self._statement
        with VerticalScroll(id="form", classes="sheet", can_focus=False) as sheet:
            self.entitle(
                sheet,
                f"A statement of {self._speaker}",
                "tab goes on   enter, ctrl+s file it   esc goes back",
            )
            yield Label("quote")
            yield TextArea(statement.quote, id="quote", compact=True)
            yield from row("kind", Choice(get_args(Kind), chosen=statement.kind, or_none=False))
            placeholder = "2022, 2022-01, 2022-01-07"
            yield from row(
                "date", TypedLine(statement.date, id="date", placeholder=placeholder, compact=True)
            )
            suggester = SuggestFromList(self._topics, case_sensitive=False)
            yield from row(
                "topic", TypedLine(statement.topic, id="topic", suggester=suggester, compact=True)
            )
            yield from row(
                "stance", Choice(get_args(Stance), chosen=statement.stance, or_none=True)
            )
            if not isinstance(self._home, KnownActor):
                actor = self._home.actor
                yield from row(
                    "role", TypedLine(actor.role, id="role", placeholder=ROLE, compact=True)
                )
                others = ", ".join(actor.aliases)
                yield from row(
                    "aliases", TypedLine(others, id="aliases", placeholder=ALIASES, compact=True)
                )
            yield Static(id="fault", markup=False)

    def on_input_changed(self) -> None:
        """Say what is wrong with the date so far."""
        self._say(self._fault())

    def on_input_submitted(self) -> None:
        """File the statement."""
        self.action_take()

    def action_take(self) -> None:
        """File the statement, if nothing is wrong with it."""
        fault = self._fault()
        if not any(map(str.isalnum, self._quote)):
            fault = "a quote holds a word"
        if fault:
            self._say(fault)
        else:
            self.dismiss(self._filing(is_confirmed=True))

    def action_leave(self) -> None:
        """Go a step back; what was typed is handed on."""
        self.dismiss(self._filing(is_confirmed=False))

    def _filing(self, *, is_confirmed: bool) -> Filing:
        kind, stance = self.query(Choice)
        statement = Statement(
            quote=self._quote,
            kind=kind.chosen,  # type: ignore[arg-type]  # one of the kinds
            date=self._line("date") or None,
            topic=self._line("topic") or None,
            stance=stance.chosen,  # type: ignore[arg-type]  # one of the stances, or none
        )
        return Filing(statement, self._described(), is_confirmed)

    def _described(self) -> Home:
        """Return where it is filed, a new actor with what the reader said of the actor."""
        if isinstance(self._home, KnownActor):
            return self._home
        actor = msgspec.structs.replace(
            self._home.actor,
            role=self._line("role") or None,
            aliases=parted(self._line("aliases")),
        )
        return msgspec.structs.replace(self._home, actor=actor)

    @property
    def _quote(self) -> str:
        return " ".join(self.query_one(TextArea).text.split())

    def _line(self, id_: str) -> str:
        return self.query_one(f"#{id_}", TypedLine).value.strip()

    def _fault(self) -> str | None:
        date = self._line("date")
        return date_fault(date) if date else None

    def _say(self, fault: str | None) -> None:
        self.query_one("#fault", Static).update(Content.styled(fault or "", "$warning"))
