"""What an article says of itself, written into its front matter."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.errors import ArticleError
from perspectives.sources.describing import described
from perspectives.sources.frontmatter import KEYS, split

TXT = Path("article.txt")


def told(text: str, path: Path = TXT, **fields: str) -> str:
    return described(text.encode(), fields, path).decode()


def test_front_matter_is_made_where_there_is_none() -> None:
    assert told("Words.\n", title="The bridge", date="2031-03-02") == (
        "---\ntitle: The bridge\ndate: 2031-03-02\n---\nWords.\n"
    )


def test_a_value_that_stands_there_is_changed_and_everything_else_stays() -> None:
    before = "---\n# mine\ntitle: Old   # note\nother: {a: 1}\n---\nWords.\n"
    assert told(before, title="New", outlet="The Weir") == (
        "---\n# mine\ntitle: New\nother: {a: 1}\noutlet: The Weir\n---\nWords.\n"
    )


@pytest.mark.parametrize(
    "old",
    [
        "author: [Ann, Bo]",
        "author:\n  - Ann\n  - Bo",
        "author:\n- Ann\n- Bo",
        "author: >\n  Ann\n  Lee",
    ],
)
def test_a_value_over_several_lines_is_changed_as_a_whole(old: str) -> None:
    assert told(f"---\n{old}\ntitle: T\n---\nWords.", author="Cy Fox") == (
        "---\nauthor: Cy Fox\ntitle: T\n---\nWords."
    )


@pytest.mark.parametrize("value", ["a: b", "'", '"x"', "# no", "- x", "https://x.org/?a=b#c", "[a"])
def test_whatever_yaml_makes_of_signs_the_value_is_read_as_it_was_given(value: str) -> None:
    assert split(told("Words.", title=value), TXT)[0] == {"title": value}


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    before = b"\xef\xbb\xbf---\r\ntitle: Old\r\n---\r\nOne.\r\nTwo.\n"
    after = b"\xef\xbb\xbf---\r\ntitle: New\r\n---\r\nOne.\r\nTwo.\n"
    assert described(before, {"title": "New"}, TXT) == after


def test_a_text_in_another_encoding_is_in_utf_8_afterwards() -> None:
    after = described("Où est la clef ? Là-bas, à côté.".encode("cp1252"), {"title": "T"}, TXT)
    assert "Où est la clef ? Là-bas, à côté." in after.decode("utf-8")


@pytest.mark.parametrize(
    ("text", "path", "why"),
    [
        ("<p>Words.</p>", Path("a.html"), "only .md and .txt have front matter"),
        (
            "From: Ann Lee <ann@example.org>\nSubject: A\nDate: Fri, 7 Jan 2022 10:00:00 +0000\n"
            "To: bo@example.org\n\nWords.\n",
            TXT,
            "a head of its own",
        ),
        ("---\ntitle: a: b\n---\nWords.", TXT, "mend these first"),
        ("---\n{title: a}\n---\nWords.", TXT, "written in an unusual way"),
    ],
)
def test_what_cannot_be_changed_without_changing_more_is_refused(text, path, why) -> None:
    with pytest.raises(ArticleError) as error:
        told(text, path, title="T")
    assert why in str(error.value)


VALUES = (
    st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
BODIES = st.text(st.sampled_from("ab “”.:#-\n"), max_size=60)
FIELDS = st.dictionaries(st.sampled_from(sorted(KEYS)), VALUES, min_size=1)


@given(before=FIELDS | st.just({}), after=FIELDS, body=BODIES)
def test_what_was_written_is_read_again_and_the_text_stays(before, after, body) -> None:
    content = body.encode()
    try:
        for fields in (before, after):
            content = described(content, fields, TXT) if fields else content
    except ArticleError:
        # Only a text that has a head of its own, or front matter with mistakes.
        assert body.startswith("---") or ":" in body.partition("\n")[0]
        return
    whole = split(content.decode(), TXT)
    own = split(body, TXT)
    assert whole == (own[0] | before | after, own[1], ())
