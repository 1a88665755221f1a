from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len

from perspectives.model import Actor, Article, Passage, RelationKind, State, Statement
from perspectives.story.story import Entry, Tie
from tui.drawing.cards import FOLDED_LINES, Part, about, actor_rows, card_rows, marks, words
from tui.drawing.citation import cite_passage, cite_statement

LONG = "We expect that the presence of foreign forces will not undermine the independence " * 3


def entry(**changes: object) -> Entry:
    statement = Statement(
        quote="It was a mistake", date="2022-01-07", topic="leaving", stance="oppose"
    )
    statement = msgspec.structs.replace(statement, **changes)
    return Entry(
        id="one",
        statement=statement,
        actor=Actor(name="Josep Borrell", role="EU foreign policy"),
        perspective_id="european-union",
        path=Path("european-union.yaml"),
        place=(0, 0),
        line=1,
        column=1,
        article="article",
        passage=Passage(state=State.EXACT, score=100, spans=[(0, 16)]),
        quote=statement.quote,
        related=(),
    )


def test_only_direct_speech_stands_in_quotation_marks() -> None:
    assert words(entry()) == "“It was a mistake”"
    assert words(entry(kind="reported")) == "It was a mistake"


def test_a_card_says_when_about_what_and_how_the_actor_stands_to_it() -> None:
    assert about(entry(), "2022").replace("\xa0", " ") == "7 Jan · leaving · − oppose"
    assert about(entry(date=None, topic=None, stance=None), "2022") == ""


@pytest.mark.parametrize(
    ("state", "sign"),
    [
        (State.EXACT, ""),
        (State.CLOSE, "≈"),
        (State.PARTIAL, "◐"),
        (State.AMBIGUOUS, "?"),
        (State.MISSING, "✗"),
    ],
)
def test_a_card_says_how_its_words_were_found(state: State, sign: str) -> None:
    found = Passage(state=state, score=50)
    assert marks(msgspec.structs.replace(entry(), passage=found)) == sign


def test_a_note_has_a_sign() -> None:
    assert marks(entry(note="Said in the rain")) == "✎"


@pytest.mark.parametrize("width", range(20, 50))
@pytest.mark.parametrize("topic", [None, "leaving", "a topic of many words, longer than a line"])
def test_the_signs_of_a_card_stand_in_its_first_row_whatever_it_says(width, topic) -> None:
    tie = Tie(id="other", kind=RelationKind.ECHO, score=50, shared=())
    related = msgspec.structs.replace(entry(topic=topic, note="x"), related=(tie,))
    for whole in (True, False):
        _air, first, *others = card_rows(related, width, "2022", whole=whole)
        assert first.marks == "✎  ⇄ 1"
        assert not any(row.marks for row in others)
        told = " ".join(row.text for row in (first, *others) if row.part is Part.ABOUT)
        assert said(told) == said(about(related, "2022"))


def said(facts: str) -> list[str]:
    """Return the words of a line of facts, without the dots that part those in one row."""
    return facts.replace("·", " ").split()


def test_a_long_quote_is_folded_and_ends_in_an_ellipsis() -> None:
    rows = card_rows(entry(quote=LONG), 24, "2022", whole=False)
    shown = [row for row in rows if row.part is Part.WORDS]
    assert len(shown) == FOLDED_LINES
    assert shown[-1].text.endswith(" …")


def test_a_fold_behind_an_ellipsis_of_the_quote_puts_no_second_one_there() -> None:
    rows = card_rows(entry(quote="aaaa bbbb … " * 9), 14, "2022", whole=False)
    assert [row.text for row in rows if row.part is Part.WORDS][-1] == "aaaa bbbb …"


@pytest.mark.parametrize("width", [18, 19, 20, 21, 22, 30])
@pytest.mark.parametrize("note", [None, "see below"])
def test_what_fits_into_a_line_is_not_cut_for_the_dot_before_it(width, note) -> None:
    long = entry(topic="counterrevolutions", stance=None, note=note)
    rows = [row.text for row in card_rows(long, width, "2022", whole=False)]
    assert any(row.endswith("counterrevolutions") for row in rows), rows


def test_a_card_that_is_pointed_at_shows_all_its_words() -> None:
    rows = card_rows(entry(quote=LONG), 24, "2022", whole=True)
    shown = "".join(row.text for row in rows if row.part is Part.WORDS)
    assert shown.replace(" ", "") == words(entry(quote=LONG)).replace(" ", "")


@pytest.mark.parametrize("width", [3, 10, 24, 60])
def test_no_row_is_wider_than_its_column(width: int) -> None:
    wide = entry(quote="外国军队 " * 20, topic="主权与领土完整")
    rows = [*actor_rows(wide.actor, width), *card_rows(wide, width, "2022", whole=True)]
    assert all(cell_len(row.text) + cell_len(row.marks) <= width for row in rows)


def test_what_is_copied_names_its_source() -> None:
    article = Article(
        id="article", text="", title="The reaction", author="Anna Gromova", date="2022-01"
    )
    assert cite_statement(entry(), article) == (
        "“It was a mistake” — Josep Borrell, EU foreign policy, 7 January 2022"
        " (Anna Gromova, The reaction, January 2022)"
    )
    assert cite_passage(" a mistake\n", article) == (
        "“a mistake” (Anna Gromova, The reaction, January 2022)"
    )
