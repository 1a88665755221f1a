import pytest

from perspectives.text.paragraphs import paragraphs


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_a_blank_line_ends_a_paragraph():
    assert parts("One.\n\nTwo.\n \t\nThree.\n") == ["One.", "Two.", "Three."]


def test_a_line_end_inside_wrapped_text_ends_none():
    assert parts("One is\nlong.\n\nTwo.") == ["One is\nlong.", "Two."]


def test_where_lines_are_long_each_is_a_paragraph():
    long = "word " * 30
    assert parts(f"{long}\nTwo.\nThree.") == [long, "Two.", "Three."]


def test_one_long_line_leaves_the_wrapped_paragraphs_around_it():
    long = "word " * 30
    assert parts(f"One is\nlong.\n\n{long}\n\nTwo\nis.") == ["One is\nlong.", long, "Two\nis."]


@pytest.mark.parametrize("run", [" ", "\n", " \n", "a\n", "a \n \n"])
def test_a_megabyte_of_anything_is_read_to_an_end(run):
    assert len(parts(run * (1_000_000 // len(run)))) <= 1_000_000


def test_in_a_transcript_each_speaker_begins_a_paragraph():
    assert parts("ANNA: One\nis long.\nBo Ek: Two.\nANNA: Three.") == [
        "ANNA: One\nis long.",
        "Bo Ek: Two.",
        "ANNA: Three.",
    ]


def test_a_single_colon_makes_no_transcript():
    assert parts("He said\nwords: two.\nNote: they\nwere many.") == [
        "He said\nwords: two.\nNote: they\nwere many."
    ]


def test_a_text_without_words_has_none():
    assert parts("") == parts("\n \n\n") == []
