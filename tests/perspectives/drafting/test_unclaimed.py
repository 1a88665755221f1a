import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.drafting.quotations import quotations
from perspectives.drafting.unclaimed import unclaimed
from perspectives.story.story import begin, load
from seeds import CSTO_PEACEKEEPERS

TEXT = "“One two three four,” she said. “Five six seven eight.” He called it “a hit”."


def words(text: str, *passages: tuple[int, int]) -> list[str]:
    return [text[slice(*quotation.spans[0])] for quotation in unclaimed(quotations(text), passages)]


def test_without_statements_every_quotation_is_unclaimed():
    text = "“One two three four.” He was there. “Five six seven eight.”"
    assert words(text) == ["One two three four.", "Five six seven eight."]


def test_a_quotation_that_a_statement_covers_is_claimed():
    text = "“One two three four.” He was there. “Five six seven eight.”"
    assert words(text, (1, 19)) == ["Five six seven eight."]


def test_half_of_a_quotation_claims_it_and_less_does_not():
    text = "“One two three four.”"
    assert words(text, (9, 19)) == []
    assert words(text, (15, 19)) == ["One two three four."]


def test_statements_claim_a_quotation_together():
    text = "“One two three four.”"
    assert words(text, (1, 8), (13, 19)) == []


def test_statements_that_overlap_count_once():
    text = "“One two three four.”"
    assert words(text, (1, 8), (1, 8), (3, 8)) == ["One two three four."]


def test_a_quotation_split_by_its_attribution_is_claimed_as_a_whole():
    assert words(TEXT) == ["One two three four,"]
    assert words(TEXT, (1, 20), (33, 53)) == []


def test_one_or_two_words_are_nobodys_statement():
    assert words("He called it “a hit” and “so what”.") == []


def test_a_report_around_a_quotation_claims_it():
    text = "He denied that “one two three four” had come."
    assert words(text, (3, 44)) == []


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("“One two three four,” said X.\n\n“Five six seven eight.”\n")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "side.yaml").write_text(
        "perspective: P\nactors: [{name: X, statements: [{quote: One two three four}]}]\n"
    )
    return tmp_path


def test_a_story_knows_what_is_unclaimed_in_its_articles(folder):
    story = load(folder)
    (quotation,) = story.unclaimed("a")
    assert quotation.words == 4
    assert story.unclaimed("a") is story.unclaimed("a")
    assert story.unclaimed("no article") == ()
    assert len(story.quotations("a")) == 2


def test_before_a_story_is_loaded_nothing_is_known_of_its_quotations(folder):
    story = begin(folder)
    assert story.quotations("a") == story.unclaimed("a") == ()


def test_the_quotations_of_a_text_that_did_not_change_are_not_looked_for_again(folder):
    before = load(folder)
    quotations = before.quotations("a")
    side = folder / "perspectives" / "side.yaml"
    side.write_text(side.read_text().replace("One two three four", "Five six seven eight"))
    after = load(folder, before)
    assert after.quotations("a") is quotations
    assert [quotation.spans for quotation in after.unclaimed("a")] == [quotations[0].spans]


def test_in_the_seed_story_only_what_nobody_says_is_unclaimed():
    story = load(CSTO_PEACEKEEPERS, relating=False)
    (quotation,) = story.unclaimed("article")
    start, end = quotation.spans[0]
    assert story.articles[0].text[start:end].startswith("one of the participating states")


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 40)), max_size=6))
def test_more_statements_never_leave_more_unclaimed(places):
    spans = [(start, start + length) for start, length in places]
    found = quotations(TEXT)
    for count in range(len(spans)):
        assert set(unclaimed(found, spans[: count + 1])) <= set(unclaimed(found, spans[:count]))
