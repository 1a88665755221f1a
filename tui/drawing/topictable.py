"""Who speaks of what, drawn: how many statements, and which stances are in them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, get_args

from perspectives.model import Stance
from perspectives.views.voices import Voice
from tui.drawing.cards import STANCE_MARKS
from tui.drawing.chart import Piece
from tui.drawing.grid import Grid, GridCell, GridRow, Label, legend
from tui.drawing.palette import PROPOSED, Emphasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from perspectives.story.story import Story
    from perspectives.views.topics import Cell, Topic, TopicTable
    from tui.drawing.badges import Badge
    from tui.drawing.chart import Line

NO_TOPIC = "no topic"

INKS: Mapping[Stance, Emphasis] = {"support": Emphasis.FOR, "oppose": Emphasis.AGAINST}

LATER = "→"
"""Between two stances of one actor, of which the second was taken later."""


def topic_chart(story: Story, table: TopicTable, badges: Mapping[str, Badge], width: int) -> Grid:
    """Return a table of voices by topics."""
    heads = [_head(table, topic) for topic in table.topics]
    rows = [*_rows(story, table, badges)]
    return Grid(heads, rows, _notes(table, width), width)


def cell_id(voice: Voice, topic: Topic) -> str:
    """Return what the cursor knows a cell by."""
    return "\n".join((voice.side or "", voice.actor or "", topic.name or ""))


def signs(cell: Cell) -> Iterator[tuple[str, Emphasis]]:
    """Yield the signs of the stances in a cell; of a change, what it was and what it became."""
    for change in cell.changes[:1]:
        earlier, later = change.earlier.statement.stance, change.later.statement.stance
        if earlier and later:
            yield from (_sign(earlier), (LATER, Emphasis.NONE), _sign(later))
    if not cell.changes:
        yield from map(_sign, cell.stances)


def _sign(stance: Stance) -> tuple[str, Emphasis]:
    return STANCE_MARKS[stance], INKS.get(stance, Emphasis.NONE)


def _head(table: TopicTable, topic: Topic) -> Label:
    name = topic.name or NO_TOPIC
    called = f"{PROPOSED}{name}" if topic.is_proposed else name
    return Label(called, count=_counted(table.column(topic)))


def _rows(story: Story, table: TopicTable, badges: Mapping[str, Badge]) -> Iterator[GridRow]:
    """Yield a row for each perspective, or one for its name and one for each of its actors."""
    for id, voices in groupby(table.voices, key=lambda voice: voice.side or ""):
        side, badge = story.perspective(id), badges[id]
        name = Label(f"{badge.glyph} {side.name if side else id}", badge)
        actors = [voice for voice in voices if voice.actor is not None]
        if actors:
            yield GridRow(name, is_heading=True)
        for voice in actors:
            yield _row(table, voice, Label(voice.actor or "", indent=2), badge)
        if not actors:
            yield _row(table, Voice(side=id), name, badge)


def _row(table: TopicTable, voice: Voice, label: Label, badge: Badge) -> GridRow:
    cells = {
        place: GridCell(cell_id(voice, topic), [*_pieces(cell, badge)], badge)
        for place, topic in enumerate(table.topics)
        if (cell := table.cell(voice, topic)).every
    }
    return GridRow(
        replace(label, count=str(sum(len(cell.every) for cell in table.row(voice)))), cells
    )


def _pieces(cell: Cell, badge: Badge) -> Iterator[Piece]:
    if cell.entries:
        yield Piece(f"{len(cell.entries)}", badge)
        for place, (sign, ink) in enumerate(signs(cell)):
            yield Piece(sign if place else f" {sign}", badge, ink)
    if cell.proposed:
        air = " " if cell.entries else ""
        yield Piece(f"{air}{PROPOSED}{len(cell.proposed)}", badge, Emphasis.QUIET)


def _counted(cells: Iterable[Cell]) -> str:
    """Return how many statements there are in cells, and behind a sign how many may be."""
    every = [*cells]
    entries = sum(len(cell.entries) for cell in every)
    proposed = sum(len(cell.proposed) for cell in every)
    counts = [str(entries) if entries else "", f"{PROPOSED}{proposed}" if proposed else ""]
    return " ".join(filter(None, counts))


def _notes(table: TopicTable, width: int) -> list[Line]:
    """Return what the signs in the table mean, of those that are in it."""
    cells = table.cells.values()
    stances = {stance for cell in cells for stance in cell.stances}
    meanings = [(*_sign(stance), stance) for stance in get_args(Stance) if stance in stances]
    if any(cell.changes for cell in cells):
        meanings.append((LATER, Emphasis.NONE, "became"))
    if any(cell.proposed for cell in cells):
        meanings.append((PROPOSED, Emphasis.NONE, "a topic that is only proposed"))
    return legend(meanings, width)
