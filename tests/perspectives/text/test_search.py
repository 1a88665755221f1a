import pytest

from perspectives.text.search import Searcher

TEXT = "The req-uest of the Kazakh autho-rities: “a request,” said one.\nThe REQUEST was granted."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("request", ["req-uest", "request", "REQUEST"]),
        ("authorities", ["autho-rities"]),
        ("kazakh", ["Kazakh"]),
        ('"a request', ["“a request"]),
        ("  granted ", ["granted"]),
        ("refusal", []),
        ("", []),
        ("   ", []),
    ],
)
def test_words_are_found_however_the_text_spells_them(query: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in Searcher(TEXT).find(query)] == found


def test_what_is_found_does_not_overlap() -> None:
    spans = Searcher("anananana").find("ana")
    assert [start for start, _end in spans] == [0, 4]


def test_what_is_typed_is_no_pattern() -> None:
    assert Searcher("Was it (a)? Yes.").find(".*") == []
