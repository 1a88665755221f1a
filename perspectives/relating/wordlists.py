"""Words that tell little about what is said: function words, common words, set phrases.

The lists are short on purpose. What they leave out is weighed by how often the texts at hand
use it, so a language that is not here works too, once there are texts enough to count in.
"""

from __future__ import annotations

_ENGLISH = """
a an the and or but nor so yet if then than that this these those there here of in on at by to for
from with without within into onto upon over under about above below after before between among
against during through across as is are was were be been being am do does did doing done have has
had having will would shall should can cannot could may might must not no none i me my mine myself
we us our ours ourselves you your yours yourself he him his himself she her hers it its itself they
them their theirs themselves who whom whose which what when where why how all any both each every
few more most much many other others another some such only own same too very just also even still
now again once because while until since out up down off though although however one ones
something anything nothing someone anyone everyone everything get gets got getting go goes going
gone went let lets like really well yes
i'm i've i'll i'd you're you've you'll you'd he's he'll he'd she's she'll she'd it's it'll we're
we've we'll we'd they're they've they'll they'd that's there's here's what's who's let's don't
doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't haven't hasn't
hadn't ain't gonna
"""
_RUSSIAN = """
и в во не что он на я с со как а то все всё она так его но да ты к у же вы за бы по только ее её
мне было вот от меня еще ещё нет о об из ему теперь когда даже ну вдруг ли если уже или ни быть был
него до вас нибудь вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их
чем была сам чтоб чтобы без будто чего раз тоже себе под будет тогда кто этот того потому этого
какой совсем ним здесь этом один почти мой тем нее неё были куда зачем всех никогда можно при об
другой хоть после над больше тот через эти эта это нас про них какая много разве три эту моя свою
этой перед более всегда такой такие конечно всю между которые который которая которое которых
которой также является наш наша наши нам нами вами
"""
_UKRAINIAN = """
і й та в у на не що з із зі до за як це він вона вони ми ви я по про але чи від для так його її їх
який яка яке які коли якщо вже ще або щоб бо є був була було були буде бути при під над після між
"""
_GERMAN = """
der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen ist
sind war waren wird werden wurde wurden worden sein seine seinen seiner ihr ihre ihren ihrer ich du
er sie es wir uns mich mir sich man mit von vom zu zum zur in im an am auf aus bei beim nach vor
über unter für durch gegen ohne um bis seit als wie wenn weil dass daß ob so auch nur noch schon
sehr mehr hat haben hatte hatten habe kann können muss müssen soll sollen will wollen dieser diese
dieses diesem diesen was wer wo da dann doch hier
"""
_FRENCH = """
le la les l un une des du de d et ou mais ne pas ni que qui quoi dont où ce cet cette ces se sa son
ses leur leurs il elle ils elles on nous vous je tu me te mon ma mes ton ta tes notre nos votre vos
est sont était étaient être été a ont avait avoir au aux en dans par pour sur sous avec sans plus
très aussi comme si y c j m n s qu fait tout tous toute toutes
"""
_SPANISH = """
el la los las un una unos unas de del al a y e o u pero no ni que quien cual donde cuando como si se
su sus lo le les me te nos yo él ella ellos ellas nosotros es son era eran ser sido está están fue
han ha había hay en por para con sin sobre entre hasta desde más muy también ya este esta estos
estas ese esa eso esto todo todos
"""
_PORTUGUESE = """
o os as um uma uns umas do da dos das no na nos nas ao aos à às em com sem por pelo pela para mais
mas não são foi é ou se que como seu sua seus suas ele ela eles elas já também muito isso este esta
"""
_ITALIAN = """
il lo gli i un uno una di del della dei delle dello degli da dal dalla in nel nella con su sul sulla
per tra fra e ed o ma non che chi cui come dove quando se si sono è era erano essere stato ha hanno
anche più molto questo questa questi queste suo sua loro
"""

FUNCTION_WORDS = {
    "en": frozenset(_ENGLISH.split()),
    "ru": frozenset(_RUSSIAN.replace("ё", "е").split()),
    "uk": frozenset(_UKRAINIAN.split()),
    "de": frozenset(_GERMAN.replace("ß", "ss").split()),
    "fr": frozenset(_FRENCH.split()),
    "es": frozenset(_SPANISH.split()),
    "pt": frozenset(_PORTUGUESE.split()),
    "it": frozenset(_ITALIAN.split()),
}
"""Words that carry grammar, case folded, for languages that news is often read in.

They are kept apart by language: "die" and "war" are grammar in German and news in English.
"""

COMMON_WORDS = frozenset(
    """
    able according add added ago agree already always american americans announce announced answer
    ask asked away back bad become began begin believe best better big billion bring called came
    campaign case cause change clear clearly close come comes coming company concern consider
    continue countries country course day days deal decide decided decision different during early
    end ever explain explained fact far feel find first five following force foreign former found
    four future general give given good government great group hand hard head help high hold home
    hope hour hours house idea important issue job keep kind knew know known large last later lead
    leader left less life line little live long look lot made make makes making man matter
    mean means meet meeting member men million minister moment money month months morning move name
    national need needs never new news next night note noted number office official officials often
    old open order part party past pay people percent person place plan play point policy political
    possible power president press problem public put question questions reason report reported
    right run said say saying says second secretary see seem seen service set show side simply
    situation small sort speak spokesman start state statement states stay stop story support sure
    take taken talk tell thank thanks thing things think third thought thousand three time times
    today told took tomorrow tonight top toward try trying turn two united use used view want wants
    war way ways week weeks white whole win woman women word words work working world wrong year
    years yesterday young
    заявил заявила сказал сказала говорит страна страны год года лет время люди человек президент
    сообщил сегодня должен должны
    sagte sagt jahr jahre zeit land menschen heute präsident
    dit année ans pays président dijo año años país presidente
    """.split()  # noqa: SIM905 - prose is easier to keep than five hundred quoted strings
)
"""Words so frequent in any news that sharing one is weak evidence, case folded."""

FORMULAE = (
    "i don't know",
    "we don't know",
    "i do not know",
    "we do not know",
    "i don't think",
    "i do not think",
    "we don't think",
    "i don't want",
    "we don't want",
    "i think that",
    "we think that",
    "i believe that",
    "we believe that",
    "i want to",
    "we want to",
    "we need to",
    "you need to",
    "you have to know",
    "you know",
    "i mean",
    "i would say",
    "i have to say",
    "i must say",
    "i can tell you",
    "let me say",
    "let me be clear",
    "let me tell you",
    "to be honest",
    "make no mistake",
    "make sure",
    "of course",
    "at this point",
    "at the moment",
    "at the same time",
    "at this time",
    "at the end of the day",
    "at the beginning of",
    "for the first time",
    "for a long time",
    "for the most part",
    "in my opinion",
    "in his opinion",
    "in her opinion",
    "in this regard",
    "in this way",
    "in this case",
    "in any case",
    "in other words",
    "in order to",
    "in terms of",
    "in the first place",
    "in the world",
    "all over the world",
    "around the world",
    "in addition to",
    "in accordance with",
    "in response to",
    "in connection with",
    "in the wake of",
    "as a result",
    "as a matter of fact",
    "as soon as possible",
    "as far as",
    "as long as",
    "as well as",
    "is going to be",
    "are going to be",
    "going to do",
    "be able to",
    "there is no doubt",
    "no doubt",
    "no question",
    "no comment",
    "the fact that",
    "the fact is",
    "the truth is",
    "the thing is",
    "the problem is",
    "the question is",
    "it is important",
    "it's important",
    "it is clear",
    "it's clear that",
    "it is possible",
    "it seems to me",
    "it is time",
    "it's time",
    "it would be",
    "with regard to",
    "with respect to",
    "when it comes to",
    "on the one hand",
    "on the other hand",
    "one of the most",
    "one of those",
    "a lot of",
    "a number of",
    "a kind of",
    "the number of",
    "the rest of",
    "the end of",
    "part of the",
    "the whole thing",
    "this kind of",
    "this is a",
    "what happened",
    "thank you very much",
    "said in a statement",
    "said on",
    "told reporters",
    "told a news conference",
    "declined to comment",
    "could not be reached for comment",
    "я не знаю",
    "мы не знаем",
    "я думаю что",
    "мы считаем что",
    "на самом деле",
    "в настоящее время",
    "в то же время",
    "в том числе",
    "таким образом",
    "по его словам",
    "ich weiß nicht",
    "wir wissen nicht",
    "ich glaube dass",
    "auf der anderen seite",
    "in der tat",
    "je ne sais pas",
    "je pense que",
    "en ce moment",
    "no sé",
    "creo que",
    "en este momento",
)
"""Set phrases of speech and reporting. Two people who both use one have not said the same."""
