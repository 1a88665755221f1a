import pytest

from tui.drawing.arrangement import Arrangement


def arranged(width: int, *, wants: bool = True, inside: bool = False, of: int = 5) -> Arrangement:
    return Arrangement(width, of, wants_columns=wants, in_columns=inside)


@pytest.mark.parametrize(
    ("width", "columns"), [(60, 1), (83, 1), (84, 1), (131, 1), (132, 2), (160, 3), (240, 6)]
)
def test_a_wider_screen_has_room_for_more_columns(width: int, columns: int) -> None:
    assert arranged(width).capacity == columns


def test_a_narrow_screen_shows_the_article_or_a_column() -> None:
    assert not arranged(60).shows_columns
    assert arranged(60, inside=True).shows_columns
    assert arranged(60).classes()["-with-speaker"]


def test_a_wider_screen_shows_both_unless_the_reader_does_not_want_it() -> None:
    assert arranged(100).shows_columns
    assert not arranged(100, wants=False).shows_columns
    assert arranged(100, wants=False).classes()["-with-speaker"]


@pytest.mark.parametrize(
    ("width", "perspectives", "tabs"),
    [(160, 3, False), (160, 4, True), (100, 1, False), (100, 2, True), (60, 1, True)],
)
def test_names_are_listed_where_not_all_columns_are_on_screen(
    width: int, perspectives: int, tabs: bool
) -> None:
    assert arranged(width, of=perspectives).shows_tabs is tabs


def test_without_perspectives_the_article_stands_alone() -> None:
    classes = arranged(160, of=0).classes()
    assert not classes["-with-columns"]
    assert not classes["-with-tabs"]
    assert not classes["-with-speaker"]
