import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.errors import ArticleError
from perspectives.model import Article
from perspectives.sources import reader_for, text
from perspectives.sources.frontmatter import MAX_CHARACTERS, split
from seeds import CSTO_PEACEKEEPERS


def read(path: Path, content: bytes | str) -> Article:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    article, problems = text.read(path)
    assert problems == ()
    return article


def test_an_article_is_what_stands_below_its_front_matter():
    article, problems = text.read(CSTO_PEACEKEEPERS / "article.txt")
    assert problems == ()
    assert article.id == "article"
    assert article.title == "How the West reacted to the deployment of CSTO peacekeepers"
    assert article.author == "Anna Gromova"
    assert article.outlet == "The Frontier Post"
    assert article.date == "2022-01"
    assert article.text.startswith("How the West reacted")
    assert "req-uest of the Kazakh autho-rities" in article.text


def test_a_text_without_front_matter_is_an_article_of_which_nothing_else_is_known(tmp_path):
    path = tmp_path / "a.txt"
    assert read(path, "Only words.\n") == Article(id="a", text="Only words.\n", path=path)


def test_front_matter_keeps_every_value_as_it_is_written(tmp_path):
    article = read(
        tmp_path / "a.txt",
        "---\ntitle: NO\ndate: 2022-02-24\noutlet: 0123\nlanguage: on\nurl: 12:30\n---\nWords",
    )
    assert (article.title, article.date, article.outlet) == ("NO", "2022-02-24", "0123")
    assert (article.language, article.url, article.text) == ("on", "12:30", "Words")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("Words", 1),
        ("---\ntitle: T\n---\nWords", 4),
        ("\ufeff---\r\ntitle: T\r\n---\r\n\r\nWords", 4),
    ],
)
def test_the_line_is_known_on_which_the_text_begins(tmp_path, content, line):
    (tmp_path / "a.txt").write_bytes(content.encode())
    assert text.read(tmp_path / "a.txt")[0].line == line


def test_two_authors_are_joined_and_keys_of_other_programs_are_left(tmp_path):
    article = read(
        tmp_path / "a.txt", "---\nauthor: [Ann Lee, Bo Ek]\ntags:\n  - {x: y}\ntitle:\n---\nWords"
    )
    assert article.author == "Ann Lee, Bo Ek"
    assert article.title is None


@pytest.mark.parametrize(
    "content",
    [
        "---\nA rule above, and below.\n---\nMore",
        "---\n---\nTwo rules",
        "---\ntitle: never closed",
        "---\n- a\n- list: of things\n---\nMore",
        f"---\ntitle: {'far ' * MAX_CHARACTERS}\n---\nclosed too late",
        "--- \x0cnot a line of its own\n---\n",
    ],
)
def test_rules_across_the_page_are_no_front_matter(tmp_path, content):
    assert read(tmp_path / "a.txt", content).text == content


def test_a_mistake_in_front_matter_is_named_by_its_place_and_costs_only_its_value(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("---\ndate: 2022\ntitle: The bridge: what next\nauthor: A\n---\nWords")
    article, (problem,) = text.read(path)
    assert (article.title, article.date, article.author) == (None, "2022", "A")
    assert article.text == "Words"
    assert (problem.path, problem.line) == (path, 3)
    assert "in quotes" in problem.message


def test_prose_between_rules_is_no_mistake():
    prose = '---\nHe said: no, and: "why\n---\nWords'
    assert split(prose, Path("a.txt")) == ({}, prose, ())


def test_deep_nesting_and_aliases_of_aliases_end_in_an_answer():
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)
    )
    for block in (bomb, "a: " + "{a: " * (MAX_CHARACTERS // 5), "- " * (MAX_CHARACTERS // 3)):
        hostile = f"---\n{block}\n---\nWords"
        assert split(hostile, Path("a.txt")) == ({}, hostile, ())


def test_line_ends_are_read_as_newlines_and_a_byte_order_mark_is_dropped(tmp_path):
    article = read(tmp_path / "a.txt", b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\nOne\r\nTwo\rThree\n")
    assert article.title == "T"
    assert article.text == "One\nTwo\nThree\n"


def test_an_empty_file_is_an_empty_article(tmp_path):
    assert read(tmp_path / "a.txt", b"").text == ""


def test_latin_1_is_refused_with_its_line_and_the_way_out(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("one\ncafé\n".encode("latin-1"))
    with pytest.raises(ArticleError, match=r"not UTF-8.*0xE9.*iconv") as caught:
        text.read(path)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"\x7fELF\0\0", "NUL"), ("UTF-16".encode("utf-16"), "NUL"), (b"\x89PNG\r\n", "not UTF-8")],
)
def test_a_binary_file_is_refused(tmp_path, content, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(ArticleError, match=reason):
        text.read(path)


def test_a_file_too_large_to_be_an_article_is_refused_unread(tmp_path):
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, 50_000_000)
    with pytest.raises(ArticleError, match="50 MB are too many"):
        text.read(path)


def test_what_is_no_ordinary_file_is_refused_without_waiting_for_it(tmp_path):
    fifo, folder, dangling = tmp_path / "f.txt", tmp_path / "d.txt", tmp_path / "l.txt"
    os.mkfifo(fifo)
    folder.mkdir()
    dangling.symlink_to("nowhere")
    for path, reason in [(fifo, "no ordinary"), (folder, "no ordinary"), (dangling, "No such")]:
        with pytest.raises(ArticleError, match=reason):
            text.read(path)


def test_the_ending_tells_the_format_in_either_case():
    assert reader_for(Path("A.TXT")) is text.read
    assert reader_for(Path("a.yaml")) is None
    assert reader_for(Path(".txt")) is None


@given(st.text(st.characters(exclude_characters="\r\0", codec="utf-8")))
def test_without_a_rule_at_the_top_every_character_stays(content):
    assert split(f" {content}", Path("a.txt")) == ({}, f" {content}", ())


@given(st.text(st.characters(exclude_characters="\r\0", codec="utf-8")))
def test_what_stands_below_front_matter_is_kept_to_the_character(content):
    assert split(f"---\ntitle: T\n---\n{content}", Path("a.txt")) == ({"title": "T"}, content, ())


@given(
    st.text(
        st.sampled_from("title:[]{}\"'#|>-&*!%@,? \n\t\x07\x1b\u2028")
        | st.characters(codec="utf-8")
    )
)
def test_whatever_stands_in_front_matter_has_an_answer(block):
    whole = f"---\ntitle: {block}\n---\nWords"
    _, body, problems = split(whole, Path("a.txt"))
    assert whole.endswith(body)
    assert all(problem.line <= whole.count("\n") for problem in problems)
