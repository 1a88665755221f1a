from perspectives.drafting.paragraphs import paragraphs


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_a_blank_line_ends_a_paragraph():
    assert parts("One.\n\nTwo.\n \t\nThree.\n") == ["One.", "Two.", "Three."]


def test_a_line_end_inside_wrapped_text_ends_none():
    assert parts("One is\nlong.\n\nTwo.") == ["One is\nlong.", "Two."]


def test_where_lines_are_long_each_is_a_paragraph():
    long = "word " * 30
    assert parts(f"{long}\nTwo.\nThree.") == [long, "Two.", "Three."]


def test_a_text_without_words_has_none():
    assert parts("") == parts("\n \n\n") == []
