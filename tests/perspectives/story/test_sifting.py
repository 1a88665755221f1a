"""A story sifted: what a filter leaves of it, and what may be typed to filter it by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.errors import FilterError
from perspectives.story.filtering import Filter, parse
from perspectives.story.sifting import Sieve
from perspectives.story.story import Story, load, proposing
from tests.tui.journey import write_story

ARTICLE = (
    "“The quay stays open,” said Ada Holm. “Nobody pays for the gas,” she said."
    " Lévre said: “Gas will be dearer by spring.” “We rest,” Ruth Lind said."
)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    quay = {"quote": "The quay stays open", "topic": "harbour", "date": "2024-03-02", "id": "quay"}
    gas = {"quote": "Nobody pays for the gas", "topic": "gas", "stance": "oppose"}
    dear = {
        "quote": "Gas will be dearer by spring",
        "topic": "gas prices",
        "stance": "support",
        "date": "2024-03",
        "answers": ["quay"],
    }
    lost = {"quote": "This stands in no article at all", "kind": "reported"}
    sides = {"Port": {"Ada Holm": [quay, gas]}, "Fjord Gas": {"Lévre": [dear, lost]}}
    path = tmp_path_factory.mktemp("sifting") / "story"
    loaded = load(write_story(path, {"evening.txt": ARTICLE}, sides))
    return proposing(loaded, frozenset())


def left(story: Story, line: str) -> list[str]:
    """Return the first words of the statements that a line leaves."""
    sieve = Sieve(story)
    return [one.statement.quote.split()[0] for one in sieve.passing(sieve.parse(line))]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", ["The", "Nobody", "Gas", "This", "We"]),
        ("topic:ga", ["Nobody", "Gas"]),
        ("topic:gas", ["Nobody"]),
        ("topic:GAS", ["Nobody"]),
        ("topic:prices", ["Gas"]),
        ("topic:ga topic:harbour", ["The", "Nobody", "Gas"]),
        ("topic:ga stance:support", ["Gas"]),
        ("topic:ga -stance:support", ["Nobody"]),
        ("-topic:ga -topic:harbour", ["This", "We"]),
        ("topic:none", ["This", "We"]),
        ("actor:levre", ["Gas", "This"]),
        ("actor:HOLM", ["The", "Nobody"]),
        ('side:"fjord gas"', ["Gas", "This"]),
        ("kind:reported", ["This"]),
        ("date:2024", ["The", "Gas"]),
        ("date:2024-03-02", ["The"]),
        ("date:none", ["Nobody", "This", "We"]),
        ("article:evening", ["The", "Nobody", "Gas", "This", "We"]),
        ("state:missing", ["This"]),
        ("tie:answers", ["Gas"]),
        ("tie:answered", ["The"]),
        ("tie:none", ["Nobody", "This", "We"]),
        ("unreviewed", ["We"]),
        ("-unreviewed", ["The", "Nobody", "Gas", "This"]),
        ("gas spring", ["Gas"]),
        ('"for the gas"', ["Nobody"]),
        ("topic:ga stance:neutral", []),
    ],
)
def test_terms_of_one_key_widen_a_filter_and_other_keys_and_words_narrow_it(
    story: Story, line: str, words: list[str]
) -> None:
    assert left(story, line) == words


def test_a_story_that_is_sifted_has_no_actor_and_no_side_without_statements(story: Story) -> None:
    sieve = Sieve(story)
    sifted = sieve.remaining(sieve.parse("actor:holm -topic:harbour"))
    assert [side.name for side in sifted.perspectives] == ["Port"]
    ((actor, entries),) = sifted.perspectives[0].actors
    assert (actor.name, len(entries)) == ("Ada Holm", 1)
    assert sifted.statement("quay") is None
    assert sifted.next(entries[0].id) is None
    assert sifted.found_in("evening") == sifted.statements == entries
    assert sifted.articles == story.articles


def test_a_filter_that_lets_everything_through_leaves_the_story_itself(story: Story) -> None:
    assert Sieve(story).remaining(Filter()) is story


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("topic:habour", "no topic begins with habour; the nearest is harbour"),
        ("-topic:habour", "no topic begins with habour; the nearest is harbour"),
        ("actor:hlm", "no actor begins with hlm; the nearest is Ada Holm"),
        ("stance:against", "no stance begins with against"),
        ("state:exat", "no state begins with exat; the nearest is exact"),
    ],
)
def test_a_value_that_no_statement_has_is_told_with_the_nearest(
    story: Story, line: str, told: str
) -> None:
    with pytest.raises(FilterError) as error:
        Sieve(story).parse(line)
    assert str(error.value) == told


def test_what_a_statement_could_have_leaves_nothing_where_none_has_it(story: Story) -> None:
    assert left(story, "state:ambiguous") == []


# What is offered


def offered(story: Story, line: str) -> list[str]:
    return [one.label for one in Sieve(story).offer(line, len(line)).completions]


def test_an_empty_line_offers_the_keys(story: Story) -> None:
    assert offered(story, "")[:3] == ["topic:", "actor:", "side:"]
    assert offered(story, "topic:gas ")[-2:] == ["unreviewed", "-"]


def test_behind_a_key_its_values_are_offered_those_that_more_have_first(story: Story) -> None:
    assert offered(story, "actor:") == ["Ada Holm", "Lévre", "Ruth Lind"]
    assert offered(story, "actor:lev") == ["Lévre"]
    assert offered(story, "stance:") == ["support", "oppose", "neutral", "none"]
    assert offered(story, "date:") == ["2024-03", "2024-03-02", "none"]


def test_letters_alone_offer_the_values_that_they_may_mean_with_their_keys(story: Story) -> None:
    assert offered(story, "har") == ["topic:harbour"]
    assert offered(story, "-hol") == ['actor:"Ada Holm"']


def test_what_is_typed_in_full_is_offered_no_more(story: Story) -> None:
    assert offered(story, "topic:harbour") == []


@given(line=st.text(alphabet='actor:"Ada Holm"-topic ', max_size=12), at=st.integers(0, 12))
def test_whatever_is_taken_of_an_offer_is_a_filter_where_only_its_terms_stand(
    story: Story, line: str, at: int
) -> None:
    offer = Sieve(story).offer(line, min(at, len(line)))
    start, end = offer.span
    assert 0 <= start <= end <= len(line)
    for one in offer.completions:
        if one.insert.endswith(" "):
            assert len(parse(one.insert).terms) == 1
