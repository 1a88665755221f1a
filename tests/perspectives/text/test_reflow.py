import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.text.paragraphs import reflow

PROSE = (
    "The council met for the third time in a week, and for the third time the mayor said that "
    "the bridge would be built, whatever it cost and whoever had to pay for it in the end. "
    "Nobody who was there believed a word of it."
)


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
def test_a_paragraph_wrapped_by_hand_flows(width: int) -> None:
    wrapped = textwrap.fill(PROSE, width)
    assert reflow(f"{wrapped}\n\n{wrapped}") == f"{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\n{PROSE}",
        "A heading\nA short line.\nAnother short line.",
        "- one thing that was said\n- another thing that was said in a longer line than the first",
        "Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\n"
        "Rough winds do shake the darling buds of May,",
        "".join(f"{name}: {PROSE[:60]}\n" for name in ("ANNA LEE", "BO EK", "ANNA LEE", "BO EK")),
        "".join(f"> {line}\n" for line in textwrap.wrap(PROSE, 70)),
        "",
    ],
    ids=[
        "paragraphs of one line",
        "short lines",
        "a list",
        "verse",
        "a transcript",
        "quoted",
        "nothing",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert reflow(text) == text


def test_what_one_speaker_of_a_transcript_says_flows() -> None:
    said = [textwrap.fill(f"{name}: {PROSE}", 70) for name in ("ANNA LEE", "BO EK", "ANNA LEE")]
    assert reflow("\n".join(said)).split("\n") == [" ".join(one.split("\n")) for one in said]


def test_a_long_address_between_paragraphs_stops_none_of_them_from_flowing() -> None:
    wrapped = textwrap.fill(PROSE, 70)
    address = "https://example.org/" + "a" * 150
    assert reflow(f"{wrapped}\n\n{address}\n\n{wrapped}") == f"{PROSE}\n\n{address}\n\n{PROSE}"


@given(st.text(st.sampled_from("abc d\n"), max_size=600))
def test_offsets_stay_what_they_are(text: str) -> None:
    flowing = reflow(text)
    assert len(flowing) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, flowing, strict=True))
