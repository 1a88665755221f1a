"""A comparison as it is drawn: what faces what, at any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from perspectives.model import RelationKind
from perspectives.views.comparison import compare
from perspectives.views.voices import Voice
from tests.perspectives.views.stories import proposed, statement, story, tied
from tests.tui.drawing.charts import text
from tui.drawing.badges import Badge
from tui.drawing.chart import Piece
from tui.drawing.comparison import FACING, ComparisonChart
from tui.drawing.palette import Emphasis

BADGES = {"ours": Badge("●", "blue"), "theirs": Badge("■", "red")}
NAMES = Piece("● Ours", BADGES["ours"], is_name=True), Piece("■ Theirs", BADGES["theirs"])

STORY = story(
    {
        "ours": {
            "Holm": [
                statement("Whoever sends herons into our garden, they will be hard to drive away"),
                statement("Nobody asked the herons", topic="gardens", date="2021-03-04"),
            ]
        },
        "theirs": {
            "Ek": [
                statement(
                    "When somebody sends foxes into our garden, they will be hard to live with"
                ),
                statement("The foxes were never asked", topic="dens"),
                statement("日本の記者会見で大統領は「平和は交渉によってのみ実現する」と述べた"),
            ]
        },
    }
)
HERONS, FOXES = STORY.statements[0].id, STORY.statements[2].id
TIED = tied(STORY, HERONS, FOXES, RelationKind.PARALLEL, 80.0)


def drawn(told, width):
    comparison = compare(told, Voice(side="ours"), Voice(side="theirs"))
    return ComparisonChart(comparison, NAMES, BADGES, {}, width)


def lines(chart):
    return [text(chart.line(y)) for y in range(chart.height)]


def row_of(chart, words):
    return next(y for y, line in enumerate(lines(chart)) if words in line)


@pytest.mark.parametrize("width", [100, 160, 240])
def test_what_is_tied_stands_beside_each_other(width) -> None:
    chart = drawn(TIED, width)
    assert row_of(chart, "Whoever sends herons") == row_of(chart, "When somebody sends foxes")
    assert "● Holm" in (line := lines(chart)[row_of(chart, "● Holm")])
    assert "⇄" in line
    assert "■ Ek" in line
    assert "parallel, 80% alike" in lines(chart)[row_of(chart, "● Holm") - 1]


def test_where_the_screen_is_narrow_one_stands_above_the_other() -> None:
    chart = drawn(TIED, 60)
    assert row_of(chart, "Whoever sends") < row_of(chart, "parallel") < row_of(chart, "When some")


def test_what_stands_alone_is_under_its_topic() -> None:
    chart = drawn(TIED, 160)
    headings = [line.strip() for line in lines(chart)]
    assert headings.index("dens") < headings.index("gardens") < headings.index("no topic")
    assert row_of(chart, "Nobody asked the herons") > headings.index("gardens")


def test_an_answer_is_told_as_such_from_either_side() -> None:
    answer = tied(STORY, FOXES, HERONS, RelationKind.ANSWERS, None)
    assert "answers Holm" in lines(drawn(answer, 160))[0]
    assert "←" in lines(drawn(answer, 160))[1]
    answered = tied(STORY, HERONS, FOXES, RelationKind.ANSWERS, None)
    assert "answered by Holm" in lines(drawn(answered, 160))[0]
    assert "→" in lines(drawn(answered, 160))[1]


def test_what_is_shared_is_calm_and_what_has_changed_is_strong() -> None:
    chart = drawn(TIED, 160)
    pieces = [piece for y in range(chart.height) for piece in chart.line(y)]
    looks = {piece.text.strip(): piece.emphasis for piece in pieces}
    assert Emphasis.STRONG in looks["herons"]
    assert Emphasis.STRONG in looks["foxes"]
    assert looks["“Nobody asked the herons”"] == Emphasis.NONE
    calm = " ".join(text for text, look in looks.items() if look == Emphasis.QUIET)
    assert "into our garden, they will be hard to" in calm


def test_what_is_only_proposed_has_a_dashed_edge() -> None:
    chart = drawn(proposed(TIED, FOXES), 160)
    line = lines(chart)[row_of(chart, "When somebody sends foxes")]
    assert line.index("┊") < line.index("When")
    assert line.index("┊") > line.index("Whoever")
    assert "proposed" in lines(chart)[row_of(chart, "■ Ek") + 1]


@given(st.integers(1, 200))
def test_every_statement_has_its_spot_and_every_line_its_room(width) -> None:
    chart = drawn(TIED, width)
    assert sorted(spot.id for spot in chart.spots) == sorted(one.id for one in TIED.statements)
    assert [*chart.spots] == sorted(chart.spots, key=lambda spot: (spot.y, spot.x))
    if width > 20:
        assert all(spot.x + spot.width <= width for spot in chart.spots)
        assert all(cell_len(line) <= width for line in lines(chart))
        assert all(cell_len(text(line)) <= width for line in chart.head)
    for spot in chart.spots:
        assert 0 <= spot.y < spot.y + spot.height <= chart.height
        if spot.id == HERONS and width >= FACING:
            there = chart.step(spot, 1, 0)
            assert there is not None
            assert there.id == FOXES
