from tui.navigation.matches import Matches

SPANS = [(3, 5), (10, 12), (20, 22)]


def test_a_search_begins_at_the_first_match_from_where_the_reader_is() -> None:
    assert Matches.from_offset(SPANS, 0).span == (3, 5)
    assert Matches.from_offset(SPANS, 10).span == (10, 12)
    assert Matches.from_offset(SPANS, 11).span == (20, 22)


def test_a_search_behind_the_last_match_begins_at_the_first() -> None:
    assert Matches.from_offset(SPANS, 30).span == (3, 5)


def test_matches_are_walked_around_the_ends() -> None:
    last = Matches.from_offset(SPANS, 20)
    assert last.step(1).span == (3, 5)
    assert last.step(1).step(-1) == last
