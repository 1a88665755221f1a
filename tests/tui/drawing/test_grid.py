"""Tables: how wide their columns are, and where their cells stand."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.drawing.charts import text
from tui.drawing.chart import Piece
from tui.drawing.grid import Grid, GridCell, GridRow, Label

TEXTS = st.sampled_from(
    ["", "a", "two words", "日本 語", "…", "abcdefghijklmnopqrstuvwxyz", "a b c d e f g"]
)


def grid(width: int, columns: list[str], *rows: tuple[str, dict[int, str]]) -> Grid:
    return Grid(
        [Label(name) for name in columns],
        [
            GridRow(
                Label(name), {n: GridCell(f"{name}{n}", [Piece(words)]) for n, words in its.items()}
            )
            for name, its in rows
        ],
        [],
        width,
    )


def test_a_cell_stands_under_its_column_and_silence_is_a_dot():
    table = grid(60, ["harbour", "school"], ("Holm", {0: "3 +"}), ("Ek", {1: "1"}))
    assert text(table.head[0]).split() == ["harbour", "school"]
    place = text(table.head[0]).index("harbour"), text(table.head[0]).index("school")
    assert text(table.line(0))[place[0] :].startswith("3 +")
    assert text(table.line(1))[place[1] :].startswith("1")
    assert text(table.line(0))[place[1]] == text(table.line(1))[place[0]] == "·"
    assert [(spot.id, spot.y) for spot in table.spots] == [("Holm0", 0), ("Ek1", 1)]


def test_where_there_is_no_room_names_are_wrapped_before_anything_is_out_of_sight():
    table = grid(44, ["western harbour", "eastern harbour"], ("Holm", {0: "3"}))
    assert [text(line).split() for line in table.head] == [
        ["western", "eastern"],
        ["harbour", "harbour"],
    ]
    assert table.width <= 44


def test_scrolled_sideways_a_table_stops_where_a_column_begins():
    table = grid(30, ["harbour", "schools", "bridges", "herons"], ("Holm", {0: "3"}))
    assert table.width > 30
    starts = [text(table.head[0]).index(name) for name in ("harbour", "schools", "bridges")]
    assert table.stop(0) == 0
    assert table.stop(3) == starts[1] - starts[0] - 1
    assert table.stop(table.width - 30) == table.width - 30


@given(
    st.integers(1, 120),
    st.lists(TEXTS, max_size=6),
    st.lists(st.tuples(TEXTS, st.dictionaries(st.integers(0, 5), TEXTS)), max_size=5),
)
def test_every_line_is_as_wide_as_the_others_and_every_cell_where_its_spot_is(width, columns, rows):
    its = [(name, {n: one for n, one in cells.items() if n < len(columns)}) for name, cells in rows]
    table = grid(width, columns, *((f"{n}{name}", cells) for n, (name, cells) in enumerate(its)))
    widths = {sum(cell_len(piece.text) for piece in line) for line in table.head}
    widths |= {sum(cell_len(piece.text) for piece in table.line(y)) for y in range(len(rows))}
    assert len(widths) <= 1
    for spot in table.spots:
        assert table.margin <= spot.x
        assert spot.x + spot.width <= max(table.width, width)
    assert len({(spot.x, spot.y) for spot in table.spots}) == len(table.spots)
