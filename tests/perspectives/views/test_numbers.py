"""A story in numbers: by side and by actor, several articles together and apart."""

import msgspec
import pytest

from perspectives.model import Article
from perspectives.story.story import Story
from perspectives.views.numbers import ORDERS, Numbers, numbers, ordered
from tests.perspectives.views.stories import proposed, statement, story, without

MORNING = Article(id="morning", text="x" * 100)
EVENING = Article(id="evening", text="x" * 300)


@pytest.fixture
def ferry() -> Story:
    """Return what is said of a ferry, in two papers."""
    return story(
        {
            "company": {
                "Ruark": [
                    statement("It pays for itself", topic="fares", date="1956-05"),
                    statement("It does not leak", topic="hull", stance="oppose", kind="mixed"),
                    statement("Ask me in June", article="evening", date="1956-05-03", topic="hull"),
                ],
                "Imrie": [statement("No comment", kind="reported", article="evening")],
            },
            "islands": {
                "Sorley": [
                    statement("We swim, then, said all of the islands", date="1956-04-30T18:00"),
                ],
            },
        },
        MORNING,
        EVENING,
    )


def names(page: Numbers) -> list[tuple[str, list[str]]]:
    return [(one.side.id, [who.actor.name for who in one.actors]) for one in page.sides]


def test_statements_and_words_are_counted_by_actor_by_side_and_together(ferry):
    together, *_ = numbers(ferry)
    company, islands = together.sides
    assert [who.tally.filed.statements for who in company.actors] == [3, 1]
    assert [who.tally.filed.words for who in company.actors] == [12, 2]
    assert company.tally.filed.statements == 4
    assert islands.tally.filed.words == 8
    assert together.tally.filed.words == 22


def test_articles_are_counted_together_and_apart(ferry):
    assert [page.article and page.article.id for page in numbers(ferry)] == [
        None,
        "morning",
        "evening",
    ]
    _, morning, evening = numbers(ferry)
    assert names(morning) == [("company", ["Ruark"]), ("islands", ["Sorley"])]
    assert names(evening) == [("company", ["Ruark", "Imrie"])]


def test_one_article_is_counted_once():
    assert len(numbers(story({"a": {"b": [statement("words")]}}))) == 1


def test_the_share_is_of_the_characters_of_what_is_counted(ferry):
    together, morning, evening = numbers(ferry)
    assert together.tally.filed.share == pytest.approx(50 / 400)
    assert morning.tally.filed.share == pytest.approx(30 / 100)
    assert evening.tally.filed.share == pytest.approx(20 / 300)


def test_words_that_two_statements_have_are_no_larger_a_share(ferry):
    first = ferry.statements[0]
    twice = [
        msgspec.structs.replace(entry, passage=first.passage) if entry.id == "1" else entry
        for entry in ferry.statements
    ]
    _, morning, _ = numbers(msgspec.structs.replace(ferry, statements=tuple(twice)))
    assert morning.tally.filed.share == pytest.approx(20 / 100)


def test_what_was_found_nowhere_is_counted_only_where_all_articles_are(ferry):
    together, morning, evening = numbers(without(ferry, "3"))
    assert together.tally.filed.statements == 5
    assert morning.tally.filed.statements + evening.tally.filed.statements == 4


def test_topics_stances_and_kinds_are_counted_and_the_most_frequent_topic_comes_first(ferry):
    together, *_ = numbers(ferry)
    figures = together.tally.filed
    assert [*figures.topics.items()] == [("hull", 2), ("fares", 1)]
    assert figures.stances == {"oppose": 1}
    assert figures.kinds == {"direct": 3, "mixed": 1, "reported": 1}


def test_the_first_date_begins_first_and_the_last_is_over_last(ferry):
    together, *_ = numbers(ferry)
    figures = together.tally.filed
    assert (figures.first, figures.last) == ("1956-04-30T18:00", "1956-05")
    company = together.sides[0]
    assert company.actors[1].tally.filed.first is company.actors[1].tally.filed.last is None


def test_what_is_proposed_is_never_counted_with_what_is_filed(ferry):
    together, *_ = numbers(proposed(ferry, "0", "4"))
    assert together.tally.filed.statements == 3
    assert together.tally.proposed.statements == 2
    islands = together.sides[1]
    assert (islands.tally.filed.words, islands.tally.proposed.words) == (0, 8)
    assert islands.tally.filed.first is None
    assert islands.tally.proposed.first == "1956-04-30T18:00"


def test_sides_and_the_actors_of_each_are_sorted_by_what_is_wanted(ferry):
    page, *_ = numbers(ferry)
    assert ordered(page, None) == page
    assert names(ordered(page, "first date")) == [
        ("islands", ["Sorley"]),
        ("company", ["Ruark", "Imrie"]),
    ]
    assert names(ordered(page, "statements"))[0] == ("company", ["Ruark", "Imrie"])


@pytest.mark.parametrize("order", ORDERS)
def test_no_order_loses_or_adds_anybody(ferry, order):
    for page in numbers(ferry):
        sorted_page = ordered(page, order)
        assert {(side, *sorted(actors)) for side, actors in names(sorted_page)} == {
            (side, *sorted(actors)) for side, actors in names(page)
        }


def test_a_story_without_words_has_no_share_of_them():
    (page,) = numbers(story({}, Article(id="empty", text="")))
    assert page.tally.filed.share == 0.0
    assert page.sides == ()
