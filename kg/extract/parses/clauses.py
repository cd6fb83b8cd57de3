"""Clauses that the parser hangs on the wrong one: a second verb of speech, a cleft, a participle taken for a verb."""

from kg.extract.parses.apposed import mend_title_before_speaker
from kg.extract.parses.made import make_gerund
from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    TIMES,
    hang,
    hang_subject,
    has,
    says,
    take_place,
    tense,
)
from kg.extract.tokens import Token
from kg.rows import words

PLACES = ("GPE", "LOC")


def _mend_second_accusation(of: Token) -> None:
    """ "found guilty of fraud and of bribing a judge": both are what somebody is guilty of."""
    before = of.doc[of.sent.start : of.i]
    first = next((t for t in reversed(before) if t.lower_ == "of" and t.head.lower_ == "guilty"), None)
    if first is not None and of.nbor(-1).dep_ == "cc":
        _mend_deed_for_noun(of)
    if first is not None and of.nbor(-1).dep_ == "cc" and any(c.dep_ == "pcomp" for c in of.rights):
        hang(of, first.head, "prep")


def mend_accusation(of: Token) -> None:
    """ "accused an engineer of taking files", "staff of bullying": what one is held guilty of is no part of one."""
    if of.dep_ == "conj":
        _mend_second_accusation(of)
        return
    accused, verb = (of.head, of.head.head) if of.head.dep_ == "dobj" else (of, of.head)
    if verb.lemma_ not in words("grammar", "accusing") or accused.i > of.i:
        return
    _mend_deed_for_noun(of)
    last = not any(t.lower_ == "of" for t in of.doc[of.i + 1 : verb.right_edge.i + 1] if verb in t.ancestors)
    deed = any(c.dep_ == "pobj" and c.tag_ == "NN" and c.lower_.endswith("ing") for c in of.children)
    gerund = any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in of.children)
    if accused is not of and (gerund or (deed and last)):
        hang(of, verb)


def _mend_deed_for_noun(of: Token) -> None:
    """ "accused Acme of withholding tips": the tips are of no kind, they are what was withheld."""
    things = next((c for c in of.rights if c.dep_ == "pobj" and c.tag_ == "NNS"), None)
    deed = of.nbor() if of.i + 1 < of.sent.end else of
    if things is None or deed.head != things or deed.dep_ not in ("compound", "amod") or deed.tag_ not in ("NN", "VBG"):
        return
    if deed.lower_.endswith("ing") and things.lemma_.lower() not in words("grammar", "crimes"):
        make_gerund(deed)
        hang(deed, of, "pcomp")
        hang(things, deed, "dobj")


def mend_hidden_participle(verb: Token) -> None:
    """ "a ferry equipped with pumps sank", "gates meant to stop it broke": of two the one with a tense of its own."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    own = has(verb, "aux", "auxpass", "ccomp", "nsubjpass", "acomp", "attr") or verb.lemma_ == "be"
    own |= any(c.dep_ == "dobj" and c.ent_type_ not in TIMES for c in verb.rights)
    if noun is None or own or noun.pos_ == "PRON":
        return
    found = _verb_behind(verb)
    if found is None:
        return
    for below in [c for c in verb.children if c.i < noun.left_edge.i]:
        hang(below, found)
    hang(noun, found)
    nearest = verb.nbor(-1)
    hang(verb, nearest if nearest.pos_ in ("NOUN", "PROPN") else noun)
    verb.dep_ = "acl"


def _verb_behind(verb: Token) -> Token | None:
    """The finite verb without a subject right behind all that belongs to a verb, where no mark stands between."""
    below = {t.i for t in verb.subtree}
    near = [verb.head, *verb.head.rights]
    for other in near:
        if other.i <= verb.i or other.i in below or has(other, *SUBJECTS) or other.dep_ == "conj":
            continue
        first = min([other.i, *(c.i for c in other.lefts if c.dep_ in ("aux", "auxpass"))])
        apart = verb.nbor(-1).text == "," and verb.doc[first - 1].text == ","  # "work, begun in May, has stopped"
        between = verb.doc[verb.i + 1 : first - apart]
        joined = any(t.is_punct or t.dep_ == "cc" or t.tag_ in FINITE for t in between)
        if tense(other) in TENSED and not joined and len(between) > 0:
            return other
    return None


def mend_date_behind_aside(date: Token) -> None:
    """ "moved to Oslo after it bought Bex, a rival, in 1988": the date goes on with the clause that the aside ends."""
    prep, doc = date.head, date.doc
    verb, comma = prep.head, doc[prep.i - 1]
    if prep.lower_ not in ("in", "on") or verb.tag_ != "VBD" or comma.text != "," or date.ent_type_ != "DATE":
        return
    for clause in verb.rights:
        opener = clause.left_edge.lower_
        past = clause.dep_ == "advcl" and clause.tag_ == "VBD" and opener in ("after", "when", "before")
        aside = doc[comma.i - 1]
        if past and clause.i < aside.i < prep.i and clause in aside.ancestors:
            if any(t.dep_ == "appos" for t in (aside, *aside.ancestors) if t.i > clause.i):
                hang(prep, clause)
            return


def mend_fronted(noun: Token) -> None:
    """ "In a post on X, the minister, Juan Paz, wrote": the noun behind the comma is the subject."""
    _mend_fronted_place(noun)
    doc, after = noun.doc, noun.right_edge.i + 1
    after += after < noun.sent.end and doc[after].text == ","
    verb = doc[after] if after < noun.sent.end else noun
    aim = noun.head.dep_ == "dobj" and noun.head.head.dep_ in ("advcl", "xcomp")  # "To mark the day, Acme gave"
    fronted = (noun.head.dep_ == "pobj" or aim) and doc[noun.left_edge.i - 1].text == "," and verb in noun.ancestors
    if fronted and verb.tag_ in FINITE and not has(verb, *SUBJECTS) and verb.dep_ not in ("relcl", "acl"):
        hang(noun, verb, "nsubj")
        mend_title_before_speaker(noun)


def _mend_fronted_place(name: Token) -> None:
    """ "In Lima, Luis Roe, a vet, opened": the place is no subject that the name is joined to."""
    place = name.head
    prep = place.nbor(-1) if place.i > place.sent.start else place
    if name.dep_ != "conj" or place.dep_ not in SUBJECTS or prep.dep_ != "prep" or has(prep, "pobj"):
        return
    if place.nbor(1).text == "," and place.left_edge.i == place.i:
        verb = place.head
        hang(place, prep)
        hang(name, verb)
        place.dep_, name.dep_ = "pobj", "nsubj"


def mend_purpose(participle: Token) -> None:
    """ "a centre in Ohio intended to serve it": what is meant for something is the thing, not the place."""
    place = participle.head
    noun = place.head.head if place.dep_ == "pobj" and place.ent_type_ in PLACES else place
    meant = participle.lemma_.lower() in words("grammar", "purposes") and has(participle, "xcomp", "prep")
    if meant and noun.i < place.i and noun.pos_ == "NOUN":
        hang(participle, noun)


def mend_infinitive_of_noun(verb: Token) -> None:
    """ "There are also plans to close it": the infinitive says what the noun announces."""
    noun = verb.head
    announced = noun.pos_ == "NOUN" and noun.dep_ in ("attr", "dobj", "nsubj", "nsubjpass") and noun.i < verb.i
    if announced and noun.lemma_.lower() in words("grammar", "intentions") and not has(noun, *SUBJECTS, "cop"):
        verb.dep_ = "acl"


def mend_figures_show(verb: Token) -> None:
    """ "Jobs rose in May, ministry data show.": behind a comma, what figures show is no kind of show."""
    figures = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    last = verb.i + 1 == verb.sent.end or verb.nbor(1).text in (",", ".", ";")
    cited = figures.dep_ == "compound" and figures.lemma_.lower() in words("attribution", "documents")
    if last and cited and figures.head == verb:
        _part_from_phrase(verb)  # "64 percent of the province's total, official data show"
    start = min([figures.i, *(c.left_edge.i for c in verb.lefts if not c.is_punct)])
    apart = start > verb.sent.start and verb.doc[start - 1].text == ","
    if not (last and cited and figures.head == verb and apart):
        return
    for below in [c for c in verb.lefts if c.i != figures.i and not c.is_punct]:
        hang(below, figures)
    figures.dep_ = "nsubj"


def _part_from_phrase(verb: Token) -> None:
    """Give what stands before the last comma the place in a phrase that the verb behind the comma was given."""
    comma = max((c.i for c in verb.lefts if c.text == ","), default=-1)
    before = [c for c in verb.lefts if c.i < comma]
    if not before or verb.dep_ != "pobj":
        return
    noun, root = before[-1], verb.sent.root
    take_place(noun, verb)
    for below in before[:-1]:
        hang(below, noun)
    hang(verb, root, "parataxis")


def mend_interrupted_modal(modal: Token) -> None:
    """ "The mayor could, aides said, call an election": an aside parts the auxiliary from its verb."""
    if modal.dep_ == "aux" and not says(modal.head):
        _take_subjects(modal, modal.head)
        return
    inner = modal.head if modal.dep_ in ("ccomp", "aux") else None
    said = inner or next((c for c in modal.head.rights if c.i > modal.i and says(c)), modal)
    apart = said.i > modal.i and modal.nbor(1).text == "," and says(said)
    bare = [c for c in said.rights if c.tag_ == "VB" and c.doc[c.left_edge.i - 1].text == ","]
    verb = next((c for c in bare if not any(below.lower_ == "to" for below in c.lefts)), None)
    if verb is None or not apart:
        return
    if modal.dep_ == "aux":
        for below in [c for c in said.lefts if c.dep_ in SUBJECTS and c.i < modal.i]:
            hang(below, verb)
    if modal.dep_ == "conj":
        hang(verb, modal.head)
        hang(said, verb, "parataxis")
    verb.dep_ = "ccomp" if modal.dep_ == "aux" else modal.dep_
    hang(modal, verb, "aux")
    _take_subjects(modal, verb)


def mend_interrupted_auxiliary(helping: Token) -> None:
    """ "Roe did not, however, recommend selling it": who did not, and the "not", belong to the verb."""
    verb = helping.head
    denied = helping.lemma_ in ("do", "have", "be") and (has(helping, "neg") or has(verb, "neg")) and verb.i > helping.i
    for below in [c for c in helping.children if c.dep_ in {*SUBJECTS, "neg"}] if denied and verb.tag_ != "VBD" else []:
        hang(below, verb)


def _take_subjects(modal: Token, verb: Token) -> None:
    """Hang on a verb the subject that hangs on its auxiliary."""
    for below in [c for c in modal.lefts if c.dep_ in {*SUBJECTS, "compound"}] if verb.i > modal.i else []:
        hang(below, verb, "nsubj" if below.dep_ == "compound" else below.dep_)


def mend_act_for_subject(act: Token) -> None:
    """ "Meeting the demands, she said, would cost 3 million": what is done is the subject of a verb without one."""
    verb = act.head
    modal = any(c.tag_ == "MD" for c in verb.lefts)
    if act.tag_ == "VBG" and act.left_edge.is_sent_start and modal and not has(verb, *SUBJECTS, "csubj", "expl"):
        act.dep_ = "csubj"


def mend_wish(verb: Token) -> None:
    """ "called for Lee to be dismissed": the infinitive is what is called for, not what the calling is for."""
    opener = verb.left_edge
    wished = opener.lower_ == "for" and opener.dep_ == "mark" and has(verb, *SUBJECTS) and verb.head.i == opener.i - 1
    if wished and verb.head.lemma_.lower() in words("grammar", "wishing_for"):
        verb.dep_ = "xcomp"


def mend_occasion_called(noun: Token) -> None:
    """ "has not called a strike": the union calls it, and names nothing so."""
    verb = noun.head
    alone = not has(verb, "dobj", "nsubjpass", "auxpass") and verb.dep_ not in ("relcl", "acl")
    article = next((c for c in noun.lefts if c.dep_ == "det"), None)
    if alone and article is not None and verb.lemma_ == "call" and noun.lemma_ in words("actions", "occasions"):
        noun.dep_ = "dobj"


def mend_set_off_participle(verb: Token) -> None:
    """ "In the election, held on 27 April, the party won": a participle set off behind a fronted noun describes it."""
    first = verb.left_edge
    noun = verb.doc[first.i - 2] if first.i > verb.sent.start + 2 else verb
    front = noun.head
    alone = verb.tag_ == "VBN" and first == verb and not has(verb, *SUBJECTS, "dobj", "agent", "oprd", "mark")
    fronted = noun.dep_ == "pobj" and noun.tag_ == "NN" and front.head == verb.head and front.i < noun.i < verb.head.i
    if not alone or not fronted or verb.doc[first.i - 1].text != "," or noun.right_edge != noun:
        return
    definite = noun.left_edge.lower_ == "the" and noun.lower_ not in words("actions", "time_nouns")
    closed = verb.right_edge.i + 1 < verb.head.i and verb.doc[verb.right_edge.i + 1].text == ","
    if front.i == verb.sent.start and definite and closed:
        hang(verb, noun, "acl")


def mend_verb_behind_relative(verb: Token) -> None:
    """ "Lee, under whom the bank lost 4 billion, left in May": the verb of the sentence is no participle."""
    relative = next((t for t in verb.ancestors if t.dep_ == "relcl"), verb)
    noun = relative.head
    alone = verb.tag_ in ("VBN", "VBD") and not has(verb, *SUBJECTS, "agent", "aux", "auxpass")
    opened = any(t.tag_ in ("WP", "WDT", "WP$") for t in verb.doc[relative.left_edge.i : relative.left_edge.i + 2])
    set_off = verb.doc[verb.left_edge.i - 1].text == "," and verb.doc[relative.left_edge.i - 1].text == ","
    if not (alone and opened and set_off) or noun.head.i != noun.i or noun.pos_ not in ("NOUN", "PROPN"):
        return
    verb.attach(verb, "ROOT")
    noun.attach(verb, "nsubj")
    for later in [c for c in relative.rights if c.i > verb.i and c.dep_ in ("cc", "conj")]:
        hang(later, verb)


def mend_inverted_condition(verb: Token) -> None:
    """ "Had Acme sold the mine, Roe would have won": the clause is a condition, nothing that anybody says."""
    opener = verb.left_edge
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    inverted = opener.head == verb and opener.lower_ in ("had", "were", "should") and own is not None
    supposed = any(c.lower_ in ("would", "could", "might") and c.i > verb.i for c in verb.head.lefts)
    if inverted and supposed and verb.i < verb.head.i:
        verb.dep_ = "advcl"


def mend_noun_of_mark(mark: Token) -> None:
    """ "since the pumps, made in Oslo, have not arrived": what hangs on the mark is the subject of its clause.

    That of "hired Ann Roe as head to replace Tom Lee" is what she was hired as: an infinitive has no subject there.
    """
    verb = mark.head
    noun = next((c for c in mark.rights if c.dep_ == "pobj"), None)
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    found = noun or subject
    if found is None or not verb.tag_.startswith("VB"):
        return
    if mark.lower_ == "as" and verb.tag_ == "VB" and any(c.lower_ == "to" and c.i > found.i for c in verb.lefts):
        hang(mark, verb.head, "prep")
        hang(found, mark, "pobj")
    elif noun is not None and subject is None:
        hang_subject(noun, verb)


def mend_no(no: Token) -> None:
    """ "No tsunami warning was issued": it is the warning that was not."""
    if no.dep_ == "det" and no.head.dep_ == "compound" and no.i < no.head.i < no.head.head.i:
        hang(no, no.head.head)


def mend_denial(nor: Token) -> None:
    """ "Nor, Lee said, had it been sold": what is denied is the deed, whatever the speaker parts it from."""
    helping = nor.head
    if nor.dep_ != "cc":
        return
    if helping.dep_ == "parataxis" and says(helping) and helping.head.i > helping.i:
        hang(nor, helping.head)  # "Nor, said Lee, did it pay"
        return
    if helping.dep_ not in ("aux", "auxpass"):
        verb = next((c for c in helping.rights if c.dep_ == "ccomp" and c.tag_ in ("VBN", "VB")), None)
        bare = helping.lemma_ in ("have", "be", "do") and not has(helping, *SUBJECTS)
        if verb is None or not bare or not has(verb, *SUBJECTS) or has(verb, "aux", "mark"):
            return
        take_place(verb, helping)
        hang(helping, verb, "aux")
    for below in [c for c in helping.children if c.dep_ in ("cc", "parataxis", "punct")]:
        hang(below, helping.head)


def mend_plan_for_verb(plan: Token) -> None:
    """ "Acme has sold it, and Bex plans to show it": what has a subject and an infinitive is a verb, not a noun."""
    infinitive = next((c for c in plan.rights if c.dep_ in ("acl", "xcomp") and c.tag_ == "VB"), plan)
    noun = next((c for c in plan.lefts if c.dep_ == "nsubj"), plan)
    known = next((c for c in plan.lefts if c.dep_ == "det"), plan)
    if noun is plan and plan.dep_ == "ROOT" and known is not plan:  # "The president-elect plans to name his cabinet"
        noun = next((c for c in plan.lefts if c.dep_ == "compound" and c.tag_ == "NN"), plan)
    before = plan.doc[max(plan.left_edge.i - 2, 0) : plan.left_edge.i].text
    if noun is plan and plan.dep_ == "conj" and plan.head.pos_ == "VERB" and before in (", and", ", but"):
        noun = next((c for c in plan.lefts if c.dep_ in ("amod", "compound") and c.is_title), plan)  # a name, misread
    whole = noun.i < plan.i < infinitive.i and noun.right_edge.i + 1 == plan.i and infinitive.left_edge.i == plan.i + 1
    if whole and plan.tag_ == "NNS" and plan.lemma_.lower() in words("grammar", "intentions"):
        plan.tag_, plan.pos_, infinitive.dep_ = "VBZ", "VERB", "xcomp"
        if noun.dep_ != "nsubj":
            noun.dep_, noun.pos_ = "nsubj", "PROPN" if noun.is_title else noun.pos_
            hang(known, noun)


def mend_mark(that: Token) -> None:
    """ "recommended that one of the pumps be replaced": what opens a clause is no part of its subject."""
    verb = that.head.head
    if that.head.dep_ in SUBJECTS and that.i == that.head.left_edge.i:
        hang(that, verb, "mark")
