"""Who answers whom, as lines between the lanes of a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.wires import Wires

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.views.timeline import Answer
    from tui.drawing.timelayout import Layout

MOST_THREADS = 60
"""With more threads than this, lines tell nothing but that there are many."""


def wired(layout: Layout, answers: Iterable[Answer], characters: str) -> Wires:
    """Return lines for the answers of which both statements are on screen."""
    wires = Wires(characters)
    for one in answers:
        if one.answer in layout.anchors and one.to in layout.anchors:
            wires.add(_corners(layout, one))
    return wires


def _corners(layout: Layout, one: Answer) -> list[tuple[int, int]]:
    """Return the way from an answer, along the row over the lane that is further down."""
    (x, y), (to_x, to_y) = layout.anchors[one.answer], layout.anchors[one.to]
    lane, to_lane = layout.rows[y].lane, layout.rows[to_y].lane
    # Within a lane the line hangs below it.
    way = layout.tops[max(lane, to_lane) + (lane == to_lane)]
    return [(x, y), (x, way), (to_x, way), (to_x, to_y)]
