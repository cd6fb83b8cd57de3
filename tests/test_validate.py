"""The quick screen and pySHACL are of one mind about what keeps the shapes."""

import random
from importlib.resources import files

import pyoxigraph as ox
import pytest

from kg.validate import findings
from kg.validate.screen import Screen
from kg.vocabulary import PREFIXES

SHAPES = (files("kg") / "shapes.ttl").read_text("utf-8")
SOUND = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + (
    """
    PREFIX : <https://a.example/>
    :article a schema:NewsArticle . :roe a schema:Person . :acme a schema:Organization .
    :chair a skos:Concept . :staff a schema:DefinedTerm .
    :words a kg:Evidence ; oa:hasSource :article ; oa:start 3 ; oa:end 9 ; oa:exact "a word" .
    :name a kg:Mention ; oa:hasSource :article ; oa:start 10 ; oa:end 19 ; oa:exact "other one" ; kg:refersTo :roe .
    :statement a rdf:Statement ; rdf:subject :acme ; rdf:predicate schema:founder ; rdf:object :roe .
    :post a org:Membership ; org:member :roe ; org:organization :acme ; org:role :chair ; kg:status "former" .
    :figure a schema:Observation ; schema:observationAbout :acme ; schema:measuredProperty :staff ; schema:value 3.5 .
    :range a schema:Observation ; schema:observationAbout :acme ; schema:measuredProperty :staff ;
        schema:minValue 3 ; schema:maxValue 4.5 .
    :quote a schema:Quotation ; schema:text "Never." ; schema:spokenByCharacter :roe .
    :deed a schema:Action ; kg:verb "buy" ; rdfs:label "Acme bought it" ; schema:agent :acme .
    """
    + "".join(
        f"""
    :{claim} a kg:Claim ; prov:wasDerivedFrom :article ; kg:evidence :words ; kg:confidence 0.9 ; kg:rule "test" ;
        kg:modality "asserted" ; prov:wasAttributedTo :roe ."""
        for claim in ("statement", "post", "figure", "range", "quote", "deed")
    )
)
OTHER = (
    *(ox.NamedNode(f"https://a.example/{name}") for name in ("roe", "acme", "article", "nowhere")),
    ox.BlankNode("b"),
    ox.Literal(""),
    ox.Literal("asserted"),
    ox.Literal("a word", language="en"),
    *(ox.Literal(text, datatype=ox.NamedNode(f"{PREFIXES['xsd']}integer")) for text in ("7", "-1", "1.5", "many")),
    *(ox.Literal(text, datatype=ox.NamedNode(f"{PREFIXES['xsd']}decimal")) for text in ("0.5", "1.5", "much")),
    ox.Literal("2024-01-01", datatype=ox.NamedNode(f"{PREFIXES['xsd']}date")),
)


def sound() -> list[ox.Quad]:
    return list(ox.parse(SOUND, format=ox.RdfFormat.TURTLE))


def changed(dice: random.Random) -> list[ox.Quad]:
    """The sound quads with a few gone, added or replaced."""
    quads = sound()
    for _ in range(dice.randrange(1, 4)):
        quad = dice.choice(quads)
        if dice.random() < 0.6:
            quads.remove(quad)
        if dice.random() < 0.6:
            quads.append(ox.Quad(quad.subject, quad.predicate, dice.choice(OTHER)))
    return quads


def test_what_is_sound_passes_both() -> None:
    assert Screen(SHAPES).clean(sound())
    assert findings(sound()) == ()


@pytest.mark.parametrize("seed", range(80))
def test_the_screen_and_pyshacl_agree_about_a_graph_with_faults(seed: int) -> None:
    quads = changed(random.Random(seed))
    assert Screen(SHAPES).clean(quads) == (findings(quads) == ())


def test_the_screen_lets_nothing_pass_where_a_shape_uses_what_it_does_not_know() -> None:
    further = SHAPES + '\nshape:Claim sh:property [ sh:path kg:rule ; sh:pattern "^test" ] .'
    assert not Screen(further).clean(sound())
