"""Who answers, echoes or mirrors whom, drawn: how many ties of each kind, in rows and columns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perspectives.model import RelationKind
from tui.drawing.chart import Piece
from tui.drawing.grid import LEFT, Grid, GridCell, GridRow, Label, legend
from tui.drawing.line_map import LineMap
from tui.drawing.palette import PROPOSED, Emphasis
from tui.drawing.voices import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perspectives.story.story import Story
    from perspectives.views.network import Network
    from perspectives.views.pairs import Pair
    from perspectives.views.voices import Voice
    from tui.drawing.badges import Badge
    from tui.drawing.chart import Line

SIGNS: Mapping[str, str] = {
    "answers": "→",
    "variant": "=",
    "parallel": "∥",
    "echo": "~",
    "similar": "≃",
}
"""The sign of each kind of tie."""

MEANINGS: Mapping[str, str] = {
    "answers": "answers",
    "variant": "says the same as",
    "parallel": "mirrors",
    "echo": "echoes",
    "similar": "says the like of",
}
"""What somebody does whose statements have a tie of a kind, before the name of the other."""


def network_chart(story: Story, network: Network, badges: Mapping[str, Badge], width: int) -> Grid:
    """Return a table of voices by voices; where names have no room, the columns have numbers."""
    names = {
        voice: name_of(voice, story, badges, {}) for voice in (*network.voices, *network.alone)
    }
    cells, notes = _cells(network, badges), _notes(network, names, width)
    for are_numbered in (False, True):
        heads, labels = _labels(network, names, are_numbered=are_numbered)
        rows = [
            GridRow(label, cells[voice], own=place)
            for place, (voice, label) in enumerate(zip(network.voices, labels, strict=True))
        ]
        table = Grid(heads, rows, notes, width)
        if table.width <= width:
            break
    return table


def cell_id(one: Voice, other: Voice) -> str:
    """Return what the cursor knows a cell by."""
    return "\n".join(part or "" for voice in (one, other) for part in (voice.side, voice.actor))


def _labels(
    network: Network, names: Mapping[Voice, Piece], *, are_numbered: bool
) -> tuple[list[Label], list[Label]]:
    """Return what stands over the columns and before the rows."""
    heads, labels = [], []
    for number, voice in enumerate(network.voices, 1):
        name, badge, *_ = names[voice]
        glyph = badge.glyph if badge else ""
        heads.append(Label(f"{glyph}{number}" if are_numbered else voice.actor or name, badge))
        labels.append(Label(f"{number:>2} {name}" if are_numbered else name, badge))
    return heads, labels


def _cells(network: Network, badges: Mapping[str, Badge]) -> Mapping[Voice, Mapping[int, GridCell]]:
    """Return the cells of each row, by their columns."""
    places = {voice: place for place, voice in enumerate(network.voices)}
    rows: dict[Voice, dict[int, GridCell]] = {voice: {} for voice in network.voices}
    for (one, other), pairs in network.cells.items():
        if one in places:
            badge = badges[one.side or ""]
            cell = GridCell(cell_id(one, other), [*_pieces(pairs, badge)], badge)
            rows[one][places[other]] = cell
    return rows


def _pieces(pairs: Sequence[Pair], badge: Badge) -> Iterator[Piece]:
    """Yield how many there are of each kind, those that are proposed behind."""
    counts = Counter((pair.is_proposed, pair.kind) for pair in pairs)
    air = ""
    for is_proposed in (False, True):
        for kind in RelationKind:
            if count := counts[is_proposed, kind]:
                sign = f"{PROPOSED}{SIGNS[kind]}" if is_proposed else SIGNS[kind]
                how = Emphasis.QUIET if is_proposed else Emphasis.NONE
                how |= Emphasis.STRONG if kind is RelationKind.ANSWERS else Emphasis.NONE
                yield Piece(f"{air}{sign}{count}", badge, how)
                air = " "


def _notes(network: Network, names: Mapping[Voice, Piece], width: int) -> list[Line]:
    """Return what the signs in the table mean, of those that are in it, and who is not in it."""
    pairs = [pair for pairs in network.cells.values() for pair in pairs]
    kinds = {pair.kind for pair in pairs}
    meanings = [
        (SIGNS[kind], Emphasis.NONE, f"{MEANINGS[kind]} …")
        for kind in RelationKind
        if kind in kinds
    ]
    if any(pair.is_proposed for pair in pairs):
        meanings.append((PROPOSED, Emphasis.NONE, "only proposed"))
    lines = legend(meanings, width)
    if network.alone:
        alone = ", ".join(names[voice].text for voice in network.alone)
        told = LineMap(f"Tied to nobody else: {alone}", max(1, width - 2 * LEFT))
        for number in range(len(told)):
            start, end = told.shown(number)
            piece = Piece(told.text[start:end], emphasis=Emphasis.QUIET)
            lines.append([Piece(" " * LEFT), piece])
    return lines
