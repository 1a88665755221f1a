"""Words that stand around a quotation and tell who says it.

Verbs of speech in the languages of much of the world's news; the rest is mostly English, where the
order of words decides who is the subject of a verb. `perspectives.anchoring.cues` lists verbs more
freely: there a word that only seems to report costs little, here it would name the wrong speaker.
"""

from __future__ import annotations

_SPEECH = """
acknowledge acknowledged acknowledges add added adding adds admit admitted admits
allege alleged alleges announce announced announces answer answered answers argue argued argues ask
asked asks assert asserted asserts claim claimed claims comment commented complain complained
complains concede conceded concedes conclude concluded concludes confirm confirmed confirms contend
contended contends continue continued continues countered declare declared declares denied denies
deny emphasised emphasized exclaimed explain explained explains indicate indicated indicates insist
insisted insists joke joked jokes lamented maintain maintained maintains mused note noted notes
observe observed observes opined pledged posted predict predicted predicts promised quip quipped
recall recalled recalls remark remarked remarks remembered replied replies reply respond responded
responds retort retorted reveal revealed reveals said say saying says shouted state stated states
stress stressed stresses suggest suggested suggests tell telling tells testified told tweet tweeted
tweets urged vow vowed vows warn warned warning warns wondered write writes writing wrote

добавил добавила заявил заявила заявили заявляет написал написала напомнил напомнила объяснил
объяснила ответил ответила отметил отметила подчеркнул подчеркнула пояснил пояснила рассказал
рассказала сказал сказала сказали говорит сообщил сообщила сообщили утверждает уточнил уточнила
додав додала зазначив зазначила заявив наголосив наголосила повідомив повідомила сказав

antwortete betont betonte erklärt erklärte ergänzte forderte kritisierte meint meinte sagt sagte
sagten schreibt schrieb warnte
affirme affirmé ajoute ajouté assure assuré dit déclare déclaré estime estimé explique expliqué
indiqué précisé répondu souligne souligné écrit
afirma afirmó agregó aseguró añadió declaró dice dijo escribió explicó indicó respondió señaló
sostuvo
acrescentou afirmou declarou disse diz explicou
affermato aggiunto detto dichiarato spiegato
dodał dodała oświadczył podkreślił powiedział powiedziała stwierdził stwierdziła
aldus dedi sa sade sagde sier siger säger söyledi zegt zei
"""
_OBJECT_FIRST = "told tells tell telling"
_PASSIVE = "is are was were be been being got"
_FILLERS = """
also has had have later then again earlier previously recently repeatedly simply just only even
still now himself herself themselves itself did does do would could will today yesterday monday
tuesday wednesday thursday friday saturday sunday a ont avait hat haben hatte ha han había
"""
_PRONOUNS = "he she they him her them он она они er sie il elle ils ella él"
_CONJUNCTIONS = "and but while as when though although however yet so"
_PREPOSITIONS = """
about after against among around at before behind between by despite during except following for
from in inside into like near of off on over since than through throughout to toward towards under
until via with within without
"""
_DETERMINERS = "the a an his her its their former"
_BREAKS = """
in on at during after before to when who which that as while with am im bei nach vor beim à au aux
lors dans en durante
"""
_TITLES = """
mr mrs ms miss dr prof sir dame lord lady sen rep gov gen col lt capt sgt rev hon president vice
prime minister chancellor premier king queen prince princess pope senator representative
congressman congresswoman governor mayor secretary ambassador speaker chairman chairwoman general
colonel admiral captain judge justice professor director chief leader spokesman spokeswoman
spokesperson
"""
_NOT_NAMES = """
a an the this that these those there here it he she they we you i his her their its our my who
what when where why how which if then now yet also still just even once both all some many most
one two three no not yes so and but or nor for because although though while since after before in
on at by with from to of about as until during according another other others monday tuesday
wednesday thursday friday saturday sunday january february march april may june july august
september october november december later earlier today yesterday tomorrow meanwhile however
instead indeed asked
"""
_GROUP_NOUNS = """
administration affairs agency alliance army assembly association authority bank board bureau
cabinet campaign center centre church club coalition command commission committee community
company congress corporation council country court defence defense department division force
forces foundation front government group house institute journal league members ministry mission
movement nations network news office officials organisation organization parliament party police
post press representatives republic senate service services society staff state states street team
times treaty tribunal union university
"""
_PARTICLES = "al bin da de den der di do dos du la le van von"

SPEECH = frozenset(_SPEECH.split())
"""Verbs whose subject says what is quoted beside them."""
OBJECT_FIRST = frozenset(_OBJECT_FIRST.split())
"""Verbs behind which stands who is spoken to."""
PASSIVE = frozenset(_PASSIVE.split())
"""Before a verb of speech they make its subject the one who hears."""
FILLERS = frozenset(_FILLERS.split())
"""What may stand between a subject and its verb."""
PRONOUNS = frozenset(_PRONOUNS.split())
"""What stands in the place of a name that was just given."""
CONJUNCTIONS = frozenset(_CONJUNCTIONS.split())
"""A word with which something new begins."""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
"""Whoever is named after one of these is not the subject."""
DETERMINERS = frozenset(_DETERMINERS.split())
"""What may stand between a preposition and the name that it governs."""
BREAKS = frozenset(_BREAKS.split())
"""Where the words end that belong to a subject behind its verb."""
TITLES = frozenset(_TITLES.split())
"""What may stand before a surname without making it somebody else's."""
NOT_NAMES = frozenset(_NOT_NAMES.split())
"""Words with a capital letter, at the beginning of a sentence or for their own sake, that name
nobody."""
GROUP_NOUNS = frozenset(_GROUP_NOUNS.split())
"""Last words of an organisation's name, which alone may mean another one."""
PARTICLES = frozenset(_PARTICLES.split())
"""Small words inside the names of persons."""
