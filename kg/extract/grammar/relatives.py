"""What a relative clause describes where the parser hangs it on another noun."""

from kg.extract.grammar.coordination import SUBJECTS, child, governors
from kg.extract.tokens import Token
from kg.rows import words


def nearer_kin(verb: Token) -> Token | None:
    """The name right before ", who", of which the parser's is but kin: "Jim Roe, the son of Tom Roe, who founded"."""
    own, noun = child(verb, "nsubj"), verb.head
    if own is None or own.lower_ != "who" or own.i < 2 or own.nbor(-1).text != ",":
        return None
    name = own.nbor(-2)
    beside = name.i > noun.i and name.ent_type_ == noun.ent_type_ == "PERSON"
    kin = any(t.lower_ in words("grammar", "kin") for t in verb.doc[noun.i + 1 : name.i]) if beside else False
    return name if kin and noun in list(governors(name)) else None


def thing_led(verb: Token) -> Token | None:
    """The thing that "which" means where the parser takes its head: "Acme, the firm of chairman Tom Lee, which"."""
    own, person = child(verb, *SUBJECTS, "dobj"), verb.head
    titles = words("attribution", "persons") | words("reference", "office_heads")
    titled = any(c.dep_ == "compound" and c.lower_ in titles for c in person.lefts)
    owned = person.dep_ == "pobj" and person.head.lower_ in ("of", "by")  # not "the economist at fund manager Acme"
    if own is None or own.lower_ != "which" or not titled or not owned:
        return None
    firm = person.head.head
    firm = firm.head if firm.dep_ == "appos" and firm.head.pos_ == "PROPN" else firm
    thing = firm.pos_ in ("NOUN", "PROPN") and firm.ent_type_ != "PERSON" and firm.lower_ not in titles
    return firm if thing else None
