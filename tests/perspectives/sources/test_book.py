import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from perspectives.errors import ArticleError
from perspectives.model import Article, Style
from perspectives.sources import container, read, read_all
from perspectives.story.story import load

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>"""

METADATA = """
<dc:title>The Weir</dc:title><dc:creator>Ada Holm</dc:creator><dc:creator>Bo Ek</dc:creator>
<dc:publisher>Lock Press</dc:publisher><dc:date>1904-05-01T00:00:00Z</dc:date>
<dc:language>en-GB</dc:language>"""

NCX = """<?xml version="1.0"?>
<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{}</navMap></ncx>"""


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x.js"/></head>'
        f"<body>{body}</body></html>"
    )


def package(items: str, spine: str, metadata: str = METADATA) -> str:
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )


def nav(entries: str) -> str:
    return page(
        f'<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>{entries}</ol></nav>'
    )


def write_book(path: Path, pages: dict[str, str], table: str = "", **more: str) -> Path:
    """Write a book of pages, in this order, with a table of contents of <li>s."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    if table:
        items += (
            '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        )
    files = {
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": package(items, spine),
        **{f"OPS/{name}": content for name, content in pages.items()},
        **({"OPS/nav.xhtml": nav(table)} if table else {}),
        **more,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


TWO = {
    "b.xhtml": page(
        "<h1>The rain</h1><p>It <em>rained</em> for days &amp; nights.&nbsp;All&mdash;</p>"
    ),
    "a.xhtml": page("<h1>The dam</h1><blockquote><p>It held.</p></blockquote>"),
}
TABLE = '<li><a href="b.xhtml">I. The rain</a></li><li><a href="a.xhtml">II. The dam</a></li>'


def styled(article: Article, style: Style) -> list[str]:
    return [article.text[one.start : one.end] for one in article.styles if one.style is style]


def test_each_chapter_is_an_article_in_the_order_of_reading(tmp_path):
    chapters, problems = read_all(write_book(tmp_path / "weir.epub", TWO, TABLE))
    assert problems == ()
    assert [chapter.id for chapter in chapters] == ["weir-1", "weir-2"]
    assert [chapter.title for chapter in chapters] == ["I. The rain", "II. The dam"]
    assert [chapter.text for chapter in chapters] == [
        "The rain\n\nIt rained for days & nights. All—",
        "The dam\n\nIt held.",
    ]
    assert styled(chapters[0], Style.EMPHASIS) == ["rained"]
    assert styled(chapters[1], Style.QUOTE) == ["It held."]
    assert styled(chapters[1], Style.HEADING) == ["The dam"]


def test_what_a_book_says_of_itself_is_known_and_is_the_outlet_of_its_chapters(tmp_path):
    path = write_book(tmp_path / "weir.epub", TWO, TABLE)
    book, _ = read(path)
    assert (book.title, book.author, book.outlet) == ("The Weir", "Ada Holm, Bo Ek", "Lock Press")
    assert (book.date, book.language) == ("1904-05-01", "en")
    assert book.text == "\n\n".join(chapter.text for chapter in read_all(path)[0])
    chapter = read_all(path)[0][0]
    assert (chapter.author, chapter.outlet, chapter.date) == (book.author, "The Weir", book.date)


def test_chapters_that_share_a_file_are_parted_where_the_table_says(tmp_path):
    pages = {
        "all.xhtml": page(
            '<p>A word before.</p><h2 id="one">One</h2><p>Rain.</p>'
            '<h3 id="s">Later</h3><p>Snow.</p>'
            '<h2 id="two">Two</h2><p>Sun.</p><div id="three"><h2>Three</h2><p>Wind.</p></div>'
        )
    }
    table = (
        '<li><a href="all.xhtml#one">One</a><ol><li><a href="all.xhtml#s">Later</a></li></ol></li>'
        '<li><a href="all.xhtml#two">Two</a></li><li><a href="all.xhtml#three">Three</a></li>'
    )
    chapters, _ = read_all(write_book(tmp_path / "a.epub", pages, table))
    assert [(chapter.title, chapter.text) for chapter in chapters] == [
        ("The Weir", "A word before."),
        ("One", "One\n\nRain.\n\nLater\n\nSnow."),
        ("Two", "Two\n\nSun."),
        ("Three", "Three\n\nWind."),
    ]


def test_a_file_that_the_table_does_not_name_goes_on_with_the_chapter_before(tmp_path):
    pages = {**TWO, "c.xhtml": page("<p>And held.</p>"), "cover.xhtml": page("<img src='c.png'/>")}
    chapters, _ = read_all(write_book(tmp_path / "a.epub", pages, TABLE))
    assert [chapter.text.split("\n\n")[-1] for chapter in chapters][1:] == ["And held."]


def test_without_a_table_each_file_is_a_chapter(tmp_path):
    chapters, _ = read_all(write_book(tmp_path / "a.epub", TWO))
    assert [chapter.text.split("\n")[0] for chapter in chapters] == ["The rain", "The dam"]


def test_the_table_of_an_older_book_gives_the_titles(tmp_path):
    points = "".join(
        f"<navPoint><navLabel><text>{title}</text></navLabel><content src='{to}'/></navPoint>"
        for title, to in (("I", "b.xhtml"), ("II", "a.xhtml"))
    )
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in TWO)
    items += '<item id="x" href="x.ncx" media-type="application/x-dtbncx+xml"/>'
    spine = "".join(f'<itemref idref="{n}"/>' for n in TWO)
    path = write_book(
        tmp_path / "a.epub",
        TWO,
        **{"OPS/book.opf": package(items, spine), "OPS/x.ncx": NCX.format(points)},
    )
    assert [chapter.title for chapter in read_all(path)[0]] == ["I", "II"]


def test_the_licence_of_gutenberg_is_no_part_of_a_book(tmp_path):
    pages = {
        "h.xhtml": page("<p>*** START OF THE PROJECT GUTENBERG EBOOK THE WEIR ***</p>"),
        **TWO,
        "l.xhtml": page("<p>*** END OF THE PROJECT GUTENBERG EBOOK THE WEIR ***</p><p>Terms</p>"),
    }
    table = TABLE + '<li><a href="l.xhtml">The licence</a></li>'
    path = write_book(tmp_path / "a.epub", pages, table)
    assert read(path)[0].text == read(write_book(tmp_path / "b.epub", TWO, TABLE))[0].text
    assert [chapter.title for chapter in read_all(path)[0]] == ["I. The rain", "II. The dam"]


def test_a_page_that_is_no_xml_is_read_as_html(tmp_path):
    pages = {"a.xhtml": "<html><body><p>One<p>Two <b>three</body>"}
    assert read(write_book(tmp_path / "a.epub", pages))[0].text == "One\n\nTwo three"


def test_a_book_in_a_storys_folder_is_its_articles(tmp_path):
    write_book(tmp_path / "weir.epub", TWO, TABLE)
    side = "perspective: Town\nactors:\n  - name: Ann\n    statements:\n      - quote: It held.\n"
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(side)
    story = load(tmp_path)
    assert [article.id for article in story.articles] == ["weir-1", "weir-2"]
    assert story.statements[0].article == "weir-2"


def refused(path: Path) -> str:
    with pytest.raises(ArticleError) as caught:
        read_all(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_broken_container_is_told_in_a_line(tmp_path):
    whole = write_book(tmp_path / "whole.epub", TWO).read_bytes()
    path = tmp_path / "a.epub"
    for content, reason in (
        (b"", "this is no EPUB"),
        (b"no zip at all", "this is no EPUB"),
        (whole[: len(whole) // 2], "this is no EPUB"),
    ):
        path.write_bytes(content)
        assert reason in refused(path)
    for files, reason in (
        ({"a.txt": "x"}, "'META-INF/container.xml', which is not in it"),
        ({"META-INF/container.xml": "<container/>"}, "does not say which file"),
        ({"META-INF/container.xml": "no xml"}, "is no XML"),
        ({"META-INF/container.xml": CONTAINER}, "'OPS/book.opf', which is not in it"),
        (
            {"META-INF/container.xml": CONTAINER, "OPS/book.opf": package("", "")},
            "lists no pages",
        ),
    ):
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        assert reason in refused(path)


def test_whatever_byte_of_a_book_is_broken_there_is_an_answer(tmp_path):
    whole = write_book(tmp_path / "whole.epub", TWO, TABLE).read_bytes()
    path = tmp_path / "a.epub"
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with suppress(ArticleError):
            chapters, problems = read_all(path)
            assert chapters
            assert all("\n" not in problem.message for problem in problems)


def test_a_page_that_is_missing_is_a_problem_and_the_others_are_read(tmp_path):
    items = "".join(
        f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>'
        for n in (*TWO, "no.xhtml")
    )
    spine = "".join(f'<itemref idref="{n}"/>' for n in ("no.xhtml", *TWO))
    path = write_book(tmp_path / "a.epub", TWO, **{"OPS/book.opf": package(items, spine)})
    chapters, (problem,) = read_all(path)
    assert len(chapters) == 2
    assert "OPS/no.xhtml" in problem.message


def test_a_path_that_leads_out_of_the_book_names_nothing(tmp_path):
    (tmp_path / "secret.xhtml").write_text(page("<p>a secret of the reader's</p>"))
    items = "".join(
        f'<item id="i{n}" href="{href}" media-type="application/xhtml+xml"/>'
        for n, href in enumerate(("../../secret.xhtml", str(tmp_path / "secret.xhtml"), "a.xhtml"))
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(3))
    path = write_book(tmp_path / "a.epub", TWO, **{"OPS/book.opf": package(items, spine)})
    (chapter,), problems = read_all(path)
    assert chapter.text.startswith("The dam")
    assert len(problems) == 2


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(container, "MAX_UNPACKED", 100_000)
    pages = {"a.xhtml": page("<p>" + "rain " * 1_000_000 + "</p>")}
    assert "more than 0 MB of text are packed" in refused(write_book(tmp_path / "a.epub", pages))


def test_entities_are_neither_expanded_nor_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret of the reader's")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    pages = {
        "a.xhtml": f'<!DOCTYPE html [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
        "<html><body><p>Before &s; after</p></body></html>",
        "b.xhtml": f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}]>'
        "<html><body><p>Laugh &l29; now</p></body></html>",
    }
    text = read(write_book(tmp_path / "a.epub", pages))[0].text
    assert "secret of" not in text
    assert len(text) < 2_000


def test_a_protected_book_is_told_in_a_line(tmp_path):
    encryption = (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherReference '
        'URI="OPS/a.xhtml"/></encryption>'
    )
    path = write_book(tmp_path / "a.epub", TWO, **{"META-INF/encryption.xml": encryption})
    assert "protected" in refused(path)
