"""What holds of the drafts of every text, however hostile."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.drafting import draft

_PIECES = [
    "said", "says", "told", "according to", "Ada Brown", "Mr.", "Smith", "she", "he", "who", "that",
    "“", "”", '"', "'", "«", "»", "„", ",", ".", "?", "!", ":", ";", "—", "-", "(", ")", "\n",
    "\n\n",
    "the minister", "of", "in", "on Friday", "January 7", "and", "but", "if", "not", "adding",
    "in his opinion", "called", "as", "sagte", "dit-il", "a-t-elle", "selon", "сказал", "что",
    "dass", "E.",
    "l'", "’s", "U.S.", "…", "...", "--", "\u202e", "\x00", "🙂", "日本",
]  # fmt: skip
hostile = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=60).map("".join),
)


@settings(max_examples=200)
@given(hostile, st.sampled_from([None, "en", "de", "fr", "es", "ru", "xx"]))
def test_a_draft_quotes_the_text_in_order_and_never_fails(text: str, language: str | None) -> None:
    found = draft(text, language=language, date="2022-01-09")
    assert [one.spans for one in found] == sorted(one.spans for one in found)
    for one in found:
        ends = [0]
        for start, end in one.spans:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)
        pieces = (" ".join(text[start:end].split()) for start, end in one.spans)
        assert one.quote == " … ".join(pieces)
        assert 0 <= one.confidence <= 100
        assert one.reason
        assert "\n" not in one.reason
        for span in (one.speaker, one.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_no_pronoun_is_left_as_an_actor() -> None:
    text = "He said that the bridge was closed. They said “it is open” again. It said so much more."
    assert not {one.actor for one in draft(text)} & {"He", "They", "It", "he", "they", "it"}
