import pytest

from tui.drawing.dates import long_date, short_date


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2022", "2022"),
        ("2022-01", "January 2022"),
        ("2022-01-07", "7 January 2022"),
        ("2022-01-07T14:30", "7 January 2022 14:30"),
        ("2022-01-07T14:30:05+06:00", "7 January 2022 14:30 +06:00"),
        ("2022-01-07T14:30Z", "7 January 2022 14:30 Z"),
    ],
)
def test_a_date_is_said_in_words(date: str, said: str) -> None:
    assert long_date(date) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [("2022-01-07", "7 Jan"), ("2022-05", "May 2022"), ("2021-12-31", "31 Dec 2021")],
)
def test_the_year_is_left_out_where_the_reader_is_in_it(date: str, said: str) -> None:
    assert short_date(date, "2022") == said


def test_the_year_is_said_where_the_readers_year_is_not_known() -> None:
    assert short_date("2014-03-01", "") == "1 Mar 2014"


def test_what_is_no_date_is_shown_as_it_is() -> None:
    assert long_date("last winter") == "last winter"
