"""What a draft needs to know of a language, as a type: each field a key of `drafting` in a file."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

Words: TypeAlias = frozenset[str]
"""Written with blanks or line ends between them, in any order."""
Rows: TypeAlias = tuple[tuple[str, ...], ...]
"""One a line, in order: the words of a phrase, or the forms of a word."""


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a language that tell who says what.

    All are in lower case; a list that a file lacks is empty. Of a verb, `finite` holds the forms
    that have a subject and the participles of compound tenses, `ing` the participles that stand
    alone, `base` the infinitive. A form that two sorts of verbs list belongs to the first of them.
    """

    habits: Words = frozenset()
    """How the language builds its sentences: `capital_nouns` (German), `verb_second` ("Am Montag
    sagte sie"), `clause_behind_comma` ("sagte, die Brücke sei …"), `pro_drop` ("Dijo que …"),
    `incises` (« X, a dit Brun, Y », and lines of dialogue behind dashes)."""
    elisions: Words = frozenset()
    """What drops its vowel before another word: `l`, `d`, `qu`."""

    say_finite: Words = frozenset()
    """Verbs of speech."""
    say_ing: Words = frozenset()
    say_base: Words = frozenset()
    tell_finite: Words = frozenset()
    """Those behind which stands who is told."""
    tell_ing: Words = frozenset()
    tell_base: Words = frozenset()
    promise_finite: Words = frozenset()
    """Those before "to": promised to come."""
    promise_ing: Words = frozenset()
    promise_base: Words = frozenset()
    judge_finite: Words = frozenset()
    """Those of calling somebody something."""
    judge_ing: Words = frozenset()
    judge_base: Words = frozenset()
    think_finite: Words = frozenset()
    """Those of thinking, which say something before "that" or with words in marks."""
    think_ing: Words = frozenset()
    think_base: Words = frozenset()
    phrasal_finite: Words = frozenset()
    """Verbs of two words, with `_` between them."""
    phrasal_ing: Words = frozenset()
    strict: Words = frozenset()
    """Verbs among them that say something only before "that", a quotation or a colon."""
    nounlike: Words = frozenset()
    """Forms that are nouns as often: "claims"."""
    plain_plurals: Words = frozenset()
    """Forms that only several can have for subjects: "residents say"."""
    messages: Words = frozenset()
    """Verbs that are the message, so that they stay in the quote: "denied that"."""
    according: Rows = ()
    """Phrases before whoever says it: "according to"."""
    closings: Words = frozenset()
    """The same where they stand only behind what is said: "…, so Feld" (German)."""
    measures: Words = frozenset()
    """Nouns by which something goes, and nobody says it: "according to size"."""
    questions: Words = frozenset()
    """Participles of asking: "asked why"."""
    unnamed: Words = frozenset()
    """What those ask to be, or not to be, whose name is not told: "asked to not be named"."""
    likewise: Words = frozenset()
    """Words that lead from an attribution to what is said: "As she noted, …"."""
    views: Words = frozenset()
    """Nouns of somebody's view: "in his opinion"."""
    by_the_way: Words = frozenset()
    """Nouns behind "in" that are no view: "in turn"."""
    matters: Words = frozenset()
    """Nouns whose "that" reports nothing: "the fact that"."""

    auxiliaries: Words = frozenset()
    fillers: Words = frozenset()
    """What may stand between a subject and its verb."""
    negations: Words = frozenset()
    """With which it was not said."""
    nobodies: Words = frozenset()
    """Subjects who do not say it: "nobody"."""
    hypothetical: Words = frozenset()
    """Before a verb of what is not said yet: "would"."""
    suppositions: Words = frozenset()
    """The same of a clause: "if"."""
    passives: Words = frozenset()
    """Before a verb of speech they make its subject the one who hears."""

    that: Words = frozenset()
    complementizers: Words = frozenset()
    """Words with which the clause of what is said begins, "that" among them."""
    conjunctions: Words = frozenset()
    subordinators: Words = frozenset()
    """Words with which a clause about when or why begins."""
    ands: Words = frozenset()
    relatives: Words = frozenset()
    asides: Words = frozenset()
    """Participles behind a comma with which the article explains: "referring to"."""

    pronouns_he: Words = frozenset()
    pronouns_she: Words = frozenset()
    pronouns_they: Words = frozenset()
    pronouns_other: Words = frozenset()
    objects: Words = frozenset()
    """Those who are told: "him"."""
    possessives: Words = frozenset()

    articles: Words = frozenset()
    determiners: Words = frozenset()
    plural_determiners: Words = frozenset()
    roughly: Words = frozenset()
    """Prepositions that may stand before a number and govern nothing: "about two thirds"."""
    plurals: Words = frozenset()
    """Nouns of several that have no ending for it: "people"."""
    prepositions: Words = frozenset()
    tail_prepositions: Words = frozenset()
    """Those that may follow "she said"."""
    times: Words = frozenset()
    """What tells when, behind or before an attribution."""
    loose_times: Words = frozenset()
    """Those of them that may be about something else."""
    days_ago: Rows = ()
    """"Today" in its forms on the first line, "yesterday" on the second."""
    venues: Words = frozenset()
    """Where things are said: "interview"."""

    titles: Words = frozenset()
    role_words: Words = frozenset()
    """Nouns of what somebody is: "spokesman"."""
    partisans: Words = frozenset()
    """Those before which a place may stand: "the Wisconsin Republican"."""
    same_offices: Rows = ()
    """Words for one office, one a line: "senator sen"."""
    qualifiers: Words = frozenset()
    """Words of a role that do not tell which: "former"."""
    offices: Words = frozenset()
    """Words inside the name of an office: "Secretary of State"."""
    group_nouns: Words = frozenset()
    """Last words of the name of a body."""
    group_joiners: Words = frozenset()
    """Behind which "of" or "for" goes on with the name of a body."""
    not_names: Words = frozenset()
    """Words that name nobody, whatever their first letter is."""
    particles: Words = frozenset()
    """Small words inside the names of persons."""
    goings_on: Words = frozenset()
    """Verbs that somebody still speaks with: "continued to insist", "went on to say"."""
    namings: Words = frozenset()
    """Words before what is a name or a title between marks: "nicknamed", "a song called"."""
    vague: Words = frozenset()
    """What is said where that is not told: "said so", "said little about it"."""
    scenes: Words = frozenset()
    """Prepositions before where or when something was said: "in a speech"."""
    reasons: Words = frozenset()
    """Those words with which a clause about why begins."""
    turns: Words = frozenset()
    """Words behind a verb of calling that make it another one: "called off"."""
    small: Words = frozenset()
    """Words that have no capital in a title either."""
    abbreviations: Words = frozenset()
    """Further ones, which are words as well: "no.", "miss."."""
    male_words: Words = frozenset()
    female_words: Words = frozenset()
    male_names: Words = frozenset()
    female_names: Words = frozenset()

    responses: Rows = ()
    """Phrases with which somebody answers: "in response"."""
    askings: Rows = ()
    """Those with which somebody is asked about what another said: "asked about"."""
    denials: Rows = ()
    """Those that deny or dismiss what another said."""
    confirmations: Rows = ()
    """Those that bear it out: "confirmed that"."""
    grants: Rows = ()
    """Those with which somebody does what was asked, or will not: "agreed to"."""
    openings: Words = frozenset()
    """What may stand before one of these at the beginning of a sentence: "but", "later"."""
    backward: Words = frozenset()
    """What stands for something just said: denied "this"."""
    utterances: Words = frozenset()
    """Nouns of what somebody said, whatever it was: "words", "remarks"."""
    acts: Rows = ()
    """Nouns and verbs of what somebody does by speaking, one act a line; requests first."""
    owning: Words = frozenset()
    """Prepositions between such a noun and whose it is: the words "of"."""
    retelling: Words = frozenset()
    """What stands before somebody whose words are told: "what", "as"."""
    first_person: Words = frozenset()
