import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.errors import ArticleError
from perspectives.model import Article, Severity
from perspectives.sources import frontmatter, reader_for, text
from perspectives.sources.frontmatter import KEYS, MAX_CHARACTERS, split
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


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*KEYS, "tags"]),
            st.text("aÉ日0_ ,.;:'’“”()/!?–—-#\"[{|&*%@`>~=\t", max_size=12),
        ),
        max_size=3,
    )
)
def test_what_front_matter_says_is_what_yaml_takes_it_for(pairs):
    text = "".join(["---\n", *(f"{key}: {value}\n" for key, value in pairs), "---\nWords"])
    quick = split(text, Path("a.txt"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(frontmatter, "_plain", lambda block: None)
        assert split(text, Path("a.txt")) == quick


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


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("La mairie était fermée, dit-elle.\n", "latin-1"),
        ("“We don’t know,” she said — and left.\n", "cp1252"),
        ("Straßen und Brücken sind gesperrt, „bis auf Weiteres“.\n", "cp1252"),
        ("Burmistrz powiedział, że most jest zamknięty od środy, a łąka zalana.\n", "cp1250"),
        ("Мост закрыт до понедельника, сказала мэр.\n", "cp1251"),
        ("Мост закрыт до понедельника, сказала мэр.\n", "koi8-r"),
        ("市長は橋が閉鎖されたと述べた。\n", "shift_jis"),
    ],
)
def test_an_encoding_that_nobody_declares_is_guessed_and_that_is_told(tmp_path, words, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(words.encode(encoding))
    article, (doubt,) = text.read(path)
    assert article.text == words
    assert doubt.severity is Severity.WARNING
    assert "save it as UTF-8" in doubt.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(tmp_path, encoding):
    assert read(tmp_path / "a.txt", "Über Brücken\n".encode(encoding)).text == "Über Brücken\n"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("iso-8859-7", "Η γέφυρα έκλεισε."),
        ("iso-2022-jp", "橋は閉鎖された。"),
        ("no-such-thing", "Плотина"),
    ],
)
def test_an_encoding_that_a_text_declares_is_used_where_it_is_one(tmp_path, encoding, words):
    known = encoding if encoding != "no-such-thing" else "utf-8"
    said = f"# coding: {encoding}\n{words}"
    assert read(tmp_path / "a.txt", said.encode(known)).text == said


def test_utf_8_is_believed_before_what_a_text_says_of_itself(tmp_path):
    said = "coding: latin-1\nИван"
    assert read(tmp_path / "a.txt", said).text == said


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF\0\0", b"words\0words", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\x01\xfe\x03" * 99],
)
def test_a_binary_file_is_refused(tmp_path, content):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(ArticleError, match="this is no text"):
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
