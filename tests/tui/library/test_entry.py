"""An entry of the library: what it says, and how it is laid out."""

from datetime import datetime
from pathlib import Path

import pytest
from rich.cells import cell_len

from perspectives.library.records import Record
from tui.library.entry import entry, facts, when

NOW = datetime(2031, 3, 9, 14, 30)

ONE = Record(
    path=Path("/stories/harbour"),
    title="The harbour",
    outlet="The Gazette",
    date="2031-02-03",
    last_read=datetime(2031, 3, 8, 23).timestamp(),
    progress=45,
    statements=1,
    proposals=7,
    problems=2,
)


@pytest.mark.parametrize(
    ("then", "told"),
    [
        (datetime(2031, 3, 9, 0, 5), "today 00:05"),
        (datetime(2031, 3, 8, 23, 59), "yesterday"),
        (datetime(2031, 1, 2), "on 2 Jan"),
        (datetime(2030, 12, 31), "on 31 Dec 2030"),
    ],
)
def test_days_nearby_are_called_by_their_names(then, told):
    assert when(then, NOW) == told


def test_an_entry_says_where_it_is_from_how_far_it_is_read_and_what_waits():
    assert [*facts(ONE, NOW)] == [
        "The Gazette",
        "3 February 2031",
        "45% read yesterday",
        "1 statement",
        "7 to review",
        "! 2 wrong",
        "harbour",
    ]


@pytest.mark.parametrize("width", [20, 40, 100])
def test_no_fact_is_cut_in_two(width):
    _title, *lines = entry(ONE, NOW, width).plain.split("\n")
    assert " · ".join(lines) == " · ".join(facts(ONE, NOW))
    assert all(cell_len(line) <= width for line in lines)
