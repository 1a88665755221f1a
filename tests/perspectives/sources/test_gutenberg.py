from perspectives.sources import text
from perspectives.sources.gutenberg import book

HEAD = """\
The Project Gutenberg eBook of The Weir

This ebook is for the use of anyone anywhere.

Title: The Weir

Author: Ada Holm

Release date: May 1, 2004 [eBook #1]

Language: English

*** START OF THE PROJECT GUTENBERG EBOOK THE WEIR ***


"""
TAIL = """

*** END OF THE PROJECT GUTENBERG EBOOK THE WEIR ***

Updated editions will replace the previous one.
"""


def test_the_licence_of_a_book_is_no_part_of_what_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{HEAD}CHAPTER I\n\nThe water rose.\n{TAIL}")
    article, problems = text.read(path)
    assert problems == ()
    assert article.text == "CHAPTER I\n\nThe water rose.\n"
    assert (article.title, article.author, article.language) == ("The Weir", "Ada Holm", "en")
    assert article.date is None
    assert path.read_text().split("\n")[article.line - 1] == "CHAPTER I"


def test_older_books_begin_and_end_with_other_words():
    head = "Title: The Weir\n\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n\n"
    for tail in (
        "\n\nEnd of Project Gutenberg's The Weir\n",
        "\n\n\nEnd of the Project Gutenberg\n",
    ):
        found = book(f"{head}The water rose.{tail}")
        assert found is not None
        assert found.body == "The water rose.\n"
        assert found.fields == {"title": "The Weir"}


def test_a_book_that_was_cut_off_is_read_to_its_end():
    found = book(f"{HEAD}The water rose.")
    assert found is not None
    assert found.body == "The water rose."


def test_a_text_that_only_speaks_of_gutenberg_is_whole():
    assert (
        book("The start of the Project Gutenberg ebook was in 1971.\n*** START OF IT ***") is None
    )
