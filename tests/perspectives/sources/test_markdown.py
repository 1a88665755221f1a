import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.model import Article, Style
from perspectives.sources import markdown, read
from perspectives.sources.composing import Composer
from perspectives.sources.markup import composed


def read_words(path, content: str) -> Article:
    path.write_text(content)
    article, problems = read(path)
    assert problems == ()
    return article


def styled(article: Article, style: Style) -> list[str]:
    return [article.text[one.start : one.end] for one in article.styles if one.style is style]


def test_the_text_is_what_a_person_reads_and_marks_are_styles(tmp_path):
    article = read_words(
        tmp_path / "a.md",
        "# The *old* dam\n\nIt **will** hold, says\n[the mayor](http://a.org), with `make`.\n",
    )
    assert article.text == "The old dam\n\nIt will hold, says the mayor, with make."
    assert article.title == "The old dam"
    assert styled(article, Style.HEADING) == ["The old dam"]
    assert styled(article, Style.EMPHASIS) == ["old"]
    assert styled(article, Style.STRONG) == ["will"]
    assert styled(article, Style.LINK) == ["the mayor"]
    assert styled(article, Style.CODE) == ["make"]


def test_a_block_quote_is_its_paragraphs(tmp_path):
    article = read_words(tmp_path / "a.md", "Before.\n\n> One **two**.\n>\n> Three.\n\nAfter.\n")
    assert article.text == "Before.\n\nOne two.\n\nThree.\n\nAfter."
    assert styled(article, Style.QUOTE) == ["One two.\n\nThree."]


def test_lists_have_bullets_and_numbers_and_stand_inside_one_another(tmp_path):
    article = read_words(tmp_path / "a.md", "- One\n- Two\n  - Deep\n\nText\n\n3. Three\n4. Four\n")
    assert article.text == "• One\n• Two\n  • Deep\n\nText\n\n3. Three\n4. Four"


def test_code_keeps_its_lines_and_spaces(tmp_path):
    article = read_words(tmp_path / "a.md", "Run:\n\n```sh\nif x\n  then  y\n\nfi\n```\n\nDone.\n")
    assert article.text == "Run:\n\nif x\n  then  y\n\nfi\n\nDone."
    assert styled(article, Style.CODE) == ["if x\n  then  y\n\nfi"]


def test_a_table_is_a_line_for_each_row(tmp_path):
    article = read_words(tmp_path / "a.md", "| Year | Dams |\n|--|--|\n| 1990 | 2 |\n")
    assert article.text == "Year · Dams\n1990 · 2"


def test_front_matter_says_what_it_says_of_any_article(tmp_path):
    article = read_words(tmp_path / "a.md", "---\ntitle: Water\noutlet: The Weir\n---\n# Head\n")
    assert (article.title, article.outlet, article.text) == ("Water", "The Weir", "Head")


def test_html_inside_is_read_as_a_browser_would_and_nothing_of_it_is_run(tmp_path):
    article = read_words(
        tmp_path / "a.md",
        "One <b>two</b><br>three\n\n<div>\nfour<script>alert()</script><!-- five -->\n</div>\n",
    )
    assert article.text == "One two\nthree\n\nfour"
    assert styled(article, Style.STRONG) == ["two"]


@pytest.mark.parametrize(
    "open_tag", ["<!--", "<a ", '<a b="', "<?", "<div>", "<b>", "&", "[](", "*a **"]
)
def test_what_never_ends_is_read_in_a_moment(tmp_path, open_tag):
    article = read_words(tmp_path / "a.md", f"Begin\n\n{open_tag * 20_000}\n")
    assert article.text.startswith("Begin")


@given(
    st.text(
        st.sampled_from("#*_`>-+1.[]()<>&|~ \n\tab\\!\x07\u00ad") | st.characters(codec="utf-8")
    )
)
def test_whatever_is_written_styles_lie_inside_the_text_and_on_its_words(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("md") / "a.md"
    path.write_bytes(content.replace("\0", "").encode())
    article, _ = markdown.read(path)
    assert article.text == article.text.strip()
    for one in article.styles:
        assert 0 <= one.start < one.end <= len(article.text)
        assert not article.text[one.start].isspace()
        assert not article.text[one.end - 1].isspace()


def test_hidden_words_soft_hyphens_and_readings_beside_characters_are_not_read():
    page = "<p>one<span hidden>two</span> thr&shy;ee <ruby>橋<rp>(</rp><rt>はし</rt></ruby></p>"
    assert composed(page)[0] == "one three 橋"


def test_an_anchor_is_where_the_next_words_begin():
    composer = Composer()
    composer.text("One ")
    composer.part()
    composer.anchor("here")
    composer.text(" two")
    assert composer.compose()[0] == "One\n\ntwo"
    assert composer.anchors == {"here": 5}
