import subprocess
import sys

import pytest

from perspectives.errors import ArticleError
from perspectives.model import Article, Style
from perspectives.sources import page, read

PAGE = """\
<!DOCTYPE html>
<html lang="en-GB"><head>
<meta charset="utf-8">
<title>The dam opens - The Weir</title>
<meta name="author" content="Ann Lee">
<meta property="og:title" content="The dam opens">
<meta property="og:site_name" content="The Weir">
<meta property="article:published_time" content="2024-03-02T10:00:00Z">
<link rel="canonical" href="https://weir.example.org/dam">
</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/subscribe">Subscribe now</a></li></ul>
</nav></header>
<main><article>
<h1>The dam opens</h1>
<p>The <b>old dam</b> was opened on Monday, as the mayor <a href="/letter">wrote in a letter</a>
to the town, and nobody came to see it because of the rain that had been falling on the valley for
days.</p>
<h2>What comes now</h2>
<blockquote><p>We never asked for a dam, and we never will, as long as there is a river.</p>
</blockquote>
<p>Three things are left to do before the summer, the engineers of the district wrote in March:</p>
<ul><li>the gates have to be <em>painted</em> before the frost</li>
<li>the road has to be mended</li></ul>
<p>The mayor did not say who was going to pay for it, and the council does not meet before May.</p>
</article>
<aside class="advert"><p>Buy our umbrellas!</p></aside>
<section id="comments"><h3>Comments</h3><p>I never liked the dam, says user77.</p></section>
</main><footer><p>All rights reserved. Cookies.</p></footer></body></html>
"""


def read_page(path, content: str | bytes) -> Article:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    article, problems = read(path)
    assert problems == ()
    return article


def styled(article: Article, style: Style) -> list[str]:
    return [article.text[one.start : one.end] for one in article.styles if one.style is style]


@pytest.mark.parametrize("name", ["a.html", "a.HTM"])
def test_a_saved_page_is_its_article_without_what_stands_around_it(tmp_path, name):
    article = read_page(tmp_path / name, PAGE)
    assert article.text.startswith(
        "The dam opens\n\nThe old dam was opened on Monday, as the mayor"
    )
    assert article.text.endswith("does not meet before May.")
    assert "• the gates have to be painted before the frost\n• the road" in article.text
    for furniture in ("Home", "Subscribe", "umbrellas", "user77", "Cookies"):
        assert furniture not in article.text


def test_what_a_page_says_of_itself_is_known(tmp_path):
    article = read_page(tmp_path / "a.html", PAGE)
    assert (article.title, article.author) == ("The dam opens", "Ann Lee")
    assert (article.outlet, article.date, article.language) == ("The Weir", "2024-03-02", "en")
    assert article.url == "https://weir.example.org/dam"


def test_headings_quotes_links_and_emphasis_are_styles(tmp_path):
    article = read_page(tmp_path / "a.html", PAGE)
    assert styled(article, Style.HEADING) == ["The dam opens", "What comes now"]
    assert styled(article, Style.STRONG) == ["old dam"]
    assert styled(article, Style.EMPHASIS) == ["painted"]
    assert styled(article, Style.LINK) == ["wrote in a letter"]
    (quote,) = styled(article, Style.QUOTE)
    assert quote.startswith("We never asked")


@pytest.mark.parametrize(
    "content",
    [
        "Only words, and no element at all.",
        "<p>Only words, and no element at all.",
        "<body><div>Only words, <span>and no</span> element at all.</div>",
        "<html><body>Only words, and no element at all.</body>\0\0" + " " * 400,
    ],
)
def test_a_page_in_which_no_article_is_found_is_all_that_stands_on_it(tmp_path, content):
    assert read_page(tmp_path / "a.html", content).text == "Only words, and no element at all."


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path):
    content = PAGE.replace("utf-8", "windows-1251").replace("Ann Lee", "Анна Ли")
    assert read_page(tmp_path / "a.html", content.encode("cp1251")).author == "Анна Ли"


def test_a_page_with_a_few_damaged_letters_is_read_and_that_is_told(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(f"<p>{'Über die Brücke fließt nichts. ' * 9}</p>".encode() + b"<p>\xff</p>")
    article, (doubt,) = read(path)
    assert article.text.startswith("Über die Brücke fließt nichts.")
    assert doubt.code == "encoding"


@pytest.mark.parametrize(
    "content", [b"", b"<html><head><title>T</title></head></html>", b"<!-- -->"]
)
def test_a_page_without_words_is_told_in_a_line(tmp_path, content):
    path = tmp_path / "a.html"
    path.write_bytes(content)
    with pytest.raises(ArticleError, match="there is no text in this page"):
        read(path)


def test_what_is_no_page_is_told_in_a_line(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    with pytest.raises(ArticleError, match="this is no text"):
        read(path)


def test_a_page_that_names_a_file_of_the_reader_does_not_show_it(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret of the reader's")
    article = read_page(
        tmp_path / "a.html",
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f'<html><body><p>Before &x; after</p><iframe src="{secret}"></iframe></body></html>',
    )
    assert "secret of" not in article.text


def test_a_huge_page_is_read(tmp_path):
    paragraph = "<p>The water of {} rose by two metres, said one of the engineers of the dam.</p>"
    content = "<article>" + "".join(map(paragraph.format, range(60_000))) + "</article>"
    article = read_page(tmp_path / "a.html", content)
    assert "The water of 0 rose" in article.text
    assert article.text.endswith(
        "The water of 59999 rose by two metres, said one of the engineers of the dam."
    )


def test_without_the_library_one_line_says_how_to_install_it(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    program = (
        "import sys; sys.modules['trafilatura'] = None\n"
        "from pathlib import Path\nfrom perspectives.sources import read\n"
        f"read(Path({str(path)!r}))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stderr.strip().endswith(f"a.html: to read pages takes more: {page.INSTALL}")
