"""What is published, issued or written is the text, and not what it is about."""

from kg.extract.parses.trees import hang, has
from kg.extract.tokens import Token
from kg.rows import words

BEFORE = ("det", "poss", "amod", "nummod", "compound")


def mend_participle_of_work(verb: Token) -> None:
    """ "A study of the drug, published in 2016, found": what is published is the study."""
    noun = verb.head
    work = noun.head.head if noun.dep_ == "pobj" else noun
    if verb.tag_ != "VBN" or noun.dep_ != "pobj" or noun.head.lower_ not in words("grammar", "around_works"):
        return
    apart = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    apart |= noun.pos_ == "PROPN"  # "an interview with Acme Radio aired on Sunday"
    texts = words("attribution", "documents") | words("attribution", "vehicles")
    told = apart and verb.lemma_ in words("grammar", "done_with_works")
    named = noun.pos_ == "PROPN" or noun.lemma_.lower() not in texts
    if (told and work.lemma_.lower() in texts and named) or _is_of_text(verb, noun, work):
        hang(verb, work)


def _is_of_text(verb: Token, topic: Token, work: Token) -> bool:
    """Whether a text was handed out by somebody, where its topic could not be: "a plan for the network issued by"."""
    texts = words("attribution", "documents") | words("attribution", "vehicles") | words("grammar", "writings")
    done = verb.lemma_ in words("grammar", "done_with_texts") and has(verb, "agent") and work.pos_ == "NOUN"
    handed = topic.lemma_.lower() in texts | words("grammar", "handed_out")
    thing = topic.pos_ == "NOUN" and topic.ent_type_ not in ("MONEY", "DATE")
    return done and work.lemma_.lower() in texts and thing and not handed


def mend_relative_of_work(verb: Token) -> None:
    """ "an atlas that four abbeys ordered from Acme": those behind "that" did it, and did the text."""
    doers, doc = verb.head, verb.doc
    first = min([doers.i, *(c.i for c in doers.lefts if c.dep_ in BEFORE)])
    that, text = doc[first - 1], doc[max(first - 2, 0)]
    behind = that.lower_ == "that" and text.pos_ == "NOUN" and that.tag_ in ("IN", "WDT") and doers.head.i <= that.i
    alone = verb.i == doers.i + 1 and verb.tag_ in ("VBN", "VBD") and not has(verb, "agent", "dobj", "auxpass")
    if behind and alone and verb.lemma_ in words("grammar", "done_with_works") | words("grammar", "needing_object"):
        hang(verb, text, "relcl")
        hang(doers, verb, "nsubj")
        hang(that, verb, "dobj")
        verb.tag_, that.tag_ = "VBD", "WDT"
