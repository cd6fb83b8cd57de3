"""Nouns that the parser makes arguments of a verb, though they only say more of another noun, or are half a word."""

from kg.extract.grammar.coordination import conjuncts, first_conjunct
from kg.extract.parses.trees import SUBJECTS, hang, has, start_of, tense
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.rows.lexicon import is_common_word
from kg.vocabulary import SCHEMA

WARNED = ("of", "about", "against", "that")
SELECTING = ("among", "including")
SPANS = ("from", "until", "till", "since", "between")
NOMINAL = (*SUBJECTS, "dobj", "pobj", "dative", "attr", "appos", "conj", "poss", "compound", "nmod")


def mend_among_them(pronoun: Token) -> None:
    """ "moved 14 officers, among them the head": whoever is among them is no object of the verb."""
    prep = pronoun.head
    if prep.lower_ not in SELECTING or pronoun.lower_ != "them" or prep.i + 1 != pronoun.i:
        return
    if prep.i == 0 or pronoun.doc[prep.i - 1].text not in (",", "–", "—", "-", "--"):
        return
    for noun in (prep.head, *prep.head.rights):
        behind = noun.left_edge.i in (prep.i, pronoun.i + 1) and noun.i > pronoun.i
        second = any(c.dep_ in SUBJECTS and c.i < prep.i for c in noun.head.lefts)
        if behind and noun.dep_ in ("dobj", "attr", "npadvmod", "appos", "oprd", "dep", "conj") + SUBJECTS * second:
            hang(prep, noun.head)
            hang(noun, pronoun, "appos")


def mend_name_of_subject(name: Token) -> None:
    """ "His best-known work, the Acme House in Rome, was built in 1988": of two subjects the second names the first."""
    noun = next((c for c in name.head.lefts if c.dep_ in SUBJECTS and c.i < name.i), name)
    doc, last = name.doc, name.right_edge.i
    closed = "," in (doc[last].text, doc[last + 1].text) and doc[name.left_edge.i - 1].text == ","
    one = noun.tag_ == "NN" and noun.i + 2 == name.left_edge.i and has(noun, "det", "poss")
    if one and closed and name.pos_ == "PROPN" and last + 1 < name.head.i and not has(name, "conj"):
        hang(name, noun, "appos")


def mend_singled_out(noun: Token) -> None:
    """ "Side effects, chiefly rashes, were reported": what is singled out is not the subject."""
    whole = next((c for c in noun.lefts if c.dep_ in SUBJECTS and c.pos_ in ("NOUN", "PROPN")), None)
    singled = any(c.dep_ == "advmod" and c.lower_ in words("grammar", "singling_out") for c in noun.lefts)
    if whole is not None and singled and noun.pos_ in ("NOUN", "PROPN"):
        hang(whole, noun.head, noun.dep_)
        hang(noun, whole, "appos")


def mend_fronted_subject(verb: Token) -> None:
    """ "Voting no were Ann Roe and Tom Lee": who stands behind the auxiliary does it."""
    helping = next((c for c in verb.rights if c.dep_ in ("aux", "auxpass") and c.lemma_ == "be"), None)
    if verb.tag_ != "VBG" or verb.i != verb.sent.start or helping is None or has(verb, *SUBJECTS):
        return
    later = [c for c in (*verb.rights, *helping.rights) if c.dep_ in ("dobj", "attr") and c.i > helping.i]
    if later:
        hang(later[0], verb, "nsubj")


def mend_of_kin(verb: Token) -> None:
    """ "the daughter of a dock worker who finds it": it is the daughter who does."""
    parent = verb.head
    kin = parent.head.head if parent.dep_ == "pobj" and parent.head.lower_ == "of" else parent
    who = any(c.lower_ == "who" and c.dep_ in SUBJECTS for c in verb.lefts)
    some = any(c.lower_ in ("a", "an") for c in parent.lefts) and parent.pos_ == "NOUN"
    if who and some and kin.lemma_.lower() in words("grammar", "kin"):
        hang(verb, kin)


def mend_last_of_row(name: Token) -> None:
    """ "sued the state and a contractor, Acme": the name says who the last of them is."""
    comma = name.left_edge.i - 1
    last = name.doc[comma - 1] if comma > 0 else name
    joined = last.dep_ == "conj" and last.tag_ == "NN" and name.head.i < last.i and name.head in last.ancestors
    joined = joined and (name.head.pos_ == "NOUN" or last.doc[last.left_edge.i - 1].dep_ == "cc")
    if name.pos_ == "PROPN" and joined and name.doc[comma].text == ",":
        hang(name, last)


def mend_row_of_names(name: Token) -> None:
    """ "degrees from Lomas College, the Porto School and Bex College": names in a row are so many things, not one."""
    first, doc = name.head, name.doc
    following = next((c for c in name.rights if c.dep_ == "conj" and c.pos_ == "PROPN"), None)
    places = first.ent_type_ in ("GPE", "LOC") or name.ent_type_ in ("GPE", "LOC")
    if following is None or places or name.pos_ != "PROPN" or first.pos_ != "PROPN" or has(first, "conj"):
        return
    after = doc[following.right_edge.i + 1] if following.right_edge.i + 1 < len(doc) else following
    closed = after is following or after.text in (".", ";", ")") or after.pos_ in ("ADP", "SCONJ")
    if closed and has(name, "cc") and doc[name.left_edge.i - 1].text == ",":
        name.dep_ = "conj"


def mend_apposition_across(name: Token) -> None:
    """ "The news comes as a relief for the owners, Acme, who want out": the name is the owners', not the news's."""
    noun, doc = name.head, name.doc
    comma = name.left_edge.i - 1
    verb = noun.head
    before = doc[comma - 1]
    if before.dep_ == "pobj" and before.head.head == noun and doc[before.head.i - 1].text == doc[comma].text == ",":
        somebody = kind_of_noun(before.lower_) in (SCHEMA.Organization, SCHEMA.Person) and has(before, "det")
        if name.pos_ == "PROPN" and somebody:
            hang(name, before)  # "opened a second inquiry, into the contractor, Acme, in May"
        return
    if noun.dep_ not in SUBJECTS or not noun.i < verb.i < comma or doc[comma].text != ",":
        return
    if before.tag_ in ("NN", "NNS") and before.dep_ in ("pobj", "dobj") and name.pos_ == "PROPN":
        for clause in [c for c in noun.rights if c.dep_ == "relcl" and c.i > name.i]:
            hang(clause, name)
        hang(name, before)


def mend_other_name(name: Token) -> None:
    """ "The Boeing 787, or Dreamliner, is", "a firm, Lee & Vale, is": another name of the same, no second thing."""
    doc, first, end = name.doc, name.left_edge.i, name.i + 1
    set_off = first > 2 and doc[end : end + 1].text == ","
    between = set_off and doc[first - 1].lower_ == "or" and doc[first - 2].text == ","
    if between and name.dep_ == "conj" and name.head.ent_type_ != "PERSON" and name.head.right_edge.i <= end:
        name.dep_ = "appos"
    noun = name.head
    beside = noun.dep_ in {*SUBJECTS, "dobj", "pobj"} and noun.tag_ == "NN" and noun.i + 2 == first
    listed = noun.dep_ not in SUBJECTS and any(c.lower_ == "and" for c in name.rights)  # "the mill, Corvo, and a farm"
    beside = beside and not has(noun, "cc") and (noun.dep_ in SUBJECTS or (set_off and not listed))
    if beside and name.dep_ == "conj" and has(noun, "det") and doc[first - 1].text == ",":
        name.dep_ = "appos"  # "a hotel chain, Lee & Vale, pulled out"


def mend_person_called_per(per: Token) -> None:
    """ "a spokesman, Per Holm, said": written large before a name, "Per" is a given name."""
    if per.text == "Per" and _mend_source_behind_per(per):
        return
    name = next((c for c in per.rights if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
    if per.text != "Per" or per.dep_ != "prep" or name is None or name.left_edge.i != per.i + 1:
        return
    beside = per.head.pos_ in ("NOUN", "PROPN")
    behind = "pobj" if per.head.pos_ == "ADP" else "dobj"  # "took over from Per Holm"
    hang(name, per.head, "appos" if beside else "nsubj" if name.i < per.head.i else behind)
    hang(per, name, "compound")


def _mend_source_behind_per(per: Token) -> bool:
    """ "Per the Clean Air Act, all mills are closed": before a comma and another subject, it is a source."""
    source = next((c for c in per.rights if c.dep_ == "pobj"), per.head)
    if source == per.head and source.tag_.startswith("VB"):
        source = next((c for c in source.lefts if c.dep_ == "nsubj" and c.left_edge.i == per.i + 1), source)
    verb = per.head if per.dep_ == "prep" else source.head
    behind = (c for c in verb.lefts if c.dep_ in SUBJECTS and source.i < c.left_edge.i <= source.right_edge.i + 2)
    noun = next((c for c in behind if c.doc[c.left_edge.i - 1].text == ","), None)
    if per.i != per.sent.start or source == verb or noun is None or noun.right_edge.i + 1 != start_of(verb):
        return False
    hang(per, verb, "prep")
    hang(source, per, "pobj")
    return True


def mend_name_with_do(do: Token) -> None:
    """ "Caixa do Sul said": between two parts of a name the Portuguese "do" is no verb."""
    if do.i == do.sent.start or do.i + 1 >= do.sent.end or not do.tag_.startswith("VB"):
        return
    left, right = do.nbor(-1), do.nbor()
    name, nouns = (left, do, right), left.tag_ == "NNP" or (left.tag_ == "NNS" and not is_common_word(left.lower_))
    top = next((t for t in name if t.head not in name), do)
    above, dep = top.head, top.dep_
    if not (nouns and left.is_title and right.is_title and right.pos_ in ("PROPN", "NOUN")) or above in name:
        return
    verb = above if do.head in name else do.head
    for below in [c for t in (left, do) for c in t.children if c not in name]:
        part = below.i < left.i and below.dep_ in ("det", "compound", "amod", "poss")
        hang(below, right if part else verb if below.dep_ in SUBJECTS else above)
    hang(right, above, dep if dep in NOMINAL else "dobj" if above.i < left.i else "nsubj")
    do.tag_, do.pos_ = "NNP", "PROPN"
    hang(left, right, "compound")
    hang(do, right, "compound")


def mend_trade_before_subject(name: Token) -> None:
    """ "Peruvian boxer Luis Amadi lost": the trade before a name that is the subject is no object of the verb."""
    start = name.left_edge.i
    trade = name.doc[start - 1] if start > name.sent.start else name
    stray = trade.dep_ == "dobj" and trade.head == name.head and trade.tag_ == "NN" and not has(trade, "poss")
    if stray and is_person_noun(trade.lower_):
        hang(trade, name, "compound")
    doer = trade.head if trade.dep_ == "pobj" and trade.head.dep_ == "agent" else trade
    second = doer is not trade and any(c.dep_ in SUBJECTS and c.i < doer.i for c in name.head.lefts)
    somebody = kind_of_noun(trade.lower_) in (SCHEMA.Organization, SCHEMA.Person)
    if second and somebody and name.pos_ == "PROPN":
        hang(name, trade, "appos")  # "a choir trained by former nun Ann Roe would sing"


def mend_thing_of_which(verb: Token) -> None:
    """ "a film about a window cleaner, which": what "which" describes is the film."""
    person = verb.head
    prep = person.head
    thing = prep.head
    people = person.pos_ == "NOUN" and person.dep_ == "pobj" and is_person_noun(person.lower_)
    apart = verb.doc[verb.left_edge.i - 1].text == ","
    beside = verb.doc[max(verb.left_edge.i - 2, 0)]
    if person.ent_type_ == "PERSON" and apart and beside.tag_ == "NN" and not is_person_noun(beside.lower_):
        hang(verb, beside)  # "Ann Roe, the coach of the women's side, which won the cup"
        return
    if people and apart and thing.pos_ == "NOUN" and not is_person_noun(thing.lower_):
        hang(verb, thing)


def mend_person_behind_place(name: Token) -> None:
    """ "The president of Peru, Ann Roe, spoke", "the widow of Jim Roe, Li Mei,": the name is the president's."""
    noun = name.head
    before = name.doc[name.left_edge.i - 1]
    of_person = noun.ent_type_ == "PERSON"
    several = name.left_edge.i < name.i and name.left_edge.pos_ == "PROPN"
    several = several and name.ent_type_ not in ("GPE", "LOC", "FAC", "DATE")
    if not (several or name.ent_type_ == "PERSON") or name.pos_ != "PROPN" or before.text != ",":
        return
    if has(name, "conj", "appos") and name.dep_ == "appos":
        return
    behind = name.doc[name.i + 1 : name.i + 4]
    closed = len(behind) == 3 and behind[0].text == "," and "PROPN" not in (behind[1].pos_, behind[2].pos_)
    if name.dep_ == "conj" and not (closed and noun.dep_ == "pobj" and noun.head.lower_ == "of"):
        return
    if noun.dep_ == "appos" and noun.head.dep_ == "pobj":
        noun = noun.head  # "of the writer Jim Roe"
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
        speaks = name.head.head.lower_ == "for"  # "A spokesman for Acme, Ann Roe,"
        subject = (
            noun.dep_ in SUBJECTS and len(behind) > 0 and behind[0].text == ","
        )  # "A nurse from Bonn, Ann Roe, won"
        definite = speaks or subject or not any(c.lower_ in ("a", "an") for c in noun.lefts)
        kin = of_person and not speaks
        fits = noun.lower_ in words("reference", "kin") if kin else is_person_noun(noun.lower_)
        if noun.tag_ == "NN" and definite and fits:
            hang(name, noun, "appos")
            return


def mend_last_of_joined(verb: Token) -> None:
    """ "Balt and Acme, which makes batteries": a verb in the singular speaks of the name nearest to it."""
    first, opener = verb.head, verb.left_edge
    if opener.lower_ not in ("who", "which") or opener.dep_ not in SUBJECTS:
        return
    bearer = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    singular = tense(verb) == "VBZ" or bearer.lower_ == "was"
    named = [first, *(c for c in first.rights if c.dep_ == "appos")]  # "the physician Ann Roe and her husband, who"
    last = next((c for n in named for c in reversed(conjuncts(first_conjunct(n))) if n.i < c.i < verb.i), None)
    if last is None or not singular or last.dep_ != "conj" or opener.i == 0 or verb.doc[opener.i - 1].text != ",":
        return
    end = max([last.i, *(c.right_edge.i for c in last.rights if c.i < opener.i - 1)])
    end -= verb.doc[end].text == ","
    if end + 2 == opener.i and any(c.lower_ == "and" for c in last.head.rights if c.i < last.i):
        hang(verb, last)


def mend_gapped(noun: Token) -> None:
    """ "bought Acme for 3 million and Bex for 4": what a second pair is told of is no part of the first.

    The second noun and its phrase hang together, beside the verb: nothing that the first pair tells holds of them.
    """
    prep = noun.doc[min(noun.right_edge.i + 1, len(noun.doc) - 1)]
    verb, joint = prep.head, noun.doc[max(noun.left_edge.i - 1, 0)]
    phrases = [c for c in verb.rights if c.dep_ in ("prep", "agent", "dative")] if verb in noun.ancestors else []
    attribute = next((c for c in verb.rights if c.dep_ == "attr" and c.i < joint.i and verb.lemma_ == "be"), None)
    alike = SPANS if attribute is not None and prep.lower_ in SPANS else (prep.lower_,)
    parallel = any(first.i < joint.i and first.lower_ in alike for first in phrases)
    if prep in phrases and parallel and joint.lower_ == "and" and prep.i > noun.i:
        hang(
            noun, attribute or verb, "conj" if attribute is not None else "dep"
        )  # "was head until May and chair until"
        for phrase in (p for p in phrases if p.i > noun.i):
            hang(phrase, noun, "prep")


def mend_firm_at_end(name: Token) -> None:
    """ "it had bought Acme Ltd.": the parser takes a legal form that ends a sentence for the full stop."""
    before = name.doc[max(name.left_edge.i - 1, 0)]
    if name.pos_ != "PROPN" or name.left_edge.i == name.i or name.i + 1 != name.sent.end:
        return
    if before.dep_ in ("prep", "agent", "dative") and not has(before, "pobj"):
        hang(name, before, "pobj")
    elif before.pos_ == "VERB" and not has(before, "dobj", "nsubjpass", "auxpass"):
        hang(name, before, "dobj")


def mend_clause_behind_comparison(verb: Token) -> None:
    """ "A phone no heavier than a bar of soap that sends messages": the phone does."""
    noun = verb.head
    than = noun.head if noun.dep_ == "pobj" else noun
    if verb.dep_ != "relcl" or than.lower_ != "than" or than.head.tag_ != "JJR":
        return
    compared = than.head.head
    some = any(c.lower_ in ("a", "an") for c in noun.lefts)
    if some and than.head.dep_ == "amod" and compared.pos_ in ("NOUN", "PROPN") and compared.i < than.head.i:
        hang(verb, compared)


def mend_particle_of_number(back: Token) -> None:
    """ "buy back 2 billion euros of shares": the particle belongs to the verb, not to the number behind it."""
    verb, thing = back.nbor(-1) if back.i > back.sent.start else back, back.head
    while thing.dep_ in ("compound", "nummod", "quantmod"):
        thing = thing.head
    if verb.pos_ == "VERB" and thing.dep_ == "dobj" and thing.head == verb and thing != back.head:
        hang(back, verb, "prt")


def mend_warning(warning: Token) -> None:
    """ "lifted a tsunami warning on Tuesday": behind its noun, "warning" is no participle but what was lifted."""
    kind = warning.head
    bare = warning.tag_ == "VBG" and warning.i == kind.i + 1 and kind.tag_ == "NN" and warning.lower_ == "warning"
    if not bare or has(warning, "ccomp", "dobj") or any(c.lower_ in WARNED for c in warning.rights):
        return
    for below in [c for c in kind.children if c != warning]:
        hang(below, warning)
    warning.dep_ = kind.dep_
    hang(warning, kind.head)
    hang(kind, warning, "compound")
    warning.tag_, warning.pos_, warning.lemma_ = "NN", "NOUN", "warning"


def mend_name_behind_own(own: Token) -> None:
    """ "started a firm of his own, Acme": the name is the firm's."""
    doc, at = own.doc, own.i + 2
    if own.dep_ != "pobj" or own.head.lower_ != "of" or at >= own.sent.end or doc[at - 1].text != ",":
        return
    name = doc[at]
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    if name.pos_ == "PROPN" and name.dep_ in ("appos", "dobj", "conj", "dep", "npadvmod"):
        hang(name, own.head.head, "appos")


def mend_describing_gerund(form: Token) -> None:
    """ "exchanged insulting cards": what stands before a bare noun behind such a verb describes the noun."""
    verb, noun = form.head, next((c for c in form.rights if c.dep_ == "dobj"), None)
    if noun is None or form.i != verb.i + 1 or verb.lemma_.lower() not in words("grammar", "gerundless"):
        return
    if noun.left_edge.i == form.i + 1 and not has(noun, "det", "poss", "nummod") and not has(verb, "dobj"):
        noun.attach(verb, "dobj")
        form.attach(noun, "amod")
