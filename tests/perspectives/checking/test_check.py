from pathlib import Path

import pytest

from perspectives.checking.attribution import Attribution
from perspectives.checking.check import check
from perspectives.drafting.quotations import Quotation
from perspectives.model import Actor, Diagnostic, Severity
from perspectives.story.story import load, proposing
from seeds import CSTO_PEACEKEEPERS

ARTICLE = """\
On Monday the mayor said: “The bridge will be closed in March.” Later the governor repeated it, and
added: “The bridge will be closed in March.” Nobody counted the ferries that cross the river at
night, wrote the harbour master, and nobody paid for them.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a story's folder without perspectives."""
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "perspectives").mkdir()
    return tmp_path


def say(folder: Path, statement: str, name: str = "side") -> None:
    (folder / "perspectives" / f"{name}.yaml").write_text(
        f"perspective: Side\nactors:\n  - name: X\n    statements:\n      - {statement}\n"
    )


def doubts(folder: Path) -> list[Diagnostic]:
    """Return what is wrong or doubtful in a story."""
    found = check(load(folder))
    return [diagnostic for diagnostic in found if diagnostic.severity is not Severity.NOTE]


def doubt(folder: Path) -> Diagnostic:
    """Return the only thing wrong or doubtful in a story."""
    (diagnostic,) = doubts(folder)
    return diagnostic


WORDS = """\
Ann Lee met Hugh Hill, a doctor, at the quay.

“The quay is shut,” Hill said. “We know it well.” “It is open,” said Ann Lee. “It is a pity.”

“The ferry is late,” she said. “The ferry is never late,” neighbours answered.
"""


@pytest.mark.parametrize(
    ("words", "name", "other"),
    [
        ("The quay is shut", "Ann Lee", "Hugh Hill"),
        ("We know it", "Ann Lee", "Hugh Hill"),
        ("The quay is shut", "Hugh Hill", None),
        ("The quay is shut", "Dr. Hill", None),
        ("The quay is shut", "Tom Hill", "Hugh Hill"),
        ("It is open", "Ann Lee", None),
        ("It is open", "Hugh Hill", "Ann Lee"),
        ("It is a pity", "Hugh Hill", "Ann Lee"),
        ("The quay is shut", "Old Doctor Hugh Hill", None),
        ("The ferry is late", "Ann Lee", None),
        ("The ferry is never late", "Ann Lee", None),
    ],
)
def test_filing_words_under_somebody_is_gainsaid_where_another_says_them(
    folder, words, name, other
):
    (folder / "article.txt").write_text(WORDS)
    (folder / "perspectives" / "side.yaml").write_text(
        "perspective: Side\nactors:\n  - name: Ann Lee\n    statements: []\n"
    )
    story = load(folder)
    start = WORDS.index(words)
    span = start, start + len(words)
    quotation = Quotation(spans=(span,), marked=(span,), words=3)
    attribution = Attribution(story, story.articles[0])
    assert attribution.gainsaid(quotation, Actor(name=name)) == other


def test_the_seed_story_is_clean():
    assert doubts(CSTO_PEACEKEEPERS) == []


def test_a_missing_statement_is_doubtful_and_stands_where_its_quote_does(folder):
    say(folder, "quote: Taxes on wine and cheese shall rise by half")
    diagnostic = doubt(folder)
    assert (diagnostic.severity, diagnostic.code) == (Severity.WARNING, "missing")
    assert (diagnostic.line, diagnostic.column) == (5, 16)
    assert diagnostic.message.startswith("the statement “Taxes on wine and cheese shall rise by")


def test_the_nearest_candidate_of_a_missing_statement_is_named_with_its_score(folder):
    say(folder, "quote: Nobody ever counted those buses that stop near our school in winter")
    diagnostic = doubt(folder)
    assert diagnostic.code == "missing"
    assert "the nearest is “Nobody counted the ferries that" in diagnostic.message
    assert "(score " in diagnostic.message


def test_an_ambiguous_statement_names_the_words_that_tell_its_places_apart(folder):
    say(folder, "quote: The bridge will be closed in March")
    diagnostic = doubt(folder)
    assert (diagnostic.severity, diagnostic.code) == (Severity.WARNING, "ambiguous")
    assert "after “Monday the mayor said:”" in diagnostic.message
    assert "or after “repeated it, and added:”" in diagnostic.message


def test_a_prefix_settles_an_ambiguous_statement(folder):
    say(folder, "{quote: The bridge will be closed in March, prefix: 'and added:'}")
    assert doubts(folder) == []


def test_a_statement_found_in_part_names_the_part(folder):
    say(folder, "quote: Nobody counted the ferries that cross the river … and all was well again")
    diagnostic = doubt(folder)
    assert (diagnostic.severity, diagnostic.code) == (Severity.WARNING, "partial")
    assert "only “Nobody counted the ferries that cross the river” was found" in diagnostic.message


def test_a_statement_whose_words_differ_a_little_is_not_doubtful(folder):
    say(folder, "quote: Nobody had counted the ferries that cross this river at night")
    assert doubts(folder) == []


def test_what_is_wrong_in_a_file_is_listed_with_what_is_doubtful_by_file_and_line(folder):
    say(folder, "{quote: Taxes on wine shall rise, answers: [nobody]}", name="b")
    say(folder, "{quote: Prices of wine shall fall, quot: x}", name="a")
    (folder / "broken.txt").write_bytes(b"words\0")
    found = [(problem.path.name, problem.code) for problem in doubts(folder)]
    assert [name for name, _ in found] == ["broken.txt", "a.yaml", "a.yaml", "b.yaml", "b.yaml"]
    assert found[3:] == [("b.yaml", "missing"), ("b.yaml", "unknown-answer")]


def test_every_message_is_one_line_of_bearable_length(folder):
    say(folder, "quote: |\n          Words\n\n          and\n" + "          more words\n" * 5000)
    diagnostic = doubt(folder)
    assert "\n" not in diagnostic.message
    assert len(diagnostic.message) < 500


def test_a_date_that_is_none_and_an_answer_to_nobody_are_wrong(folder):
    say(folder, "{quote: Nobody counted the ferries, date: 7 March, answers: [nobody]}")
    assert [(one.severity, one.code) for one in doubts(folder)] == [
        (Severity.ERROR, "bad-date"),
        (Severity.ERROR, "unknown-answer"),
    ]


# What is in no statement


def notes(folder: Path, *, unclaimed: bool = False) -> list[Diagnostic]:
    found = check(load(folder), unclaimed=unclaimed)
    return [diagnostic for diagnostic in found if diagnostic.severity is Severity.NOTE]


def test_what_no_statement_has_is_one_note_with_its_number(folder):
    (note,) = notes(folder)
    assert note.message == "the article has 3 more statements to file; check --unclaimed lists them"
    assert (note.path, note.line, note.column) == (folder / "article.txt", 1, 28)
    say(folder, "{quote: The bridge will be closed in March, suffix: Later the governor}")
    (note,) = notes(folder)
    assert note.message.startswith("the article has 2 more statements to file")
    assert (note.line, note.column) == (2, 9)


def test_where_all_that_is_said_has_its_statement_there_is_no_note(folder):
    (folder / "article.txt").write_text("The mayor called it “a very good bridge”.")
    say(folder, "quote: a very good bridge")
    assert notes(folder) == []


def test_each_thing_that_no_statement_has_is_listed_on_request_with_who_says_it(folder):
    (folder / "article.txt").write_text(
        "---\ntitle: T\n---\n“The bridge is closed,” said Ann Lee.\n\nShe added that the ferry is"
        " slow.\n\n“Open to whom?” asked Bo Ek.\n"
    )
    say(folder, "quote: Something else", name="a")
    (folder / "perspectives" / "b.yaml").write_text(
        "perspective: Town\nactors: [{name: Ann Lee, statements: []}]\n"
    )
    assert [(note.line, note.message) for note in notes(folder, unclaimed=True)] == [
        (4, "no statement has “The bridge is closed”; Ann Lee seems to say it"),
        (6, "no statement has “the ferry is slow”; Ann Lee seems to say it"),
        (8, "no statement has “Open to whom?”; Bo Ek seems to say it"),
    ]


def test_nobody_is_named_for_words_that_the_article_gives_to_nobody(folder):
    (folder / "article.txt").write_text("“Nobody has asked us about the bridge or the ferry.”\n")
    (note,) = notes(folder, unclaimed=True)
    assert note.message.endswith("about the bridge or the ferry.”")


def test_what_check_counts_is_what_the_reader_proposes(folder):
    proposed = proposing(load(folder), frozenset()).proposed
    assert len(notes(folder, unclaimed=True)) == len(proposed) == 3


# Statements filed twice


def test_a_quote_filed_twice_is_doubtful_and_says_where_it_is_already(folder):
    say(folder, "quote: Nobody counted the ferries that cross the river at night", name="a")
    say(folder, "quote: nobody has counted the ferries that cross the river at night", name="b")
    diagnostic = doubt(folder)
    assert (diagnostic.severity, diagnostic.code) == (Severity.WARNING, "filed-twice")
    assert (diagnostic.path.name, diagnostic.line, diagnostic.column) == ("b.yaml", 5, 16)
    assert diagnostic.message == (
        "this quote is filed in a.yaml:5 already, under X; one of the two is enough"
    )


def test_a_missing_quote_filed_twice_is_known_by_its_words(folder):
    say(folder, "quote: Taxes on wine and cheese shall rise by half", name="a")
    say(folder, "quote: “Taxes on wine and cheese shall rise by half”", name="b")
    assert [one.code for one in doubts(folder)] == ["missing", "filed-twice", "missing"]


def test_the_same_words_in_another_place_are_another_statement(folder):
    say(folder, "{quote: The bridge will be closed in March, prefix: mayor said}", name="a")
    say(folder, "{quote: The bridge will be closed in March, prefix: and added}", name="b")
    assert doubts(folder) == []


def test_a_statement_inside_another_one_is_not_the_same(folder):
    say(folder, "quote: Nobody counted the ferries that cross the river at night", name="a")
    say(folder, "quote: the ferries that cross the river", name="b")
    assert doubts(folder) == []


# Statements of somebody else


def file_under(folder: Path, article: str, quote: str, *actors: str) -> None:
    """Write an article, and file a quote from it under the first of the actors."""
    (folder / "article.txt").write_text(article)
    others = "".join(f"  - {{{actor}, statements: []}}\n" for actor in actors[1:])
    (folder / "perspectives" / "side.yaml").write_text(
        f"perspective: Side\nactors:\n  - {actors[0]}\n    statements:\n      - {quote}\n{others}"
    )


SAID = "Bo Ek came. “The bridge will be closed in March,” said Ann Lee."
FILED = "quote: The bridge will be closed in March"


def test_a_quote_that_the_article_gives_to_another_actor_is_doubtful(folder):
    file_under(folder, f"---\ntitle: T\n---\n{SAID}", FILED, "name: Bo Ek", "name: Ann Lee")
    diagnostic = doubt(folder)
    assert (diagnostic.severity, diagnostic.code) == (Severity.WARNING, "other-speaker")
    assert diagnostic.message == (
        "“The bridge will be closed in March” is filed under Bo Ek, but article.txt has it said by"
        " Ann Lee, in line 4"
    )


def test_a_quote_under_its_speaker_is_not_doubtful(folder):
    file_under(folder, SAID, FILED, "name: Ann Lee", "name: Bo Ek")
    assert doubts(folder) == []


def test_an_actor_may_be_filed_under_any_of_two_names(folder):
    file_under(folder, SAID, FILED, "name: Mayor Lee\n    aliases: [Ann Lee]", "name: Ann Lee")
    assert doubts(folder) == []


@pytest.mark.parametrize(
    ("article", "quote"),
    [
        (SAID.replace("Ann Lee", "she"), FILED),
        (SAID.replace("Ann Lee", "a friend of Ann Lee"), FILED),
        (SAID.replace("Ann Lee", "somebody"), FILED),
        (SAID.replace("said Ann Lee", "Ann Lee heard"), FILED),
        (SAID, "{quote: The bridge will be closed in March, kind: reported}"),
        ("Bo Ek denied that Ann Lee said “closed for good” of the bridge there on Monday.",
         "{quote: denied that Ann Lee said “closed for good” of the bridge, kind: mixed}"),
    ],
)  # fmt: skip
def test_nothing_is_doubted_where_the_article_leaves_it_open(folder, article, quote):
    file_under(folder, article, quote, "name: Bo Ek", "name: Ann Lee")
    assert doubts(folder) == []


def test_thousands_of_statements_in_one_place_are_checked_to_an_end(folder):
    many = "\n      - ".join(["quote: The bridge will be closed in March"] * 2000)
    file_under(folder, SAID, many, "name: Bo Ek", "name: Ann Lee")
    codes = [one.code for one in doubts(folder)]
    assert codes.count("filed-twice") == 1999


def test_a_quote_that_is_spaced_otherwise_is_a_note_that_names_the_way_out(folder):
    (folder / "article.txt").write_text("Sixty-five people came over the well-known bridge.")
    say(folder, "quote: Sixty five people came over the well-known bridge")
    (note,) = check(load(folder))
    assert (note.severity, note.code, note.line, note.column) == (Severity.NOTE, "spacing", 5, 16)
    assert note.message == (
        "the article has “Sixty-five” for “Sixty five”; sidelong check --fix writes it so"
    )


def test_typography_is_no_other_spacing(folder):
    (folder / "article.txt").write_text("Sixty-five peo-ple  came — over the\nbridge.")
    say(folder, "quote: sixty-five people came - over the bridge")
    assert check(load(folder)) == ()


def test_what_cannot_be_mended_yet_is_told_no_way_to_mend_it(folder):
    (folder / "article.txt").write_text("Sixty-five people came over the well-known bridge.")
    say(folder, "quote: Sixty five people came over the well-known bridge\n      - quote: a: b")
    assert "spacing" not in [one.code for one in check(load(folder))]
