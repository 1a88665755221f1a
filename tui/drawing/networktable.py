"""Who answers, echoes or mirrors whom, drawn: how many ties of each kind, in rows and columns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perspectives.model import RelationKind
from tui.drawing.chart import Piece
from tui.drawing.grid import LEFT, Grid, GridCell, GridRow, Label, legend
from tui.drawing.line_map import LineMap
from tui.drawing.palette import PROPOSED, Emphasis
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perspectives.story.story import Story
    from perspectives.views.network import Network, Pair
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
    table = _table(story, network, badges, width, are_numbered=False)
    if table.width <= width:
        return table
    return _table(story, network, badges, width, are_numbered=True)


def cell_id(one: Voice, other: Voice) -> str:
    """Return what the cursor knows a cell by."""
    return "\n".join(part or "" for voice in (one, other) for part in (voice.side, voice.actor))


def name_of(story: Story, voice: Voice) -> str:
    """Return what somebody is called."""
    side = story.perspective(voice.side or "")
    return voice.actor or (side.name if side else "")


def _table(
    story: Story,
    network: Network,
    badges: Mapping[str, Badge],
    width: int,
    *,
    are_numbered: bool,
) -> Grid:
    heads, rows = [], []
    for number, voice in enumerate(network.voices, 1):
        badge = badges[voice.side or ""]
        name = name_of(story, voice)
        numbered = f"{number:>2} " if are_numbered else ""
        heads.append(Label(f"{badge.glyph}{number}" if are_numbered else name, badge))
        label = Label(f"{numbered}{badge.glyph} {name}", badge)
        rows.append(GridRow(label, dict(_cells(network, voice, badge)), own=number - 1))
    return Grid(heads, rows, _notes(story, network, width), width)


def _cells(network: Network, one: Voice, badge: Badge) -> Iterator[tuple[int, GridCell]]:
    for place, other in enumerate(network.voices):
        if pairs := network.cell(one, other):
            yield place, GridCell(cell_id(one, other), [*_pieces(pairs, badge)], badge)


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


def _notes(story: Story, network: Network, width: int) -> list[Line]:
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
        names = ", ".join(name_of(story, voice) for voice in network.alone)
        told = LineMap(visible_line(f"Tied to nobody else: {names}"), max(1, width - 2 * LEFT))
        for number in range(len(told)):
            start, end = told.shown(number)
            piece = Piece(told.text[start:end], emphasis=Emphasis.QUIET)
            lines.append([Piece(" " * LEFT), piece])
    return lines
