"""The words that two tied statements share, and those that differ."""

from hypothesis import given
from hypothesis import strategies as st

from perspectives.model import RelationKind
from perspectives.text.worddiff import word_diff
from perspectives.views.facing import facing

ONE = "“Whoever sends herons into our garden, they will be hard to drive away”"
OTHER = "When somebody sends foxes into our garden, they will be hard to live with"


def said(text, spans):
    return [text[start:end] for start, end in spans]


def test_of_the_same_frame_the_words_in_its_slots_have_changed() -> None:
    one, other = facing(ONE, OTHER, RelationKind.PARALLEL)
    assert "into our garden, they will be hard to" in said(ONE, one.shared)
    assert said(ONE, one.changed) == ["herons", "drive away"]
    assert said(OTHER, other.changed) == ["foxes", "live with"]


def test_of_the_same_utterance_all_words_that_differ_have_changed() -> None:
    one, other = facing(
        "We, the town, shall not pay", "We shall never pay that", RelationKind.VARIANT
    )
    assert said("We, the town, shall not pay", one.changed) == ["the town,", "not"]
    assert said("We shall never pay that", other.changed) == ["never", "that"]


TEXTS = st.lists(
    st.sampled_from(["harbour", "the", "town", "“we", "pay”", "—", "Ice,", "o'er", "ﬁne", "日本"])
).map(" ".join)


@given(TEXTS, TEXTS, st.sampled_from(RelationKind))
def test_spans_are_in_order_and_within_their_text(one, other, kind) -> None:
    for text, face in zip((one, other), facing(one, other, kind), strict=True):
        for spans in (face.shared, face.changed):
            edges = [edge for span in spans for edge in span]
            assert edges == sorted(edges)
            assert all(0 <= start < end <= len(text) for start, end in spans)


@given(TEXTS, TEXTS)
def test_each_word_of_an_utterance_told_twice_is_shared_or_changed(one, other) -> None:
    ours, theirs = facing(one, other, RelationKind.VARIANT)
    changes = word_diff(one, other)
    for text, face, of in (
        (one, ours, [change.quote for change in changes]),
        (other, theirs, [change.article for change in changes]),
    ):
        words = [word for words in of for word in words]
        spans = sorted((*face.shared, *face.changed))
        assert "".join(said(text, spans)).replace(" ", "") == "".join(words).replace(" ", "")


@given(TEXTS)
def test_what_says_the_same_has_not_changed(text) -> None:
    for kind in RelationKind:
        assert all(face.changed == () for face in facing(text, text, kind))
