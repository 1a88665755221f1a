import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.model import RelationKind
from perspectives.relating import encoder
from perspectives.relating.meaning import similar
from perspectives.relating.relations import Relations
from perspectives.relating.vectors import Vectors

pytestmark = pytest.mark.xdist_group("meaning")

INSPECTED = {
    "en": "The dam was inspected in spring and no cracks were found",
    "de": "Bei der Prüfung im Frühjahr waren am Damm keine Risse zu sehen",
    "ru": "Весной плотину проверили и трещин не обнаружили",
    "es": "En primavera se revisó la presa y no había grietas",
}
WARNED = {
    "en": "The company ignored three warnings from its own engineers",
    "de": "Drei Warnungen der eigenen Ingenieure hat das Unternehmen in den Wind geschlagen",
    "ru": "Компания не обратила внимания на предупреждения собственных инженеров",
    "es": "Los ingenieros avisaron tres veces y la empresa no hizo caso",
}
UNTOLD = {
    "en": "Nobody told the people in the valley to leave their homes",
    "de": "Die Menschen im Tal wurden nicht aufgefordert, ihre Häuser zu verlassen",
    "ru": "Жителей долины никто не предупредил, что надо покинуть дома",
    "es": "A los vecinos del valle nadie les dijo que abandonaran sus casas",
}
OTHERS = (
    "Eleven people are still missing and the rescuers will search all night",
    "Die Brücke unterhalb des Damms bleibt bis zum Herbst gesperrt",
    "Уровень воды в реке опустился на два метра",
    "La fiscalía abrirá una investigación sobre el contrato de obras",
    "We need a new law on the safety of dams",
    "Der Minister muss zurücktreten",
    "В школе разместили четыреста человек из затопленных деревень",
    "El agua del grifo no se puede beber en toda la comarca",
)


@pytest.fixture(scope="module")
def vectors(tmp_path_factory) -> Vectors:
    return Vectors(tmp_path_factory.mktemp("cache") / "meanings.db")


def axes(*numbers: int):
    """Return vectors that are alike where their numbers are one, and else not at all."""
    return np.eye(encoder.SIZE, dtype=np.float32)[list(numbers)]


def indices(texts, vectors, places=None):
    rows = similar(Relations.among(texts), vectors, places or [None] * len(texts))
    return [[tie.index for tie in row] for row in rows]


LINES = [
    "The bakers want cheaper flour",
    "Loaves cost too much to make",
    "Trains stop at the border",
    "Clouds gather over mountains",
    "Painters sold seven canvases",
]


def test_the_like_in_other_words_is_tied_from_either_side():
    assert indices(LINES, axes(1, 1, 2, 3, 4)) == [[1], [0], [], [], []]


def test_such_a_tie_is_similar_and_shares_no_phrase():
    rows = similar(Relations.among(LINES), axes(1, 1, 2, 3, 4), [None] * 5)
    [tie] = rows[0]
    assert (tie.kind, tie.shared) == (RelationKind.SIMILAR, ())
    assert 43 <= tie.score <= 100
    assert rows[1][0].score == tie.score


def test_what_wording_ties_already_is_not_tied_again():
    texts = ["The bakers want cheaper flour", "the bakers want cheaper flour", *LINES[2:]]
    relations = Relations.among(texts)
    assert relations.rows[0]
    assert not any(similar(relations, axes(1, 1, 2, 3, 4), [None] * 5))


def test_what_says_next_to_nothing_is_like_nothing():
    assert indices(["He agreed", "She did", *LINES[2:]], axes(1, 1, 2, 3, 4))[:2] == [[], []]
    assert indices(["Ann Lee and Bo Oak", "They met Cy Ash", *LINES[2:]], axes(1, 1, 2, 3, 4))[
        :2
    ] == [[], []]


def test_to_stand_near_in_one_article_needs_less_likeness():
    vectors = axes(1, 2, 3, 4, 5)
    vectors[1] = 0.4 * vectors[0] + 0.9 * vectors[1]
    here, beside, far, elsewhere = ("weir", 100), ("weir", 200), ("weir", 9000), ("brook", 200)
    tied = [
        indices(LINES, vectors, [here, place, None, None, None])[0]
        for place in (beside, far, elsewhere, None)
    ]
    assert tied == [[1], [], [], []]


def test_two_languages_need_less_likeness_but_in_one_article_there_is_one():
    texts = ["Das Wehr ist nicht mehr zu retten", "Nothing will save the broken gates", *LINES[2:]]
    vectors = axes(1, 2, 3, 4, 5)
    vectors[1] = 0.45 * vectors[0] + 0.9 * vectors[1]
    assert indices(texts, vectors)[0] == [1]
    in_one_article = [("weir", 0), ("weir", 9000), None, None, None]
    assert indices(texts, vectors, in_one_article)[0] == []


def test_where_nobody_says_anything_nothing_is_tied():
    assert indices([], axes()) == []
    assert indices(["and so on"], axes(1)) == [[]]
    assert indices(LINES[:1], axes(1)) == [[]]


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_texts_changes_nothing(random):
    vectors = axes(1, 1, 1, 2, 2)
    vectors[:, 20] = [0.1, 0.2, 0.7, 0.3, 0.8]
    order = random.sample(range(5), 5)
    before = indices(LINES, vectors)
    after = indices([LINES[old] for old in order], vectors[order])
    assert before == [[1, 2], [0, 2], [1, 0], [4], [3]]
    assert [[order[other] for other in after[order.index(old)]] for old in range(5)] == before


@given(st.lists(st.integers(0, 3), min_size=5, max_size=5))
def test_who_is_tied_to_another_is_tied_from_there_too(numbers):
    rows = indices(LINES, axes(*numbers))
    for index, row in enumerate(rows):
        assert index not in row
        assert len(row) <= 3
        assert all(index in rows[other] for other in row)


def test_statements_of_two_languages_are_tied(vectors):
    said = (INSPECTED, WARNED, UNTOLD)
    texts = [*(text for one in said for text in one.values()), *OTHERS]
    rows = indices(texts, vectors.of(texts))
    for place, row in enumerate(rows[:12]):
        others = {*range(place // 4 * 4, place // 4 * 4 + 4)} - {place}
        assert row
        assert set(row) <= others
    assert sum(map(len, rows)) >= 30
    assert not any(rows[12:])


def test_the_model_takes_any_text(vectors):
    hostile = ["", "\x00\x1b[2J", "half a pair \ud83d", "x" * 100_000, "\u202e" * 50]
    rows = vectors.of(hostile)
    assert np.isfinite(rows).all()
