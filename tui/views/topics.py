"""The topics: who speaks of what, for or against it, and who is silent."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.content import Content
from textual.message import Message

from perspectives.messages import counted
from perspectives.views.topics import Proposed, proposed_topics, topic_table
from tui.background import in_background
from tui.dialogs.statements import Listed, StatementsScreen
from tui.drawing.cards import STANCE_MARKS, words
from tui.drawing.dates import long_date, short_date
from tui.drawing.lines import Told
from tui.drawing.palette import PROPOSED
from tui.drawing.topictable import NO_TOPIC, cell_id, topic_chart
from tui.drawing.visible import visible_line
from tui.keys import TOPIC_KEYS
from tui.views.table import TableScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType

    from perspectives.story.story import Entry
    from perspectives.views.topics import Cell, Change, Topic
    from tui.dialogs.statements import Picked
    from tui.drawing.chart import Chart, Spot
    from tui.drawing.lines import Hints
    from tui.views.view import Outlook

NOT_PROPOSED = "not proposed"
"""What is asked of the view where it shows no topics that are proposed."""

TAKE, TAKE_ALL = "review.accept", "view.take-topic"
"""The bindings that take a topic that is proposed: for a statement or a cell, and for all."""

WAYS = {TAKE: "takes the topic for it", TAKE_ALL: "for all"}
"""What they do on the sheet of a cell."""

INKS = {"support": "bold $success", "oppose": "bold $error"}

QUOTE_LENGTH = 120
"""The characters of a quote that tell how a stance changed."""

BRIEF = 3
"""Seconds that a message stands which needs nothing done."""


class TopicsScreen(TableScreen):
    """A table of actors or perspectives by topics; a cell opens its statements."""

    BINDINGS: ClassVar[list[BindingType]] = [*TOPIC_KEYS]
    HINTS: ClassVar[Hints] = (
        ("go.cross", "", "show the statements"),
        ("view.sides", "", "sides or actors"),
    )

    @dataclass
    class Taken(Message):
        """The reader takes a topic that was proposed for some statements."""

        entries: Sequence[Entry]
        topic: str

    @dataclass
    class TakenBack(Message):
        """The reader takes the last edit back, or makes it again."""

        redoing: bool

    _proposed = Proposed()

    def begin(self) -> None:
        """Begin to look for topics that can be proposed."""
        self._propose()

    def show(self, outlook: Outlook) -> None:
        """Show another story."""
        super().show(outlook)
        self._propose()

    @work(name="topics", group="topics", exclusive=True)
    async def _propose(self) -> None:
        """Find what can be proposed, which takes longer than to show what there is."""
        self._proposed = await in_background(proposed_topics, self.outlook.story)
        self.draw()

    # What is shown

    def chart(self, width: int) -> Chart:
        """Return the table."""
        story = self.outlook.story
        proposed = Proposed() if NOT_PROPOSED in self.asked else self._proposed
        self._table = topic_table(story, proposed, by_actor=self.by_actor)
        self._places = {cell_id(*place): place for place in self._table.cells}
        return topic_chart(story, self._table, self.outlook.badges, width)

    def headline(self) -> str:
        """Return what is shown."""
        return "Who speaks of what"

    def facts(self) -> Sequence[str]:
        """Return how many speak of how much."""
        topics = [topic for topic in self._table.topics if topic.name]
        proposed = sum(topic.is_proposed for topic in topics)
        counts = [f"{len(self._table.voices)} {self.rows_are}", f"{len(topics) - proposed} topics"]
        return [*counts, f"{proposed} proposed"] if proposed else counts

    def first(self) -> str | None:
        """Return the cell that the current statement is in."""
        current = self.outlook.current
        for id, place in self._places.items() if current else ():
            if current in self._table.cell(*place).every:
                return id
        return None

    def hinted(self, spot: Spot | None) -> Hints:
        """Return the bindings that the last line names while the cursor is at a spot."""
        if spot is None or not self._cell(spot).proposed:
            return self.HINTS
        return ((TAKE, TAKE_ALL, "take the topic, all of it"), *self.HINTS)

    def told(self, spot: Spot) -> Sequence[Told]:
        """Return who speaks of what in a cell, and how."""
        voice, topic = self._places[spot.id]
        about = f" on {topic.name}" if topic.name else f": {NO_TOPIC}"
        facts = [*_facts(self._cell(spot))]
        return (
            self.called(voice),
            Told(f"{about}   {', '.join(facts)}", brief=about),
        )

    def _cell(self, spot: Spot) -> Cell:
        return self._table.cell(*self._places[spot.id])

    # The statements of a cell

    def choose(self, spot: Spot) -> None:
        """Show the statements of a cell."""
        voice, topic = self._places[spot.id]
        cell = self._cell(spot)
        name = self.called(voice).text

        def picked(picked: Picked | None) -> None:
            if picked is None:
                return
            if picked.way == TAKE_ALL:
                self._take(self._all_proposed(topic), topic)
            elif picked.way == TAKE:
                self._take([one for one in cell.proposed if one == picked.entry], topic)
            else:
                self.dismiss(picked.entry)

        screen = StatementsScreen(
            f"{name} on {topic.name}" if topic.name else f"{name}: {NO_TOPIC}",
            [*self._listed(cell, topic)],
            self.outlook.badges,
            self.outlook.sources,
            head=_changed(cell.changes),
            ways={self.keys[id][0]: (id, word) for id, word in WAYS.items() if cell.proposed},
        )
        self.app.push_screen(screen, picked)

    def _listed(self, cell: Cell, topic: Topic) -> Iterator[Listed]:
        for entry in cell.entries:
            yield Listed(entry)
        for entry in cell.proposed:
            shared = ", ".join(f"“{word}”" for word in self._table.reasons[entry.id])
            yield Listed(entry, behind=f"{PROPOSED} {topic.name}? It says {shared}")

    # The keys

    def action_proposals(self) -> None:
        """Show or hide the topics that are proposed."""
        self.ask_or_not(NOT_PROPOSED)

    def action_accept(self) -> None:
        """Take the topic that is proposed for the statements of the cell."""
        if (spot := self.spot) is not None:
            _voice, topic = self._places[spot.id]
            self._take(self._cell(spot).proposed, topic)

    def action_take_topic(self) -> None:
        """Take it for all statements for which it is proposed."""
        if (spot := self.spot) is not None:
            _voice, topic = self._places[spot.id]
            self._take(self._all_proposed(topic), topic)

    def _all_proposed(self, topic: Topic) -> list[Entry]:
        return [entry for cell in self._table.column(topic) for entry in cell.proposed]

    def _take(self, entries: Sequence[Entry], topic: Topic) -> None:
        if entries and topic.name:
            self.post_message(self.Taken(entries, topic.name))
        else:
            self.notify("No topic is proposed here", timeout=BRIEF, markup=False)

    def action_undo(self) -> None:
        """Take the last edit back."""
        self.post_message(self.TakenBack(redoing=False))

    def action_redo(self) -> None:
        """Make it again."""
        self.post_message(self.TakenBack(redoing=True))


def _facts(cell: Cell) -> Iterator[str]:
    """Yield how many statements are in a cell, and their stances, or how these changed."""
    if count := len(cell.entries):
        yield counted(count, "statement")
    if cell.changes:
        yield " → ".join(_dated(one) for one in (cell.changes[0].earlier, cell.changes[0].later))
    elif cell.stances:
        yield " and ".join(cell.stances)
    if cell.proposed:
        yield f"{len(cell.proposed)} proposed"


def _dated(entry: Entry) -> str:
    return f"{entry.statement.stance} {short_date(entry.statement.date or '', '')}"


def _changed(changes: Sequence[Change]) -> Content | None:
    """Return the statements between which actors changed their stances, with their dates."""
    lines = []
    for change in changes:
        lines.append(Content.styled(f"{visible_line(change.earlier.actor.name)} changed:", "bold"))
        lines += [_then(change.earlier), _then(change.later)]
    return Content("\n").join(lines) if lines else None


def _then(entry: Entry) -> Content:
    stance, date = entry.statement.stance or "neutral", entry.statement.date or ""
    return Content.assemble(
        (f"{STANCE_MARKS[stance]} {stance}", INKS.get(stance, "bold")),
        (f", {long_date(date)}   ", "$quiet"),
        shorten(words(entry), QUOTE_LENGTH, placeholder=" …"),
    )
