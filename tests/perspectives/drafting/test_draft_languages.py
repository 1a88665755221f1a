"""Drafts in German, French, Spanish and Russian; the language is told by the words."""

from __future__ import annotations

import pytest

from perspectives.drafting import draft

STATEMENTS = [
    ("„Die Brücke wird im Mai geöffnet“, sagte Bürgermeisterin Anna Brandt.", "Anna Brandt"),
    (
        "Die Brücke sei seit Montag gesperrt, sagte der Sprecher der Stadt, Peter Vogel.",
        "Peter Vogel",
    ),
    ("Bundeskanzler Olaf Lenz sagte der Zeitung, dass die Steuern bald sinken.", "Olaf Lenz"),
    ("Am Montag erklärte Olaf Lenz, die Regierung habe nichts davon gewusst.", "Olaf Lenz"),
    ("Laut Finanzministerin Marta Klein fehlen in der Kasse zwei Milliarden Euro.", "Marta Klein"),
    ("« Le pont ouvrira en mai », a déclaré la maire, Anne Brun.", "Anne Brun"),
    ("Selon le ministre de l'Intérieur, Paul Garnier, la route est fermée.", "Paul Garnier"),
    ("Le président Jean Morel a affirmé que les impôts baisseraient bientôt.", "Jean Morel"),
    ("“El puente abrirá en mayo”, dijo la alcaldesa Ana Robles.", "Ana Robles"),
    ("Según el ministro Pedro Salas, la carretera está cerrada.", "Pedro Salas"),
    ("El presidente Juan Mora aseguró que bajarán los impuestos.", "Juan Mora"),
    ("«Мост откроют в мае», — сказала мэр Анна Белова.", "Анна Белова"),
    ("По словам министра Петра Волкова, дорога на юг будет закрыта.", "Петра Волкова"),
    ("Президент Иван Громов заявил, что налоги для семей снизят.", "Иван Громов"),
]


@pytest.mark.parametrize(("text", "actor"), STATEMENTS)
def test_a_statement_is_drafted_under_its_speaker(text: str, actor: str) -> None:
    (found,) = draft(text)
    assert found.actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "Anna Brandt eröffnete die Brücke. Sie fügte hinzu, der Bau sei teurer geworden.",
        "La maire Anne Brun a ouvert le pont. « C'est une belle journée », a-t-elle dit.",
        "Ana Robles abrió el puente. Afirmó que la obra costó más de lo previsto.",
        "Анна Белова открыла мост. Она добавила, что стройка сильно подорожала.",
    ],
)
def test_a_pronoun_or_none_at_all_stands_for_who_was_named_before(text: str) -> None:
    (found,) = draft(text)
    assert found.actor in ("Anna Brandt", "Anne Brun", "Ana Robles", "Анна Белова")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("„Wir bauen neu“, so der Sprecher der Stadt, Peter Vogel.", "Peter Vogel"),
        ("„Wir bleiben hier“, rief Peter Vogel den Arbeitern zu.", "Peter Vogel"),
        ("„Die Brücke bleibt zu“, sagte E. Anna Auer.", "E. Anna Auer"),
        ("Natürlich sagte Anna Brandt, die Brücke sei gesperrt.", "Anna Brandt"),
        ("Anna Brandt von der Universität sagte, die Brücke sei gesperrt.", "Anna Brandt"),
        ("Paul Garnier a salué « un pas décisif pour la ville » lundi.", "Paul Garnier"),
        ("Ana Robles calificó el plan de “disparate absoluto”.", "Ana Robles"),
        ("Как сообщила Анна Белова, дорога на юг будет закрыта.", "Анна Белова"),
    ],
)
def test_each_language_has_its_own_ways_to_name_a_speaker(text: str, actor: str) -> None:
    (found,) = draft(text)
    assert found.actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "Man sagte, die Brücke sei seit Montag gesperrt.",
        "Natürlich sagt man so etwas nicht gern. Es gab am Abend Proteste in der Stadt.",
        "Selon les types de contrat, la prime varie de cent à deux cents euros.",
        "La prime de fin d'année varie selon qu'il pleut ou non.",
        "La prima de fin de año cambia según el tipo de contrato.",
    ],
)
def test_an_adverb_or_a_measure_says_nothing(text: str) -> None:
    assert draft(text) == ()


@pytest.mark.parametrize(
    ("language", "text", "statements"),
    [
        (
            "fr",
            "« La loi, a expliqué Paul Garnier, sera votée en juin. »",
            [("Paul Garnier", "La loi … sera votée en juin.")],
        ),
        (
            "ru",
            "«Мост, — пояснил Иван Громов, — откроют в мае».",
            [("Иван Громов", "Мост … откроют в мае")],
        ),
        (
            "es",
            "—¿Adónde vas? —preguntó Pedro Salas.\n—Al mar —respondió Ana Robles—. Vuelvo.\n",
            [("Pedro Salas", "¿Adónde vas?"), ("Ana Robles", "Al mar … Vuelvo.")],
        ),
        ("es", "Ana Robles llegó.\n\n— Primer punto\n— Segundo punto\n", []),
    ],
)
def test_an_attribution_may_stand_inside_the_marks_or_behind_a_dash(
    language: str, text: str, statements: list[tuple[str, str]]
) -> None:
    found = draft(text, language=language)
    assert [(one.actor, one.quote) for one in found] == statements
