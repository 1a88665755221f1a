import sqlite3
from threading import Thread

import numpy as np
import pytest

from perspectives.relating import encoder, vectors
from perspectives.relating.vectors import Vectors


class Model:
    """A model that gives a text of n characters the nth axis, and knows what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.times_loaded = 0

    def load(self):
        self.times_loaded += 1
        return self.encode

    def encode(self, texts):
        self.asked += texts
        return np.eye(encoder.SIZE, dtype=np.float32)[[len(text) for text in texts]]


@pytest.fixture
def model(monkeypatch) -> Model:
    model = Model()
    monkeypatch.setattr(encoder, "load", model.load)
    return model


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / "meanings.db"


def test_each_text_has_a_row_in_the_order_given(model, file):
    rows = Vectors(file).of(["two words", "one", "two words"])
    assert rows.shape == (3, encoder.SIZE)
    assert rows.argmax(axis=1).tolist() == [9, 3, 9]
    assert model.asked == ["two words", "one"]


def test_no_text_has_no_row_and_needs_no_model(model, file):
    assert Vectors(file).of([]).shape == (0, encoder.SIZE)
    assert not model.times_loaded


def test_what_was_worked_out_once_is_read_the_next_time_without_the_model(model, file):
    first = Vectors(file).of(["one", "three"])
    assert np.array_equal(Vectors(file).of(["three", "one"]), first[::-1])
    assert model.times_loaded == 1
    Vectors(file).of(["one", "five!"])
    assert model.asked == ["one", "three", "five!"]


def test_another_model_works_everything_out_anew(model, file, monkeypatch):
    Vectors(file).of(["one"])
    monkeypatch.setattr(encoder, "model", lambda: "another")
    Vectors(file).of(["one"])
    assert model.asked == ["one", "one"]


def test_many_texts_are_kept_in_steps(model, file, monkeypatch):
    monkeypatch.setattr(vectors, "_BATCH", 2)
    texts = ["x" * size for size in range(1, 8)]
    assert Vectors(file).of(texts).argmax(axis=1).tolist() == [*range(1, 8)]
    Vectors(file).of(texts)
    assert model.asked == texts


def test_the_texts_that_were_worked_out_first_are_forgotten_first(model, file, monkeypatch):
    monkeypatch.setattr(vectors, "MOST_KEPT", 2)
    for text in ("one", "three", "five!"):
        Vectors(file).of([text])
    model.asked.clear()
    Vectors(file).of(["three", "five!"])
    assert not model.asked
    Vectors(file).of(["one"])
    assert model.asked == ["one"]


@pytest.mark.parametrize("found", [b"no database", b"SQLite format 3\x00" + 200 * b"\xff"])
def test_a_damaged_file_is_replaced_without_a_word(model, file, found):
    file.parent.mkdir()
    file.write_bytes(found)
    assert Vectors(file).of(["one"]).argmax() == 3
    Vectors(file).of(["one"])
    assert model.asked == ["one"]


def test_a_file_with_other_tables_is_replaced(model, file):
    file.parent.mkdir()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE vectors (something TEXT)")
    connection.close()
    assert Vectors(file).of(["one"]).argmax() == 3
    Vectors(file).of(["one"])
    assert model.asked == ["one"]


def test_a_row_that_is_no_vector_is_worked_out_anew(model, file):
    Vectors(file).of(["one"])
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE vectors SET vector = x'00'")
    connection.close()
    assert Vectors(file).of(["one"]).argmax() == 3
    Vectors(file).of(["one"])
    assert model.asked == ["one", "one"]


def test_where_nothing_can_be_kept_vectors_are_worked_out_all_the_same(model, file):
    file.parent.write_text("a file where the folder should be")
    assert Vectors(file).of(["one"]).argmax() == 3


def test_a_file_that_another_program_holds_is_left_to_it(model, file, monkeypatch):
    Vectors(file).of(["one"])
    monkeypatch.setattr(vectors, "PATIENCE", 0.01)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert Vectors(file).of(["one", "three"]).argmax(axis=1).tolist() == [3, 5]
    other.execute("COMMIT")
    other.close()
    model.asked.clear()
    Vectors(file).of(["one", "three"])
    assert model.asked == ["three"]


def test_several_programs_can_use_it_at_once(model, file):
    texts = ["x" * size for size in range(1, 40)]
    found = []
    threads = [
        Thread(target=lambda part: found.append(Vectors(file).of(part)), args=(texts[start:],))
        for start in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(len(rows) for rows in found) == [36, 37, 38, 39]
    model.asked.clear()
    Vectors(file).of(texts)
    assert not model.asked
