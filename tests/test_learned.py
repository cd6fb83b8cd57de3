"""The learned model of relations beside the rules: what it may say, what not, and that it says the same twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.annotate import annotate, load_model
from kg.extract import extract, told_by_rules
from kg.extract import read as extract_read
from kg.extract.finish import finish
from kg.extract.learned import joined
from kg.extract.learned.claims import key_of
from kg.extract.learned.encoded import KINDS, TYPES, encode
from kg.extract.learned.judging import LinearPredictor
from kg.extract.learned.linear import FILE, Linear
from kg.extract.learned.pieces import Pieces, Read
from kg.extract.learned.relations import relations
from kg.extract.learned.settings import MODELS, Settings
from kg.model import Claim, Extraction, Part
from kg.read import read_text
from kg.vocabulary import declared

SOLD = "Ola Mensah was born in Tamale in 1971 and studied at the University of Ghana. She lives in Accra."


@pytest.fixture(scope="module")
def nlp():
    return load_model()


def read(nlp, text: str, tier: str) -> Extraction:
    ((document, doc),) = annotate([read_text(text, "text", "2024-05-20")], nlp)
    return extract(document, doc, tier)


class Sure(LinearPredictor):
    """A model that is sure of one relation wherever the types allow it."""

    def __init__(self, relation: str, logit: float) -> None:
        self.relations = tuple(relations())
        self.relation, self.logit = relation, logit

    def logits(self, reading, passage, is_open):
        found = np.full((len(passage.pairs), len(self.relations)), -20.0, dtype=np.float32)
        found[:, self.relations.index(self.relation)] = self.logit
        return found


def settings(**changes) -> Settings:
    given = {"calibration": {"": (1.0, 0.0)}, "thresholds": {}, "weighing": (1.0, 1.0, 0.0)} | changes
    return Settings("test-1", **given)


def joined_by(nlp, text: str, model: LinearPredictor, how: Settings) -> tuple[Claim, ...]:
    """The claims of a text with a model of our own in place of the one that ships."""
    ((document, doc),) = annotate([read_text(text, "text", None)], nlp)
    reading = extract_read(document, doc)
    return finish(reading, joined(reading, told_by_rules(reading), model, how))


def statements(claims, predicate: str) -> list[Claim]:
    return [c for c in claims if (p := c.part("rdf:predicate")) is not None and p.iri == predicate]


def test_every_relation_states_a_property_of_the_ontology():
    known = declared()
    assert {relation.predicate for relation in relations().values()} - {""} <= known


def test_every_type_of_a_relation_is_one_that_the_encoder_knows():
    for relation in relations().values():
        assert {*relation.subject, *relation.object} <= set(TYPES), relation.name


def test_a_claim_of_the_model_alone_names_the_model_and_quotes_its_words(nlp):
    text = "Corran Foods was mentioned when Aldgate Mills met reporters."
    sure = settings(thresholds={"partner": 0.9})
    (claim,) = statements(joined_by(nlp, text, Sure("partner", 5.0), sure), "kg:partner")
    assert claim.rule == "learned.test-1.partner"
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact == text


def test_below_its_threshold_a_model_says_nothing(nlp):
    text = "Corran Foods was mentioned when Aldgate Mills met reporters."
    assert not statements(
        joined_by(nlp, text, Sure("partner", 2.0), settings(thresholds={"partner": 0.9})), "kg:partner"
    )
    assert not statements(joined_by(nlp, text, Sure("partner", 9.0), settings()), "kg:partner")


def test_what_rule_and_model_agree_on_is_surer_than_what_the_model_doubts(nlp):
    text = "Aldgate Mills acquired Corran Foods in 2019."
    agreed, alone, doubted = (
        max(c.confidence for c in statements(joined_by(nlp, text, model, how), "kg:acquired"))
        for model, how in (
            (Sure("acquired", 3.0), settings()),
            (Sure("partner", 3.0), settings()),
            (Sure("acquired", -3.0), settings()),
        )
    )
    assert agreed > alone > doubted


def test_what_is_planned_stays_planned_whatever_the_model_says(nlp):
    text = "Aldgate Mills plans to join forces with Corran Foods."
    claims = joined_by(nlp, text, Sure("partner", 6.0), settings(thresholds={"partner": 0.5}))
    assert {c.modality for c in statements(claims, "kg:partner")} == {"planned"}


def test_whose_post_the_rules_tell_is_not_made_that_of_a_pronoun(nlp):
    text = (
        "Tereza Kadle, who took over Vranov Beer in 2019, kept her job. "
        "Her finance director, Pavel Hrus, a former banker at Komora Bank, is leaving at the end of April."
    )
    told = joined_by(nlp, text, Sure("member", 9.0), settings(thresholds={"member": 0.9}))
    learned = [c for c in told if c.rule.startswith("learned")]
    assert learned
    assert not [c for c in learned if (body := c.part("rdf:object")) and text[body.start : body.end] == "Komora Bank"]


def test_a_symmetric_relation_has_one_key_in_both_directions():
    one, two = Part(entity="e0"), Part(entity="e1")
    assert key_of("spouse", one, two) == key_of("spouse", two, one)
    assert key_of("child_of", one, two) != key_of("child_of", two, one)


def test_without_a_model_no_claim_is_learned(nlp):
    assert not [c for c in read(nlp, SOLD, "none").claims if c.rule.startswith("learned")]


def test_the_weights_are_arrays_without_pickles_and_small():
    with np.load(FILE, allow_pickle=False) as held:
        assert set(held.files) == {"relations", "features", "rows", "columns", "weights", "bias"}
    assert FILE.stat().st_size < 1_000_000


def test_weights_are_written_and_read_back_alike(tmp_path: Path):
    model = Linear(["a", "b"], ["x", "y"], np.array([[0.5, 0], [0, -2]], np.float32), np.array([1, -1], np.float32))
    model.save(tmp_path / "m.npz")
    again = Linear.load(tmp_path / "m.npz")
    assert again.logits(["x", "y", "unknown"]).tolist() == model.logits(["x", "y", "unknown"]).tolist() == [1.5, -3.0]
    assert again.reasons(["x", "y"], "a") == [("x", 0.5)]


@pytest.mark.parametrize("tier", ["linear", "encoder"])
def test_every_threshold_is_of_a_known_relation_and_asks_for_more_than_a_guess(tier: str):
    held = json.loads((MODELS / f"{tier}.json").read_text("utf-8"))
    assert set(held["thresholds"]) <= set(relations())
    assert all(threshold >= 0.4 for threshold in held["thresholds"].values())


@pytest.mark.parametrize("tier", ["linear", "encoder"])
def test_the_same_text_gives_the_same_numbers_whatever_the_hash_seed(tier: str):
    program = (
        "from kg import Reader\n"
        f"found = Reader(relations={tier!r}).read({SOLD!r})\n"
        "print([(c.rule, c.confidence, c.evidence.start) for c in found.claims])\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_the_encoder_finds_what_a_biography_tells(nlp):
    found = read(nlp, SOLD, "encoder")
    told = {p.iri for c in found.claims if (p := c.part("rdf:predicate")) is not None}
    assert {"schema:birthPlace", "schema:birthDate", "schema:alumniOf", "schema:homeLocation"} <= told


class Letters:
    """A tokenizer that takes every word for one piece."""

    def encode(self, text: str) -> Read:
        offsets, at = [(0, 0)], 0
        for word in text.split(" "):
            offsets.append((at, at + len(word)))
            at += len(word) + 1
        return Read(list(range(100, 101 + len(offsets))), [*offsets, (0, 0)])


def test_words_become_the_longest_pieces_of_the_vocabulary_with_their_places():
    found = Pieces(["[CLS]", "[SEP]", "[UNK]", "un", "##believ", "##able", "##a", "e", "-", "北"]).encode(
        "Unbelievable é-北 xyz"
    )
    assert found.ids == [0, 3, 4, 5, 7, 8, 9, 2, 1]
    assert found.offsets == [(0, 0), (0, 2), (2, 8), (8, 12), (13, 14), (14, 15), (15, 16), (17, 20), (0, 0)]


def test_spans_of_characters_become_spans_of_pieces_with_what_stands_between():
    text = "Roe founded the Acme Group"
    pair = ((16, 26), (0, 3), ("organization", "person"), ("name", "name"))
    found = encode(text, [pair], Letters())
    assert found.kept == [0]
    organization, person, name = TYPES.index("organization"), TYPES.index("person"), KINDS.index("name")
    assert found.spans.tolist() == [[0, 4, 5, organization, name], [0, 1, 1, person, name]]
    assert found.pairs[0, :2].tolist() == [0, 1]
    assert found.pairs[0, 3:].tolist() == [2, 4]


def test_a_pair_beyond_the_longest_passage_is_left_to_the_other_model():
    text = "Roe " + "and " * 300 + "Acme"
    pair = ((len(text) - 4, len(text)), (0, 3), ("organization", "person"), ("name", "name"))
    assert encode(text, [pair], Letters()).kept == []
