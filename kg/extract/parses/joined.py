"""Subjects and verbs that "and" joins to what stands before them."""

from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    TIMES,
    hang,
    hang_subject,
    has,
    says,
    start_of,
    take_conjunction,
    take_place,
    tense,
)
from kg.extract.tokens import Token
from kg.rows import words


def mend_name_joined_to_title(noun: Token) -> None:
    """ "Acme and Zenith parent company Orion have won": before a plural verb the first name is a subject too."""
    verb = noun.head
    tensed = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    plural = (tensed.tag_ == "VBP" or tensed.lower_ == "were") and tensed.i > noun.i
    name = next((c for c in noun.lefts if c.pos_ == "PROPN" and has(c, "cc") and has(c, "conj")), None)
    if name is None or not plural or noun.tag_ not in ("NN", "NNP") or name.left_edge.i != noun.left_edge.i:
        return
    hang(name, verb, noun.dep_)
    for owner in [c for c in name.rights if c.dep_ == "conj"]:
        hang(owner, noun, "nmod")
    hang(noun, name, "conj")


def mend_subject_before_modal(verb: Token) -> None:
    """ "would keep a share and the Lee family, who own 3 percent, would sell": the noun is its subject."""
    first = start_of(verb)
    doc, main = verb.doc, verb.head
    before = doc[first - 2] if first > 1 and doc[first - 1].text == "," else verb
    if doc[first].tag_ != "MD" or before is verb or has(verb, *SUBJECTS) or main.i > before.i:
        return
    who = next((t for t in doc[main.i : first] if t.lower_ in ("who", "which") and t.dep_ == "nsubj"), None)
    noun = doc[who.i - 2] if who is not None and doc[who.i - 1].text == "," else verb
    joint = doc[noun.left_edge.i - 1]
    if who is not None and noun.dep_ == "conj" and joint.dep_ == "cc" and who.head.right_edge.i == before.i:
        hang(joint, main)
        hang(who.head, noun)
        hang(noun, verb, "nsubj")
        verb.dep_ = "conj"


def mend_subject_behind_and(noun: Token) -> None:
    """ "cut the grant by 5 million and the director, Ann Roe, resigned": the noun is the subject of what follows."""
    doc, comma = noun.doc, noun.right_edge.i
    comma += doc[min(comma + 1, len(doc) - 1)].text == ","
    verb = doc[min(comma + 1, len(doc) - 1)]
    named = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.rights) and doc[comma : comma + 1].text == ","
    own = any(c.dep_ in {*SUBJECTS, "mark", "aux", "auxpass"} for c in verb.children)
    joined = doc[noun.left_edge.i - 1].lower_ in ("and", "but")
    if named and joined and verb.tag_ in ("VBD", "VBZ") and not own and verb.head.i < noun.i and verb.dep_ != "conj":
        verb.dep_ = "conj"
        hang(noun, verb, "nsubj")


def mend_kin_behind_and(noun: Token) -> None:
    """ "Karl Berg, husband of Ann Roe and father of Tom Berg": both nouns of kin are told of the same."""
    name = noun.head
    kin = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else name
    bare = noun.i > 0 and noun.nbor(-1).lower_ == "and" and any(c.lower_ == "of" for c in noun.rights)
    both = {noun.lemma_.lower(), kin.lemma_.lower()} <= words("grammar", "kin")
    if bare and both and name.pos_ == "PROPN" and kin.dep_ in ("appos", "attr"):
        hang(noun, kin, "conj")


def mend_verb_behind_then(verb: Token) -> None:
    """ "studied law, then moved to Graz": what comes "then" is done by the subject of the verb before."""
    before, head = verb.doc[max(verb.i - 1, verb.sent.start)], verb.head
    later = before.lower_ in ("then", "later", "subsequently", "afterwards", "eventually")
    if later and head.i < before.i and tense(head) == verb.tag_ and not has(verb, *SUBJECTS, "mark", "auxpass"):
        hang(before, verb)
        verb.dep_ = "conj"


def _name_before(verb: Token, noun: Token) -> Token | None:
    """The name right before a verb, if the parser takes both for parts of the name behind it: "In May Roe wed Lee"."""
    parts = [c for c in noun.lefts if c.i < verb.i and c.dep_ == "compound" and c.pos_ == "PROPN"]
    if noun.dep_ != "ROOT" or noun.pos_ != "PROPN" or not parts or parts[-1].i + 1 != verb.i:
        return None
    name = parts[-1]
    for below in parts[:-1]:
        hang(below, name)
    name.dep_ = "nsubj"
    return name


def mend_verb_before_object(verb: Token) -> None:
    """ "The vaccine reduced infections by 70 percent": a past tense behind its subject describes no noun."""
    noun = verb.head
    joint = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if joint.dep_ == "cc" and noun.dep_ == "conj" and noun.head.tag_.startswith("VB") and not has(noun, "det", "poss"):
        take_place(verb, noun)  # "who was born in Oslo and studied law at Lund"
        for below in [c for c in noun.rights if c.dep_ in ("prep", "punct", "npadvmod")]:
            hang(below, verb)
        hang(noun, verb, "dobj")
        return
    subject = next((c for c in noun.lefts if c.dep_ == "nsubj"), None) or _name_before(verb, noun)
    if subject is None or subject.right_edge.i + 1 != verb.i or noun.pos_ not in ("NOUN", "PROPN"):
        before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
        if before.head == noun and before.dep_ in ("nummod", "det", "poss") and before.lower_ != "that":
            verb.tag_ = "VBN"  # "1,217 pledged votes"
        return
    take_place(verb, noun)
    for below in [c for c in noun.children if c.dep_ in ("prep", "punct", "advmod", "mark", "cc") or c.i < verb.i]:
        hang(below, verb)
    hang(noun, verb, "dobj")


def mend_verb_behind_aside(verb: Token) -> None:
    """ "and a hub, opened in May, has treated 40": what stands between commas describes the subject of the verb."""
    others = [verb.head, *(c for c in verb.head.rights if c.dep_ == "conj" and c.i < verb.i)]
    aside = next((t for t in others if t.tag_ in ("VBD", "VBN") and _is_set_off(t)), None)
    closed = verb.doc[min([verb.i, *(c.i for c in verb.lefts)]) - 1].text == ","
    if aside is None or not closed or has(verb, *SUBJECTS, "cc", "mark") or tense(verb) not in TENSED:
        return
    noun = next(c for c in aside.lefts if c.dep_ in SUBJECTS)
    if aside.head.i == aside.i or aside.i == verb.head.i:
        take_place(verb, aside)
    hang_subject(noun, verb)
    hang(aside, noun, "acl")
    aside.tag_ = "VBN"


def _is_set_off(participle: Token) -> bool:
    """Whether but a comma stands between a verb without an object and the noun taken for its subject."""
    noun = next((c for c in participle.lefts if c.dep_ in SUBJECTS), None)
    if noun is None or has(participle, "aux", "auxpass", "dobj", "ccomp", "xcomp", "attr", "acomp"):
        return False
    if any(c.dep_ == "advmod" and c.ent_type_ not in TIMES for c in participle.children):
        return False
    if has(participle, "cc") and not any(c.dep_ == "conj" and has(c, "agent") for c in participle.rights):
        return False  # "A sale, agreed by one mayor but frozen by the next, would"
    between = list(participle.doc[noun.i + 1 : participle.i])
    return len(between) > 0 and between[-1].text == "," and not any(t.text == "," for t in between[:-1])


def mend_phrase_before_conjunct(verb: Token) -> None:
    """ "bought a plane and, in 1974, sold tickets": what stands between "and" and a verb belongs to that verb."""
    start = min([verb.i, *(c.left_edge.i for c in verb.lefts)])
    if has(verb, *SUBJECTS) or verb.doc[start - 1].text != ",":
        return
    phrase = next((c for c in verb.head.rights if c.dep_ == "prep" and c.right_edge.i + 2 == start), None)
    if phrase is not None and [t.lower_ for t in verb.doc[phrase.left_edge.i - 2 : phrase.left_edge.i]] == ["and", ","]:
        hang(phrase, verb)


def mend_conjunct_of_matrix(verb: Token) -> None:
    """ "is expected to start in May and end in June", "signed a deal to buy and use it": bare verbs go on."""
    matrix = verb.head
    bare = verb.tag_ == "VB" and not has(verb, *SUBJECTS, "aux", "auxpass")
    if not bare or matrix.tag_ == "VB" or any(c.tag_ == "MD" for c in matrix.lefts):
        return
    announced = [c for noun in matrix.rights if noun.dep_ == "dobj" for c in noun.rights if c.dep_ == "acl"]
    infinitives = [
        c for c in (*announced, *matrix.rights) if c.dep_ in ("xcomp", "acl") and c.tag_ == "VB" and c.i < verb.i
    ]
    if infinitives and any(c.lower_ == "to" for c in infinitives[-1].lefts):
        take_conjunction(matrix.children, verb, infinitives[-1])
        hang(verb, infinitives[-1])


def mend_verb_joined_to_noun(verb: Token) -> None:
    """ "was educated at Acme College, Oslo, and lives in Bonn": a finite verb is joined to a verb, not to a name."""
    noun = verb.head
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), verb)
    counted = own.like_num and own.i < verb.i and not has(verb, "aux", "auxpass")  # "and 38 abstained"
    whole = (own is not verb or verb.right_edge.i == verb.i) and not counted
    if (verb.tag_ not in FINITE and not counted) or noun.pos_ not in ("NOUN", "PROPN") or whole:
        return
    above = next((t for t in noun.ancestors if t.tag_.startswith("VB")), None)
    joint = verb.doc[own.left_edge.i - 1]
    if above is not None and above.i < noun.i and joint.dep_ == "cc" and has(above, *SUBJECTS):
        hang(joint, above)
        hang(verb, above)


def mend_conjunct_of_passive(verb: Token) -> None:
    """ "is backed by Acme, a firm based in Oslo and founded by Roe": what is told of the firm goes on."""
    passive, joint = verb.head, verb.doc[verb.i - 1]
    told = words("grammar", "told_of_bodies")
    if passive.tag_ != "VBN" or verb.tag_ != "VBN" or joint.dep_ != "cc" or has(verb, *SUBJECTS, "aux", "auxpass"):
        return
    behind = [t for t in verb.doc[passive.i + 1 : joint.i] if t.dep_ == "acl" and t.right_edge.i + 1 == joint.i]
    if behind and behind[-1].lower_ in told and verb.lower_ in told:
        hang(joint, behind[-1])
        hang(verb, behind[-1])


def mend_conjunct_of_infinitive(verb: Token) -> None:
    """ "ordered him to pay and barred him", "asked to be told and sent": a finite verb is joined to a finite one."""
    infinitive = verb.head
    matrix = infinitive.head.head if infinitive.dep_ == "acl" and infinitive.head.dep_ == "dobj" else infinitive.head
    bare = infinitive.tag_ == "VB" or (infinitive.tag_ == "VBN" and has(infinitive, "auxpass"))
    led = infinitive.dep_ in ("xcomp", "acl") and bare and any(c.lower_ == "to" for c in infinitive.lefts)
    finite = verb.tag_ in ("VBD", "VBZ") and tense(verb) == matrix.tag_ and not has(verb, *SUBJECTS)
    if led and finite and verb.lower_ != verb.lemma_ and matrix.i < infinitive.i:
        take_conjunction(infinitive.children, verb, matrix)
        hang(verb, matrix)


def mend_object_joined_to_subject(verb: Token) -> None:
    """ "soldiers filled sandbags and shops handed out soup": the first noun is an object, the second does the rest."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    other = next((c for c in noun.rights if c.dep_ == "conj"), None) if noun is not None else None
    if noun is None or other is None or has(verb, "mark") or tense(verb) not in TENSED:
        return
    first, joint = verb.doc[noun.left_edge.i - 1], verb.doc[other.left_edge.i - 1]
    close = other.right_edge.i + 1 == min([verb.i, *(c.i for c in verb.lefts if c.dep_.startswith("aux"))])
    fits = first.tag_ in FINITE and first.pos_ == "VERB" and has(first, *SUBJECTS) and not has(first, "dobj", "auxpass")
    linked = verb.dep_ in ("ccomp", "conj", "advcl", "ROOT") and first in {verb.head, *verb.lefts}
    if not (fits and close and linked and joint.lower_ == "and") or says(first):
        return
    hang(noun, first, "dobj")
    hang(other, verb, "nsubj")
    if verb.dep_ != "ROOT":
        hang(first, verb.head if first.head == verb else first.head)
        hang(joint, first)
        hang(verb, first, "conj")


def mend_lay(verb: Token) -> None:
    """ "plans to close a mill and lay off 140 people": with an object "lay" is no past of "lie"."""
    if verb.tag_ not in ("VBD", "VBN") or not has(verb, "dobj"):
        return
    above = verb.head if verb.dep_ == "conj" else verb
    bare = above.tag_ == "VB" or any(c.tag_ in ("TO", "MD") for c in verb.lefts)
    verb.tag_, verb.lemma_ = "VB" if bare else "VBP", "lay"


def mend_infinitive_behind_clause(verb: Token) -> None:
    """ "agreed to shut it while a panel looks at it, and to run buses": "to" goes on with an infinitive."""
    clause = verb.head
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    if clause.pos_ == "ADJ" and to:  # "plans to begin flights, subject to approval, and to take delivery of jets"
        bound = [c for c in clause.head.rights if c.dep_ == "xcomp" and c.tag_ == "VB" and c.i < clause.i]
        for infinitive in bound[:1]:
            take_conjunction(clause.children, verb, infinitive)
            hang(verb, infinitive)
    if verb.tag_ != "VB" or not to or tense(clause) not in TENSED or clause.dep_ not in ("advcl", "relcl", "ccomp"):
        return
    first = next((a for a in clause.ancestors if a.tag_ == "VB" and any(c.lower_ == "to" for c in a.lefts)), None)
    if first is not None and first.dep_ == "xcomp" and first.i < clause.i and not has(verb, *SUBJECTS):
        take_conjunction(clause.children, verb, first)
        hang(verb, first)


def _mend_topic_in_list(gerund: Token) -> None:
    """ "spoke about trains, schools and raising the fee": the last of what a preposition lists is no second deed."""
    head, before = gerund.head, gerund.doc[gerund.i - 1]
    listing = [
        c for c in head.rights if c.dep_ == "prep" and c.i < gerund.i and c.lower_ in ("about", "of", "on", "for")
    ]
    noun = next((c for c in listing[-1].rights if c.dep_ == "pobj"), None) if listing else None
    if head.tag_ not in FINITE or before.dep_ != "cc" or noun is None or not has(noun, "conj"):
        return
    before.attach(noun)
    hang(gerund, listing[-1], "pcomp")


def mend_bare_conjunct(verb: Token) -> None:
    """ "Roe scored as Acme came back to win and move to the top": a bare form is joined to the infinitive before it."""
    head = verb.head
    if verb.tag_ == "VBG" and not has(verb, *SUBJECTS, "aux"):
        _mend_topic_in_list(verb)
    bare = verb.tag_ == "VB" and head.tag_ == "VBD" and not has(verb, *SUBJECTS, "aux") and not has(head, "aux")
    before = [t for t in verb.doc[head.i + 1 : verb.i] if t.tag_ == "VB" and has(t, "aux")]
    if bare and before and verb.i not in (t.head.i for t in before):
        take_conjunction(head.children, verb, before[-1])
        hang(verb, before[-1])


def mend_participle_behind_relative(verb: Token) -> None:
    """ "taking a seat the party had held for years and leaving Roe": no participle goes on with what has a tense."""
    head = verb.head
    tensed = head.tag_ in ("VBD", "VBN", "VBZ") and not any(c.lemma_ == "be" for c in head.lefts)
    goes_on = verb.tag_ == "VBG" and head.dep_ in ("relcl", "ccomp") and tensed and not has(verb, *SUBJECTS, "aux")
    above = (t for t in (*head.ancestors, *head.head.children) if t.tag_ == "VBG" and t.dep_ in ("advcl", "acl"))
    participle = next((t for t in above if t.i < head.i), None)
    if goes_on and participle is not None:
        take_conjunction(head.children, verb, participle)
        hang(verb, participle)


def mend_hearers(verb: Token) -> None:
    """ "told supporters crowded into a club that it was time": those who are told are described, and say nothing."""
    teller = verb.head
    hearers = next((c for c in teller.rights if c.dep_ == "dobj" and c.i + 1 == verb.i), None)
    content = next((c for c in verb.rights if c.dep_ == "ccomp" and has(c, "mark")), None)
    if hearers is None or content is None or verb.tag_ not in ("VBD", "VBN") or teller.lemma_ not in ("tell", "remind"):
        return
    verb.tag_ = "VBN"
    hang(content, teller)
    hang(verb, hearers, "acl")


def mend_list_behind_preposition(noun: Token) -> None:
    """ "reopens after six years, two floods and a strike": the list goes on with what stands behind "after"."""
    verb, comma = noun.head, noun.doc[noun.left_edge.i - 1]
    last = noun.doc[comma.i - 1]
    prep = last.head
    goes_on = noun.dep_ == "conj" and verb.pos_ == "VERB" and comma.text == "," and has(noun, "cc")
    if goes_on and last.dep_ == "pobj" and prep.head == verb and prep.i > verb.i:
        hang(noun, last)


def mend_infinitive_of_talks(verb: Token) -> None:
    """ "is in talks with Acme to sell its mill": the infinitive says what is talked about."""
    end, bare = verb.left_edge.i - 1, verb.tag_ == "VB" and verb.left_edge.lower_ == "to"
    preps = (c for c in verb.head.rights if bare and c.lower_ == "in" and c.dep_ == "prep" and c.right_edge.i == end)
    noun = next((n for prep in preps for n in prep.rights if n.dep_ == "pobj"), None)
    if noun is not None and noun.lemma_.lower() in words("grammar", "talks"):
        hang(verb, noun, "acl")


def mend_speaker_in_midst(verb: Token) -> None:
    """ "The mill, Ann Roe said, had closed": a name right before a verb of speech set off by commas speaks."""
    name = verb.nbor(-1) if verb.i > verb.sent.start else verb
    named = name.dep_ == "appos" and name.pos_ == "PROPN" and verb.doc[name.left_edge.i - 1].text == ","
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if verb.dep_ == "parataxis" and says(verb) and named and own in (None, name.head):
        if own is not None:
            hang_subject(own, verb.head)
        hang(name, verb, "nsubj")


def mend_alongside(alongside: Token) -> None:
    """ "founded Acme alongside Ann Roe": she founded it too."""
    if alongside.head.dep_ == "dobj":
        hang(alongside, alongside.head.head)
