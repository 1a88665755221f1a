"""Quotes that differ from the article only in white space and dashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.checking.respacing import respaced


@pytest.mark.parametrize(
    ("quote", "article", "wanted"),
    [
        ("sixty five people", "sixty-five people", "sixty-five people"),
        ("sixty-five people", "sixty five people", "sixty five people"),
        ("the well - known house", "the well-known house", "the well-known house"),
        ("the well – known house", "the well-known house", "the well-known house"),
        ("the wellknown house", "the well known house", "the well known house"),
        ("the sixty-five", "the sixty—five", "the sixty—five"),
        ("what ever they say", "what-\never they say", "what-ever they say"),
        ("sixty five people", "sixty\nfive  people", None),
        ("twenty two years", "twenty\u00adtwo years", "twentytwo years"),
        ("می شود", "می\u200cشود", "می\u200cشود"),
    ],
)
def test_words_are_spaced_as_the_article_has_them(quote, article, wanted):
    found = respaced(quote, [article])
    assert (found and found.quote) == wanted


def test_all_but_the_words_that_are_spaced_otherwise_stays():
    quote = "“It's  SIXTY five – people”, of req-uests"
    found = respaced(quote, ["it’s sixty-five - people of requests"])
    assert found.quote == "“It's  sixty-five – people”, of req-uests"
    assert (found.ours, found.theirs, found.more) == ("SIXTY five", "sixty-five", 0)


def test_every_place_is_mended_and_the_first_one_named():
    found = respaced("a well known man of sixty five", ["a well-known man", "of sixty-five"])
    assert found.quote == "a well-known man of sixty-five"
    assert (found.ours, found.theirs, found.more) == ("well known", "well-known", 1)


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("sixty five people", ["sixty-five peoples"]),
        ("sixty five people", ["sixty-five"]),
        ("sixty, five people", ["sixty-five people"]),
        ("sixty … five people", ["sixty-five people"]),
        ("[sixty] five people", ["sixty-five people"]),
        ("sixtyfive people", ["sixty", "five people"]),
        ("the same words", ["The same – words!"]),
        ("", [""]),
        ("…", ["sixty"]),
    ],
)
def test_a_quote_that_differs_in_more_or_in_nothing_is_left_alone(quote, parts):
    assert respaced(quote, parts) is None


words = st.lists(st.text("abcé", min_size=1, max_size=4), min_size=1, max_size=8)
gaps = st.sampled_from([" ", "-", " - ", "  ", "\n", " – "])


@given(words, st.data())
def test_respaced_words_are_the_articles_and_stay_so(words, data):
    def text() -> str:
        drawn = data.draw(st.lists(gaps, min_size=len(words), max_size=len(words)))
        return "".join(part for pair in zip(words, drawn, strict=True) for part in pair).strip(
            " -–\n"
        )

    quote, article = text(), text()
    if found := respaced(quote, [article]):
        assert found.quote != quote
        again = respaced(found.quote, [article])
        assert again is None, (found.quote, article)
