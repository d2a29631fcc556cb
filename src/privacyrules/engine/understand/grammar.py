"""The closed classes of English words by which sentences are taken apart."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


MODALS = word_set("may can could must should shall would will might do does did let lets")
WE = word_set("we i you us ourselves me")
OTHERS = word_set("they he she them who whoever somebody someone anybody anyone nobody it")
ADVERBS = word_set(
    "just also still only automatically simply then now ever even quietly really please already always "
    "first later too actually manually simply ourselves again directly currently each both all "
    "immediately perhaps maybe thus at least therefore permanently temporarily safely personally "
    "regularly normally legally probably sometimes usually often fully freely either"
)
BE = word_set("be is are was were been being get gets got am")
HAVE = word_set("have has had having")
NEGATORS = word_set("not no never without neither nor nobody none hardly nothing")
PREPOSITIONS = word_set(
    "of to in on at by for from with without within into onto about against between through via per "
    "across during inside towards toward upon under over after before as than regarding concerning"
)
BEFORE_OUR_INFINITIVE = word_set(
    "allowed ok okay fine want wants wanted like need have able free permitted going go plan plans "
    "planned planning legal possible wish wishes try trying supposed required obliged forbidden necessary "
    "mandatory acceptable about intend decide right us it lawful due problem wrong legitimate illegal "
    "prohibited good alright proper sure happy love prefer hope manage get policy consent permission "
    "promises promise rather bound begin start starts continue continues something anything idea system "
    "app job script server data proposal reasonable permitted permissible authorised authorized entitled "
    "welcome advisable wise safe legally cool kosher liberty position leave warranted empowered justified "
    "propose proposes proposed aim aims seek seeks hoping willing prepared inclined"
)
"""After these, `to` does not say what for: `we are allowed to keep …`."""

AFTER_IF_OF_A_QUESTION = word_set(
    "what ok okay fine problem right wrong alright mind happens legal allowed matter good acceptable "
    "trouble bad lawful even promise promises policy word rule rules law commitment"
)
"""After these, `if` opens the question itself: `is it fine if we …`."""

BEFORE_WHAT_IS_ASKED = word_set(
    "allowed permitted ok okay fine right correct acceptable alright lawful legal possible order wrong "
    "forbidden admissible permissible legitimate intended planned envisaged foreseen contemplated "
    "conceivable excluded out case"
)
"""After these, `that` opens what is asked about: `is it permitted that accounting keeps …`."""

CONDITION = word_set("if when whenever once assuming provided suppose supposing given where as")
CONTRARY = word_set("unless until before till")
REASON = word_set("because since although though while whereas after so")
RELATIVE = word_set("who which whom whose that where what how why whether")
DETERMINERS = word_set(
    "a an the our your their his her its my these those this any some all every each no both several many"
)
PRONOUNS = word_set("it them they this that these those him her one ones such")
PLANNING = word_set(
    "think thinking thought idea dream dreaming talk talking speak speaking plan plans intention way"
)
"""Before `of` and a verb, these say that it is what we have in mind."""

MOVES = word_set("appear go come move travel flow pass stay remain sit lie end land leave live get")
"""What data does of itself: `the e-mails … may they go along?`."""

RHETORICAL = word_set(
    "policy say says rule rules stand think promise object mind wrong problem harm against stops prevents "
    "keeps matter issue objection cares"
)
"""`what speaks against …`, `who would object to …` ask for a yes or a no all the same."""

BREAKS = word_set(
    "break breaks broken breaking violate violates violated violating breach breached contradict contradicts "
    "contrary contravene infringe against wrong"
)
PROMISES = word_set("promise promises promised policy pledge word rule rules commitment undertaking")
"""Where a promise is said to be broken, a clause with `if` or `by` is what is asked about."""

PERSONS = word_set(
    "they them he him she her i me you user customer client member subscriber visitor person people guest "
    "somebody someone anybody anyone friend employee applicant freelancer merchant colleague recipient payer"
)
"""Words for a person, for any of which `they` stands in a phrase of the vocabulary."""

FREE = (
    ("for", "free"),
    ("free", "of"),
    ("for", "nothing"),
    ("no", "money"),
    ("without", "payment"),
    ("pays", "nothing"),
    ("pay", "nothing"),
    ("paying", "nothing"),
    ("no", "charge"),
    ("without", "money"),
    ("without", "paying"),
    ("receive", "nothing"),
    ("get", "nothing"),
    ("nothing", "back"),
)
"""Pairs of words by which nothing is paid."""

GIVES = word_set(
    "enter enters entered type types typed fill fills filled upload uploads uploaded submit submits "
    "state states stated specify specifies specified indicate indicates indicated declare declares declared "
    "submitted provide provides provided give gives gave write writes wrote send sends sent scan scans "
    "scanned volunteer volunteers volunteered tell tells told leave leaves left upload put puts"
)
"""What people do who give data about themselves or others."""

ADDS = word_set(
    "add adds added list lists listed post posts posted publish publishes published place places placed "
    "mention mentions mentioned describe describes described include includes included show shows shown "
    "want wants wanted choose chose chosen agree agreed stated state states"
)
"""What people do who show something on a page of theirs."""

IDLE = word_set(
    "dead broken stuck delay delayed delays untouched late missing lost stop stopped forget forgot forgotten "
    "cancel cancelled hidden secret postpone postponed disabled frozen unpublished unsent untold"
)
"""Words by which something may be left undone, whatever else they say."""

OUR_THINGS = word_set(
    "form page checkout app application widget script job server webserver service system tool feature bot "
    "logger counter collector pipeline microservice proxy plugin etl firewall module process "
    "wizard cron backend frontend handler worker daemon crawler importer exporter template tracker"
)
"""Things of ours that act for us."""

CURRENCIES = word_set(
    "cent cents dollar dollars euro euros pound pounds buck bucks usd eur gbp shekel shekels grand"
)
PARTICIPLES = word_set(
    "kept sold held given sent told shown seen read written put left found made taken bought lent paid "
    "set cut done"
)
ARTICLES = word_set("a an the our your their his her its my these those this any some all every each")
FILLERS = word_set(
    "really actually still already also now just truly clearly whole entire them him one single particular "
    "certain given former has have had simply please maybe perhaps honestly possibly ever even quietly"
)
"""What may stand within a phrase of three words or more."""

BEFORE_WHAT_DECIDES = word_set(
    "against by under in with does do break breaks violate violates comply of per to our"
)
"""Before these the policy is what decides, not what is handled."""

AFTER_WHAT_DECIDES = word_set(
    "allow allows say says permit permits forbid forbids let lets cover covers mean ok okay"
)
SURE = word_set("sure certain convinced confident positive satisfied persuaded adamant clear")
OPINIONS = word_set(
    "claim claims claimed argue argues argued insist insists maintains think thinks thought believe believes "
    "believed say says said advise advises advised"
)
"""What somebody says who does not get the data: `our lawyers think …`."""
