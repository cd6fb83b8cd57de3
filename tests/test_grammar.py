"""Questions to a tree: the answers a reader would give, on the parse that the small model gives."""

import pytest
from spacy.language import Language

from kg.extract import grammar, parses
from kg.extract.tokens import Doc, Token


def at(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("sentence", "verb", "who"),
    [
        ("Lee and Roy founded a bank.", "founded", ["Lee", "Roy"]),
        ("Lee founded a bank in May and sold it in June.", "sold", ["Lee"]),
        ("The bank that opened in May has closed.", "opened", ["bank"]),
        ("Acme plans to open a shop.", "open", ["Acme"]),
        ("The union urged the government to examine the sale.", "examine", ["government"]),
        ("The union urged the government to examine the sale and planned a strike.", "planned", ["union"]),
        ("Valero used the money to repay a loan.", "repay", ["Valero"]),
        ("The bridge was hit and destroyed by a barge.", "destroyed", ["barge"]),
        ("The law was drafted and passed by the senate.", "drafted", ["senate"]),
        ("The report released by the bureau is long.", "released", ["bureau"]),
        ("The council approved the plan.", "approved", ["council"]),
        ("Fares will not be raised to pay for the tram.", "pay", []),
        ("Acme announced a deal to be bought by Zenith.", "bought", ["Zenith"]),
    ],
)
def test_agents(sentence: str, verb: str, who: list[str], nlp: Language) -> None:
    assert [t.text for t in grammar.agents(at(Doc(nlp(sentence)), verb))] == who


@pytest.mark.parametrize(
    ("sentence", "verb", "what"),
    [
        ("Lee founded a bank and a museum.", "founded", ["bank", "museum"]),
        ("Lee designed and sold cars.", "designed", ["cars"]),
        ("The plan was approved by the council.", "approved", ["plan"]),
        ("The report released by the bureau is long.", "released", ["report"]),
        ("The robot that Acme unveiled can sing.", "unveiled", ["robot"]),
        ("The trial began.", "began", []),
    ],
)
def test_objects(sentence: str, verb: str, what: list[str], nlp: Language) -> None:
    assert [t.text for t in grammar.objects(at(Doc(nlp(sentence)), verb))] == what


def test_a_phrase_keeps_the_sign_of_its_number_and_no_other_mark(nlp: Language) -> None:
    for words in ("a pay offer of 4.5%", "a pay offer of 45"):
        doc = Doc(nlp(f"The union rejected {words}."))
        first, last = grammar.noun_phrase(at(doc, "offer"))
        assert doc[first:last].text == words


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        ("The firm was sold in May.", "sold", True),
        ("The firm sold shares.", "sold", False),
        ("The man was seized and jailed.", "jailed", True),
        ("Shares held by the fund fell.", "held", True),
        ("The firm has opened and closed a shop.", "closed", False),
        ("The wall is to be finished in June.", "finished", True),
    ],
)
def test_passives(sentence: str, verb: str, passive: bool, nlp: Language) -> None:
    assert grammar.is_passive(at(Doc(nlp(sentence)), verb)) is passive


@pytest.mark.parametrize(
    ("sentence", "noun", "phrase"),
    [
        ("The old bridge over the river, which was built in 1900, fell.", "bridge", "The old bridge over the river"),
        ("The mayor of Porto, a lawyer, resigned.", "mayor", "The mayor of Porto"),
        ("The council rejected a proposal by the group to hold a vote.", "proposal", "a proposal by the group"),
        ("They sell tea and coffee.", "tea", "tea"),
    ],
)
def test_noun_phrases(sentence: str, noun: str, phrase: str, nlp: Language) -> None:
    doc = Doc(nlp(sentence))
    first, last = grammar.noun_phrase(at(doc, noun))
    assert doc[first:last].text == phrase


def test_a_phrasal_verb_keeps_its_particle(nlp: Language) -> None:
    assert grammar.verb_lemma(at(Doc(nlp("Acme took over Zenith.")), "took")) == "take over"


def test_lemmas_of_verbs_in_a_silent_e_are_mended(nlp: Language) -> None:
    doc = Doc(nlp("The club hoped to win and was fined."))
    assert [grammar.lemma(at(doc, word)) for word in ("hoped", "fined")] == ["hope", "fine"]


@pytest.mark.parametrize(
    ("sentence", "name", "other"),
    [
        ("The contract was awarded to Balta, a builder, and Obras of Spain.", "Balta", "Obras"),
        ("The tram contract was awarded to Mostbud, a Czech builder, and Obras Costa of Spain.", "Mostbud", "Costa"),
        ("Police arrested Lee, a banker, and Kim, his wife.", "Lee", "Kim"),
    ],
)
def test_a_name_after_an_apposition_is_coordinated(sentence: str, name: str, other: str, nlp: Language) -> None:
    assert other in [t.text for t in grammar.conjuncts(at(Doc(nlp(sentence)), name))]


def test_prepositional_phrases_give_preposition_and_nouns(nlp: Language) -> None:
    doc = Doc(nlp("The bank lent money to Peru and Chile in May."))
    found = [(prep.text, noun.text) for prep, noun in grammar.prepositional(at(doc, "lent"), "to", "in")]
    assert ("to", "Peru") in found
    assert ("in", "May") in found


def test_a_very_long_coordination_does_not_exhaust_the_stack(nlp: Language) -> None:
    doc = Doc(nlp("They ran" + " and sang" * 1500 + "."))
    for token in doc:
        grammar.subject(token)
        grammar.auxiliaries(token)
        grammar.conjuncts(token)


def test_a_mended_tree_has_no_circles(nlp: Language) -> None:
    text = (
        "Santa Quitéria has eight hospitals in Ceará and Piauí, and the health agency ASN supervises it and its small "
        "insurance arm, Quitéria Saúde."
    )
    doc = Doc(nlp(text))
    parses.mend(doc)
    for token in doc:
        steps = 0
        while token.head.i != token.i and steps < len(doc):
            token, steps = token.head, steps + 1
        assert steps < len(doc)


def test_whoever_pays_the_rest_is_not_paid(nlp: Language) -> None:
    doc = Doc(nlp("Flanders paid 22 million euros of the bill and the city of Ghent 11 million."))
    parses.mend(doc)
    assert [t.text for t in grammar.objects(at(doc, "paid"))] == ["euros"]
