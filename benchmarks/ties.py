"""How well ties are those that people judged: `python -m benchmarks.ties PATH-TO-TIES [POLNEAR]`.

The first folder has `statements.json`, the attributed statements of some articles of PolNeAR in
order of the text, and `gold.tsv`, the pairs of them that a careful reader wants to jump between:
grade 2 surely, grade 1 perhaps. The second is the part of PolNeAR that they are from: with it words
are weighed by the articles, as in a story.

Recall: a judged pair is looked for twice, from either statement, among the first three that are
listed for it. Precision: of all that is listed, for all statements together and as long as the
lists are, the share that is judged to be a pair, of either grade; so a pair of grade 1 is no error,
and is not missed where only grade 2 is looked for.
"""

from __future__ import annotations

import argparse
import atexit
import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeAlias

import msgspec
from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import TfidfVectorizer

from perspectives.relating.meaning import similar
from perspectives.relating.relations import Relations
from perspectives.relating.vectors import Vectors

FIRST = 3
APART = 3
# As relating was before words were weighed by the article, measured by this module on the 14
# articles that people tuned on: it stands here so that what is gained, or lost again, can be seen.
BEFORE = "| Sidelong before, on the 14 articles for tuning | 10.1 | 13.7 | 7.6 | 70.6 | 0.21 |"


class Statement(msgspec.Struct, frozen=True):
    """One attributed statement."""

    quote: str
    source: str
    offset: int
    """Where it begins in its article."""


class Judged(NamedTuple):
    """An article's statements, and the grade of each pair of them that is worth a jump."""

    statements: list[Statement]
    grades: dict[frozenset[int], int]
    article: str | None
    """Its text, where it is at hand."""


Lister: TypeAlias = Callable[[Judged], list[list[int]]]
"""Lists for each statement the ones that it is tied to, the best first."""


def read(folder: Path, polnear: Path | None) -> list[Judged]:
    """Return the judged articles."""
    named = msgspec.json.decode(
        (folder / "statements.json").read_bytes(), type=dict[str, list[Statement]]
    )
    grades: defaultdict[str, dict[frozenset[int], int]] = defaultdict(dict)
    with (folder / "gold.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            pair = frozenset((int(row["i"]), int(row["j"])))
            grades[row["article"]][pair] = int(row["grade"])
    return [
        Judged(
            statements,
            grades[name],
            (polnear / "text" / f"{name}.txt").read_text("utf-8") if polnear else None,
        )
        for name, statements in named.items()
    ]


def by_relate(judged: Judged) -> list[list[int]]:
    """List by Sidelong, with the words weighed by the article where it is at hand."""
    return [[tie.index for tie in row] for row in _relations(judged).rows]


def by_meaning(judged: Judged) -> list[list[int]]:
    """List by Sidelong with the extra: behind what wording ties, what says the like."""
    relations = _relations(judged)
    vectors = _vectors().of([one.quote for one in judged.statements])
    places = [("article", one.offset) for one in judged.statements]
    rows = zip(relations.rows, similar(relations, vectors, places), strict=True)
    return [[tie.index for tie in (*by_wording, *alike)] for by_wording, alike in rows]


def _relations(judged: Judged) -> Relations:
    quotes = [one.quote for one in judged.statements]
    # Nobody is named for some; those are no single actor.
    actors = [one.source or place for place, one in enumerate(judged.statements)]
    return Relations.among(quotes, actors, articles=[judged.article] if judged.article else [])


@cache
def _vectors() -> Vectors:
    """Return what says what statements mean, kept until the benchmark ends."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Vectors(Path(folder.name) / "meanings.db")


def by_statements_alone(judged: Judged) -> list[list[int]]:
    """List by Sidelong without the article."""
    return by_relate(judged._replace(article=None))


def by_token_set_ratio(judged: Judged) -> list[list[int]]:
    """List what rapidfuzz's `token_set_ratio` gives 60 or more."""
    quotes = [utils.default_process(one.quote) for one in judged.statements]
    return _above(process.cdist(quotes, quotes, scorer=fuzz.token_set_ratio).tolist(), 60)


def by_tfidf(judged: Judged) -> list[list[int]]:
    """List what has a cosine of 0.2 or more between its tf-idf vectors, without stop words."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    vectors = vectorizer.fit_transform([one.quote for one in judged.statements])
    return _above((vectors @ vectors.T).toarray().tolist(), 0.2)


def _above(scores: Sequence[Sequence[float]], least: float) -> list[list[int]]:
    return [
        [
            other
            for other in sorted(range(len(row)), key=lambda other: -row[other])
            if other != place and row[other] >= least
        ]
        for place, row in enumerate(scores)
    ]


METHODS: dict[str, Lister] = {
    "Sidelong": by_relate,
    "Sidelong, with meaning": by_meaning,
    "Sidelong, without the articles": by_statements_alone,
    "rapidfuzz token_set_ratio ≥ 60": by_token_set_ratio,
    "tf-idf of words ≥ 0.2": by_tfidf,
}


def table(articles: Sequence[Judged]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| method | sure pairs, % | of those apart, % | all pairs, % | precision, % | ties each |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, lister in METHODS.items():
        sure, apart, every, precision, each = measured(articles, lister)
        yield f"| {name} | {sure:.1f} | {apart:.1f} | {every:.1f} | {precision:.1f} | {each:.2f} |"
    yield BEFORE


def measured(articles: Sequence[Judged], lister: Lister) -> tuple[float, ...]:
    """Return recall in three ways and precision, in percent, and the ties for each statement.

    Recall is of the sure pairs, of the sure ones with statements in between, and of all.
    """
    sure: list[bool] = []
    apart: list[bool] = []
    every: list[bool] = []
    listed: list[bool] = []
    for judged in articles:
        rows = lister(judged)
        for place, row in enumerate(rows):
            listed += [frozenset((place, other)) in judged.grades for other in row]
        for pair, grade in judged.grades.items():
            one, other = pair
            for place, wanted in ((one, other), (other, one)):
                is_found = wanted in rows[place][:FIRST]
                every.append(is_found)
                if grade == 2:
                    sure.append(is_found)
                    if abs(one - other) >= APART:
                        apart.append(is_found)
    count = sum(len(judged.statements) for judged in articles)
    return *(_percent(hits) for hits in (sure, apart, every, listed)), len(listed) / count


def _percent(hits: Sequence[bool]) -> float:
    return 100 * sum(hits) / len(hits) if hits else 0.0


HEAD = """\
{articles} articles with {statements} statements, of which a reader judged {pairs} pairs to be worth
a jump, {sure} of them surely. How many of these are among the first three that are listed, from
either end; the same for those that stand three or more statements apart; and for all. Then the
share of all that is listed that is such a pair, and how many ties a statement has.
"""


def main(arguments: list[str] | None = None) -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description="Measure ties on pairs that people judged.")
    parser.add_argument("ties", type=Path, help="the folder of statements.json and gold.tsv")
    parser.add_argument("polnear", type=Path, nargs="?", help="the folder of text/ they are from")
    options = parser.parse_args(arguments)
    articles = read(options.ties, options.polnear)
    grades = [grade for judged in articles for grade in judged.grades.values()]
    statements = sum(len(judged.statements) for judged in articles)
    print(
        HEAD.format(
            articles=len(articles),
            statements=statements,
            pairs=len(grades),
            sure=grades.count(2),
        )
    )
    print(*table(articles), sep="\n")


if __name__ == "__main__":
    main()
