"""Lines of box characters: whole from one end to the other, and joined where they meet."""

from hypothesis import given
from hypothesis import strategies as st

from tui.drawing.wires import DASHED, HEAVY, LIGHT, Wires

CELLS = st.tuples(st.integers(0, 12), st.integers(0, 12))


def drawn(wires: Wires, width: int, height: int) -> list[str]:
    rows = []
    for y in range(height):
        cells = dict(wires.row(y))
        rows.append("".join(cells.get(x, " ") for x in range(width)).rstrip())
    return rows


def test_a_line_turns_at_its_corners():
    wires = Wires(LIGHT)
    wires.add([(0, 0), (0, 1), (4, 1), (4, 2)])
    assert drawn(wires, 5, 3) == ["╷", "╰───╮", "    ╵"]


def test_lines_that_meet_are_joined():
    wires = Wires(LIGHT)
    wires.add([(0, 1), (4, 1)])
    wires.add([(2, 0), (2, 2)])
    wires.add([(3, 1), (3, 2)])
    assert drawn(wires, 5, 3) == ["  ╷", "╶─┼┬╴", "  ╵╵"]


def test_the_sorts_of_lines_are_told_apart_without_colours():
    rows = set()
    for characters in (LIGHT, HEAVY, DASHED):
        wires = Wires(characters)
        wires.add([(0, 0), (3, 0)])
        rows.update(drawn(wires, 4, 1))
    assert rows == {"╶──╴", "╺━━╸", "╶╌╌╴"}


def test_a_line_from_a_cell_to_itself_is_none():
    wires = Wires(LIGHT)
    wires.add([(2, 2), (2, 2)])
    assert not list(wires.row(2))


@given(CELLS, CELLS)
def test_a_line_is_the_same_from_either_end(one, other):
    there, back = Wires(LIGHT), Wires(LIGHT)
    corners = [one, (one[0], other[1]), other]
    there.add(corners)
    back.add(corners[::-1])
    assert drawn(there, 13, 13) == drawn(back, 13, 13)
