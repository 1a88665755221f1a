"""What is known of a language, as a type: every field is a key of a file in this folder.

What else a draft needs stands under a last key, `drafting`: `lexicon.Lexicon`. Without it no draft
knows the language.
"""

from __future__ import annotations

import msgspec

from perspectives.languages.lexicon import Rows, Words


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a language that tell who speaks, and those that tell little.

    All are in lower case, as `str.casefold` leaves them or not; a list that a file lacks is empty.
    """

    name: str
    """As English calls it."""

    speech: Words = frozenset()
    """Verbs whose subject says what is quoted beside them, in all forms that news uses."""
    reporting: Words = frozenset()
    """Further verbs of what somebody thinks, shows or wants. Beside a quotation they do not tell
    who speaks; inside what is attributed they tell that an attribution stands there."""
    asides: Words = frozenset()
    """Words that can be the whole of an attribution inside what is attributed: raising verbs
    ("the race appears close"), participles ("a group called Sail"), and adverbs."""
    openers: Words = frozenset()
    """Words that an attribution begins with, names and its verb apart: subjects, auxiliaries."""
    participles: Words = frozenset()
    """Endings of verbs that no list can hold: "accused", "polling"."""
    according: Rows = ()
    """Phrases behind which stands who says something, although a preposition is in them."""
    addressing: Words = frozenset()
    """Verbs of speech behind which stands who is spoken to."""
    passives: Words = frozenset()
    """Before a verb of speech they make its subject the one who hears."""

    fillers: Words = frozenset()
    """What may stand between a subject and its verb."""
    adverbs: Words = frozenset()
    """Endings of further words that may stand there."""
    pronouns: Words = frozenset()
    """What stands in the place of a name that was just given."""
    ands: Words = frozenset()
    """What joins two subjects."""
    conjunctions: Words = frozenset()
    """Words with which something new begins."""
    relatives: Words = frozenset()
    """Words with which a clause about somebody begins."""
    prepositions: Words = frozenset()
    """Whoever is named after one of these is not the subject."""
    locatives: Words = frozenset()
    """Those behind which a name is mostly that of a place."""
    determiners: Words = frozenset()
    """What may stand between a preposition and the name that it governs."""
    indefinites: Words = frozenset()
    """Those determiners with which somebody new is introduced."""
    breaks: Words = frozenset()
    """Where the words end that belong to a subject behind its verb."""

    titles: Words = frozenset()
    """What may stand before a surname without making it somebody else's."""
    not_names: Words = frozenset()
    """Words with a capital letter, at the beginning of a sentence or for their own sake, that name
    nobody."""
    group_nouns: Words = frozenset()
    """Last words of an organisation's name, which alone may mean another one."""
    particles: Words = frozenset()
    """Small words inside the names of persons."""
    joiners: Words = frozenset()
    """Small words inside the names of offices and organisations: "Secretary of State"."""
    minor: Words = frozenset()
    """Further words of a name that a text may leave out or move."""
    case_endings: Words = frozenset()
    """What cases put on a name of four letters or more."""

    function_words: Words = frozenset()
    """Words that carry grammar. They tell which language a text is in."""
    common_words: Words = frozenset()
    """Words so frequent in any news that sharing one is weak evidence."""
    capitalised: Words = frozenset()
    """What else than names has a capital letter inside a sentence: `nouns`."""
    formulae: Rows = ()
    """Set phrases of speech and reporting. Two people who both use one have not said the same."""
    endings: Words = frozenset()
    """Endings of number, case, gender and tense that come off a word of which four letters stay."""
    close_endings: Words = frozenset()
    """Those that come off where three stay."""
    enclitics: Words = frozenset()
    """What may stand behind a close ending and comes off with it."""

    months: Rows = ()
    """January first, each with its forms, the one of a date's name first; no abbreviations."""
    weekdays: Rows = ()
    """Monday first, as the months."""
    abbreviations: Words = frozenset()
    """What a full stop shortens without ending the sentence, without that full stop."""
