"""How well, and how fast, statements are related: `python -m benchmarks.related PATH-TO-MSR-TSV`.

The file is the Microsoft Research Paraphrase Corpus: pairs of news sentences, judged by hand to say
the same or not. Each sentence of a pair judged to say the same looks for its partner. Identical
sentences count as one. Recall at 1 is counted in three ways, each for every method alike:

- among all sentences of the file: a hit is any sentence that a judged pair ties to the one that
  looks;
- with other reports: the corpus pairs up only some of the reports of an event, so the sentences
  tied through other judged pairs count as hits as well. That is the transitive closure of the
  judged pairs, as retrieval benchmarks of duplicate questions define it (Quora in BEIR);
- the other column: a first sentence looks among the second sentences of all pairs only.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple, TypeAlias

import numpy as np
from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import TfidfVectorizer

from perspectives.relating.meaning import similar
from perspectives.relating.relations import Relations, relate
from perspectives.relating.vectors import Vectors

SEED = 20220107
SAMPLE = 300
RANKED = 10
# So many are ranked, that enough of them stand in the other column.
KEPT = 30
# The corpus's held-back part has so many pairs.
FEWER = 1_725
DRAWS = 10
EDITS = 15

Ranking: TypeAlias = list[list[int]]
"""For each query the places of the sentences found, the best first."""


class Corpus(NamedTuple):
    """The distinct sentences, and which of them say the same."""

    sentences: list[str]
    partners: dict[int, set[int]]
    """The sentences that some pair ties to each."""
    renderings: dict[int, set[int]]
    """The sentences that a chain of pairs ties to each."""
    seconds: dict[int, set[int]]
    """The second sentences that some pair ties to each first one."""
    column: set[int]
    """All second sentences, whatever was judged of their pairs."""


def read(path: Path) -> list[list[str]]:
    """Return the pairs of the corpus. Its quotation marks are part of the sentences."""
    return [line.split("\t") for line in path.read_text("utf-8-sig").splitlines()[1:]]


def corpus_of(pairs: Sequence[Sequence[str]]) -> Corpus:
    """Return the sentences of some pairs, and what these pairs say of them."""
    sentences = sorted({sentence for pair in pairs for sentence in pair[3:5]})
    places = {sentence: place for place, sentence in enumerate(sentences)}
    partners: defaultdict[int, set[int]] = defaultdict(set)
    seconds: defaultdict[int, set[int]] = defaultdict(set)
    for quality, _, _, first, second in pairs:
        if quality == "1" and first != second:
            partners[places[first]].add(places[second])
            partners[places[second]].add(places[first])
            seconds[places[first]].add(places[second])
    renderings = {place: _tied(place, partners) for place in partners}
    return Corpus(sentences, partners, renderings, seconds, {places[pair[4]] for pair in pairs})


def _tied(place: int, partners: dict[int, set[int]]) -> set[int]:
    reached = {place}
    waiting = [place]
    while waiting:
        new = partners[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached - {place}


def by_relate(sentences: Sequence[str], queries: Sequence[int]) -> Ranking:
    """Rank by Sidelong, which relates all the sentences in one go."""
    found = relate(sentences, limit=KEPT)
    return [[related.index for related in found[query]] for query in queries]


def by_tfidf(*kinds: str) -> Callable[[Sequence[str], Sequence[int]], Ranking]:
    """Return a ranking by the cosine of tf-idf vectors, or by the sum of several cosines.

    The kinds are "word", and "char_wb" for runs of two to four characters inside words.
    """

    def ranked(sentences: Sequence[str], queries: Sequence[int]) -> Ranking:
        summed = np.zeros((len(queries), len(sentences)))
        for kind in kinds:
            runs = (1, 1) if kind == "word" else (2, 4)
            vectorizer = TfidfVectorizer(sublinear_tf=True, analyzer=kind, ngram_range=runs)
            vectors = vectorizer.fit_transform(sentences)
            summed += (vectors[list(queries)] @ vectors.T).toarray()
        return [_best(row, query) for row, query in zip(summed.tolist(), queries, strict=True)]

    return ranked


def by_scorer(scorer: Callable[..., float]) -> Callable[[Sequence[str], Sequence[int]], Ranking]:
    """Return a ranking by one of rapidfuzz's scorers, without case and punctuation."""

    def ranked(sentences: Sequence[str], queries: Sequence[int]) -> Ranking:
        prepared = [utils.default_process(sentence) for sentence in sentences]
        asked = [prepared[query] for query in queries]
        scores = process.cdist(asked, prepared, scorer=scorer)
        return [_best(row, query) for row, query in zip(scores, queries, strict=True)]

    return ranked


def _best(scores: Sequence[float], query: int) -> list[int]:
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    return [place for place in order[: KEPT + 1] if place != query][:KEPT]


METHODS = {
    "Sidelong": by_relate,
    "tf-idf of words": by_tfidf("word"),
    "tf-idf of characters": by_tfidf("char_wb"),
    "both tf-idf, summed": by_tfidf("word", "char_wb"),
    "rapidfuzz token_set_ratio": by_scorer(fuzz.token_set_ratio),
    "rapidfuzz WRatio": by_scorer(fuzz.WRatio),
}


def finding(corpus: Corpus, queries: Sequence[int], methods: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table of recall."""
    yield "| method | among all, % | other reports, % | other column, % | at 10 among all, % |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name in methods:
        shares = recalls(corpus, queries, name)
        yield f"| {name} | {' | '.join(f'{share:.1f}' for share in shares)} |"


def recalls(corpus: Corpus, queries: Sequence[int], method: str) -> tuple[float, ...]:
    """Return recall at 1 in the three ways, and at 10 among all sentences, in percent."""
    found = dict(zip(queries, METHODS[method](corpus.sentences, queries), strict=True))
    across = {
        query: [place for place in found[query] if place in corpus.column]
        for query in queries
        if query in corpus.seconds
    }
    return (
        _share(found, corpus.partners, 1),
        _share(found, corpus.renderings, 1),
        _share(across, corpus.seconds, 1),
        _share(found, corpus.partners, RANKED),
    )


def finding_in_fewer(pairs: Sequence[Sequence[str]], methods: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table of recall at 1 in smaller files, drawn at random."""
    yield "| method | among all, % | other reports, % | other column, % |"
    yield "| --- | ---: | ---: | ---: |"
    drawn = [corpus_of(Random(SEED + draw).sample(pairs, FEWER)) for draw in range(DRAWS)]
    for name in methods:
        shares = [recalls(corpus, sorted(corpus.partners), name)[:3] for corpus in drawn]
        cells = (
            f"{mean(each):.1f} ({min(each):.1f} to {max(each):.1f})"
            for each in zip(*shares, strict=True)
        )
        yield f"| {name} | {' | '.join(cells)} |"


def _share(found: dict[int, list[int]], wanted: dict[int, set[int]], rank: int) -> float:
    hits = sum(not wanted[query].isdisjoint(ranked[:rank]) for query, ranked in found.items())
    return 100 * hits / len(found)


def timing(sentences: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table of time."""
    yield ("| statements | all, s | all, ms a statement | after an edit, ms: median | longest |")
    yield "| ---: | ---: | ---: | ---: | ---: |"
    for count in (1_000, 5_000, 10_000):
        # The file has fewer than ten thousand; the rest are its own, in another dress.
        again = (f"Sources said: {sentence}" for sentence in sentences)
        texts = [*sentences, *again][: count + EDITS]
        start = perf_counter()
        relations = Relations.among(texts[:count], texts[:count])
        seconds = perf_counter() - start
        edits = sorted(_edits(relations, texts[:count], texts[count:]))
        yield (
            f"| {count:,} | {seconds:.2f} | {1000 * seconds / count:.2f}"
            f" | {1000 * median(edits):.0f} | {1000 * edits[-1]:.0f} |"
        )


def timing_of_meaning(sentences: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a table of processor time: sentences tied by meaning."""
    yield "| statements | what they mean, s | the next time, s | to tie them, s |"
    yield "| ---: | ---: | ---: | ---: |"
    for count in (1_000, len(sentences)):
        texts = sentences[:count]
        relations = Relations.among(texts)
        places = [("article", 150 * place) for place in range(count)]
        with TemporaryDirectory() as folder:
            file = Path(folder) / "meanings.db"
            start = process_time()
            Vectors(file).of(texts)
            first = process_time()
            vectors = Vectors(file).of(texts)
            again = process_time()
            similar(relations, vectors, places)
            tied = process_time()
        yield f"| {count:,} | {first - start:.1f} | {again - first:.2f} | {tied - again:.1f} |"


def _edits(relations: Relations, texts: Sequence[str], new: Sequence[str]) -> Iterator[float]:
    """Yield the seconds that relating takes after one statement is changed, added or removed."""
    random = Random(SEED)
    for number, text in enumerate(new):
        place = random.randrange(len(texts))
        into = [[text], [text, texts[place]], []][number % 3]
        edited = [*texts[:place], *into, *texts[place + 1 :]]
        start = perf_counter()
        relations.updated(edited, edited)
        yield perf_counter() - start


HEAD = """\
{sample} sentences, drawn with a fixed seed, each look for a partner among {sentences:,}. Recall
at 1 is told three ways: the nearest *among all* sentences is a partner; the nearest is a partner or
one of the *other reports* that judged pairs tie to it through others (the transitive closure of the
judged pairs, as retrieval benchmarks of duplicate questions define it, such as BEIR's Quora); the
nearest among the sentences of the *other column* is a partner. Last, recall at 10 among all.
"""

FEWER_HEAD = """
The pool decides how many rival reports of one event there are. Recall at 1 in files of the size of
the corpus's held-back part, {pairs:,} pairs drawn at random from this one, {draws} times with fixed
seeds: mean and range.
"""

TIME_HEAD = """
Time for relating every statement to its ten nearest, and for relating again after an edit of one
statement: changed into another, added or removed in turn, {edits} edits. Each time that their
number has grown or shrunk by about a tenth, all are weighed anew, which takes as long as at first.
"""


MEANING_HEAD = """
Processor time for ties by meaning: to load the model and work out what each statement means; to
read that the next time; and to tie the statements by it.
"""


def main(arguments: list[str] | None = None) -> None:
    """Print the tables as Markdown."""
    parser = argparse.ArgumentParser(description="Measure relating on judged paraphrases.")
    parser.add_argument("corpus", type=Path, help="the corpus's file of tab-separated pairs")
    pairs = read(parser.parse_args(arguments).corpus)
    corpus = corpus_of(pairs)
    queries = sorted(corpus.partners)
    Random(SEED).shuffle(queries)
    print(HEAD.format(sample=SAMPLE, sentences=len(corpus.sentences)))
    print(*finding(corpus, queries[:SAMPLE], list(METHODS)), sep="\n")
    print(f"\nThe same for all {len(queries):,} sentences that have a partner:\n")
    quick = [name for name in METHODS if "rapidfuzz" not in name]
    print(*finding(corpus, queries, quick), sep="\n")
    print(FEWER_HEAD.format(pairs=FEWER, draws=DRAWS))
    print(*finding_in_fewer(pairs, ["Sidelong", "tf-idf of words"]), sep="\n")
    print(TIME_HEAD.format(edits=EDITS))
    sentences = list(corpus.sentences)
    Random(SEED).shuffle(sentences)
    print(*timing(sentences), sep="\n")
    print(MEANING_HEAD)
    print(*timing_of_meaning(sentences), sep="\n")


if __name__ == "__main__":
    main()
