"""Who is who across articles: what joins, what does not, and why."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.identity import Authority, Identity, Record, located, named_only, parse, placed, resolve, resolve_in_parts
from kg.identity.authority import Known, from_csv, from_rdf
from kg.identity.clusters import SURE, Clusters, Joint, Link
from kg.identity.links import links
from kg.identity.names import further_keys, main_key
from kg.identity.records import records as records_of
from kg.iris import entity_iri
from kg.model import Claim, Document, Entity, Evidence, Extraction, Mention, Part
from kg.rdf import entities_graph
from kg.vocabulary import RDF

PERSON, BODY, PLACE = ("schema:Person",), ("schema:Organization",), ("schema:Place", "schema:City")


def named(
    label: str,
    document: str,
    classes: tuple[str, ...] = PERSON,
    context: Iterable[str] = (),
    names: tuple[str, ...] = (),
) -> Record:
    return Record(document, f"{label} in {document}", label, names, classes, tuple(sorted(context)))


def same(identity: Identity, *records: Record) -> bool:
    return len({identity.iris[record.document][record.id] for record in records}) == 1


def joined(*records: Record) -> bool:
    return same(resolve(records), *records)


def test_a_persons_name_alone_joins_nobody() -> None:
    assert not joined(named("Li Wei", "a"), named("Li Wei", "b"))


def test_a_persons_name_with_a_shared_employer_joins() -> None:
    context = {"with acme"}
    assert joined(named("Li Wei", "a", context=context), named("Li Wei", "b", context=context))


def test_a_company_is_the_same_without_its_legal_form() -> None:
    assert joined(named("Acme Holdings Ltd", "a", BODY), named("Acme Holdings", "b", BODY))


def test_a_short_name_of_a_company_needs_company() -> None:
    long, short = named("Acme Logistics", "a", BODY, names=("Acme",)), named("Acme", "b", BODY)
    assert not joined(long, short)
    context = {"near ann roe"}
    assert joined(
        named("Acme Logistics", "a", BODY, context, ("Acme",)),
        named("Acme", "b", BODY, context),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shen Ruoxi", "Ruoxi Shen"),
        ("Dan Rey", "Daniel Rey"),
        ("Robert Ames", "Bob Ames"),
        ("Catherine M. Reid", "Catherine Reid"),
        ("José Gómez", "Jose Gomez"),
        ("Mary Ann Lee", "Mary Lee"),
        ("Dan Q. Rey", "Daniel Rey"),
        ("Dan Q. Rey", "Daniel Q. Rey"),
    ],
)
def test_variants_of_a_persons_name_join_with_a_shared_context(one: str, other: str) -> None:
    context = {"with acme"}
    assert joined(named(one, "a", context=context), named(other, "b", context=context))
    assert not joined(named(one, "a"), named(other, "b"))


def test_an_initial_joins_the_one_full_name_that_fits() -> None:
    context = {"with acme"}
    assert joined(named("R. Osei", "a", context=context), named("Rita Osei", "b", context=context))
    rita, ruth = named("Rita Osei", "a", context=context), named("Ruth Osei", "b", context=context)
    assert not joined(rita, ruth)
    assert not same(resolve([rita, ruth, named("R. Osei", "c", context=context)]), rita, ruth)


def test_words_of_a_body_in_another_order_join_with_a_shared_context() -> None:
    context = {"near lin fang"}
    assert joined(
        named("Ningbo Bureau of Commerce and Trade", "a", BODY, context),
        named("Ningbo Commerce and Trade Bureau", "b", BODY, context),
    )


@pytest.mark.parametrize("name", ["High Court", "Ministry of Health", "Parliament", "Nurses' Union"])
def test_a_body_that_every_country_has_joins_only_where_both_articles_are_about_one_country(name: str) -> None:
    kenya, again, ghana, nowhere = (
        named(name, document, BODY, context)
        for document, context in (("a", {"in Kenya"}), ("b", {"in Kenya"}), ("c", {"in Ghana"}), ("d", ()))
    )
    identity = resolve([kenya, again, ghana, nowhere])
    assert same(identity, kenya, again)
    assert not same(identity, kenya, ghana)
    assert not same(identity, kenya, nowhere)
    assert entity_iri(BODY[0], name, "in Kenya") in {entity.id for entity in identity.entities}


@pytest.mark.parametrize("name", ["City Council", "Central Station", "District Hospital"])
def test_what_every_town_has_joins_only_where_it_is_tied_to_one_place(name: str) -> None:
    context = {"in Kenya"}
    assert not joined(named(name, "a", BODY, context), named(name, "b", BODY, context))
    context = {"at kisumu", "in Kenya"}
    assert joined(named(name, "a", BODY, context), named(name, "b", BODY, context))


@pytest.mark.parametrize(
    "name", ["World Bank", "Security Council", "Acme Union", "Supreme Court of Ghana", "Red Cross"]
)
def test_a_name_that_says_which_body_it_is_joins_by_itself(name: str) -> None:
    assert joined(named(name, "a", BODY), named(name, "b", BODY))


def test_company_that_every_country_has_tells_nothing() -> None:
    context = {"with health ministry"}
    assert not joined(named("High Court", "a", BODY, context), named("High Court", "b", BODY, context))
    assert joined(named("High Court", "a", BODY, {"with acme"}), named("High Court", "b", BODY, {"with acme"}))


def test_bodies_that_share_but_the_end_of_their_names_stay_apart() -> None:
    context = {"with acme"}
    assert not joined(
        named("Lowland Dockers Union", "a", BODY, context), named("Highland Dockers Union", "b", BODY, context)
    )
    assert joined(named("Ningbo Dockers Union", "a", BODY, context), named("Dockers Union", "b", BODY, context))


def test_a_common_name_is_at_home_in_the_country_that_its_article_names_most() -> None:
    country = ("schema:Place", "schema:Country")
    court, kenya, ghana, accra = (
        Entity("e0", "High Court", BODY),
        Entity("e1", "Kenya", country, (), ("https://sws.geonames.org/192950/",)),
        Entity("e2", "Ghana", country, (), ("https://sws.geonames.org/2300660/",)),
        Entity("e3", "Accra", PLACE, (), ("https://sws.geonames.org/2306104/",)),
    )

    def home(*places: Entity, claims: tuple[Claim, ...] = ()) -> tuple[str, ...]:
        mentions = tuple(Mention(i, i + 1, i, i, i + 1, "name", place.id) for i, place in enumerate(places))
        entities = (court, kenya, ghana, accra)
        return placed(Extraction(Document("a", "", ""), entities, mentions, (), (), claims))[0].context

    assert home(kenya, ghana, accra) == ("in Ghana",)
    assert home(kenya, kenya, accra) == ("in Kenya",)
    assert home(kenya, ghana) == ()
    lies = {RDF.subject: (Part(entity="e0"),), RDF.object: (Part(entity="e1"),)}
    told = Claim(RDF.Statement, lies, Evidence(0, 1, "x"), "place-in", 0, 0.9)
    assert home(ghana, accra, claims=(told,)) == ("at kenya", "in Kenya")


def test_a_person_is_never_a_place() -> None:
    assert not joined(named("Paris", "a", ("schema:Person",), {"with x"}), named("Paris", "b", PLACE, {"with x"}))


def test_two_bearers_of_one_name_in_one_article_stay_two() -> None:
    one = Record("a", "1", "Li Wei", (), PERSON, ("with acme",))
    two = Record("a", "2", "Li Wei", (), PERSON, ("with acme",))
    third = named("Li Wei", "b", context={"with acme"})
    identity = resolve([one, two, third])
    assert not same(identity, one, two)


def test_namesakes_get_iris_of_their_own_and_keep_their_label() -> None:
    identity = resolve([named("Li Wei", "a"), named("Li Wei", "b")])
    assert len({entity.id for entity in identity.entities}) == 2
    assert {entity.label for entity in identity.entities} == {"Li Wei"}


def test_every_join_says_why() -> None:
    identity = resolve([named("Li Wei", "a", context={"with acme"}), named("Li Wei", "b", context={"with acme"})])
    (decision,) = identity.decisions
    assert decision.by == "rule"
    assert "acme" in decision.reason
    assert 0 < decision.score < 1


def test_a_person_decides_that_two_names_are_one() -> None:
    decisions = parse('[[same]]\nnames = ["Li Wei", "Wei L"]\nreason = "checked"', "d.toml")
    one, other = named("Li Wei", "a"), named("Wei L", "b")
    identity = resolve([one, other], decisions)
    assert same(identity, one, other)
    assert identity.decisions[0].by == "person"


def test_what_a_person_keeps_apart_is_not_bridged_through_a_third() -> None:
    context = {"with acme"}
    one, other, third = (named("Li Wei", d, context=context) for d in "abc")
    decisions = parse(
        """[[different]]
        one = { name = "Li Wei", documents = ["a"] }
        other = { name = "Li Wei", documents = ["b"] }
        reason = "an engineer and a swimmer" """,
        "d.toml",
    )
    identity = resolve([one, other, third], decisions)
    assert not same(identity, one, other)
    assert same(identity, one, third) or same(identity, other, third)


def test_a_person_chooses_label_and_class() -> None:
    decisions = parse(
        '[[label]]\nname = "Acme Corp"\nlabel = "Acme"\nreason = "usual"\n'
        '[[type]]\nname = "Acme Corp"\nclass = "schema:Hospital"\nreason = "it is one"',
        "d.toml",
    )
    (entity,) = resolve([named("Acme Corp", "a", BODY)], decisions).entities
    assert entity.label == "Acme"
    assert entity.alt_labels == ("Acme Corp",)
    assert "schema:Hospital" in entity.classes


def decided(kind: str, name: str, choice: str) -> str:
    """A decision about a name, as a file of decisions has it."""
    fields = {
        "same": f'names = ["{name}", "{choice}"]',
        "different": f'one = {{ name = "{name}" }}\nother = {{ name = "{choice}" }}',
        "label": f'name = "{name}"\nlabel = "{choice}"',
        "type": f'name = "{name}"\nclass = "{choice}"',
    }
    return f'[[{kind}]]\n{fields[kind]}\nreason = "it is so"\n'


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("[[sane]]\nnames = []", "did you mean 'same'"),
        ('[[same]]\nname = "x"\nreason = "y"', "did you mean 'names'"),
        ('[[same]]\nnames = ["x", "y"]', "lacks 'reason'"),
        ('[[type]]\nname = "x"\nclass = "schema:Citi"\nreason = "y"', "did you mean 'schema:City'"),
        ("[[same", "is not TOML"),
        ('[same]\nnames = ["x"]', "two brackets"),
        ("same = 7", "two brackets"),
        ("same = [7]", "no table"),
        ('[[same]]\nnames = "x"\nreason = "y"', "takes a list"),
        ('[[same]]\nnames = ["x", 7]\nreason = "y"', "takes a list"),
        ('[[same]]\nnames = ["x", "y"]\nreason = 7', "takes a text"),
        ('[[label]]\nname = "x"\nlabel = ["y"]\nreason = "z"', "takes a text"),
        ('[[different]]\none = "x"\nother = "y"\nreason = "z"', "no table"),
        ('[[different]]\none = { nam = "x" }\nother = { name = "y" }\nreason = "z"', "did you mean 'name'"),
        ('[[different]]\none = { documents = ["x"] }\nother = { name = "y" }\nreason = "z"', "lacks 'name'"),
        ('[[type]]\nname = "x"\nclass = ["schema:City"]\nreason = "y"', "takes a text"),
        ('[[label]]\nname = "x"\nlabel = "\\u202ey"\nreason = "z"', "cannot be seen"),
        ("same = " + "[" * 100_000, "is not TOML"),
        ("same = " + "9" * 100_000, "is not TOML"),
        (
            f"{decided('same', 'x', 'y')}{decided('different', 'Y', 'x')}",
            "'Y' and 'x' cannot be different and the same",
        ),
        (decided("different", "x", "x"), "'x' and 'x' cannot be different and the same"),
        (f"{decided('label', 'x', 'y')}{decided('label', 'x', 'z')}", r"two decisions of [[label]] for 'x'"),
        (f"{decided('type', 'x', 'schema:City')}{decided('type', 'x', 'schema:Person')}", "two decisions of [[type]]"),
    ],
)
def test_a_bad_file_of_decisions_says_what_is_wrong(text: str, advice: str) -> None:
    with pytest.raises(UsageError, match=advice.replace("[", r"\[")):
        parse(text, "decisions.toml")


def test_an_iri_does_not_depend_on_the_order_of_articles() -> None:
    some = [
        named("Li Wei", "a", context={"with acme"}),
        named("Wei Li", "b", context={"with acme", "near bo"}),
        named("Li Wei", "c"),
        named("Acme", "a", BODY),
    ]
    first = resolve(some)
    assert all(resolve(order).iris == first.iris for order in permutations(some))


records = st.builds(
    named,
    st.sampled_from(["Li Wei", "Wei Li", "Dan Rey", "Daniel Rey", "Acme Ltd", "Acme"]),
    st.sampled_from("abcdef"),
    st.sampled_from([PERSON, BODY]),
    st.frozensets(st.sampled_from(["with acme", "with bank", "near ann roe", "near bo lee"]), max_size=3),
)


@given(st.lists(records, max_size=12, unique_by=lambda r: (r.document, r.id, r.kind)))
def test_whatever_the_records_order_plays_no_part_and_one_article_never_joins_its_own(some: list[Record]) -> None:
    some = list({(r.document, r.id): r for r in some}.values())
    identity = resolve(some)
    assert resolve(some[::-1]) == identity
    for document in {r.document for r in some}:
        given_iris = list(identity.iris[document].values())
        assert len(given_iris) == len(set(given_iris))


NAMES = ["Li Wei", "Wei Li", "Dan Rey", "Daniel Rey", "D. Rey", "Rey", "Acme Logistics", "Acme", "Leeds", "Parliament"]
many = st.builds(
    named,
    st.sampled_from(NAMES),
    st.sampled_from("abcdefgh"),
    st.sampled_from([PERSON, BODY, PLACE, ("schema:Thing",)]),
    st.frozensets(st.sampled_from(["with acme", "near dan rey", "beside bank", "at leeds", "in Kenya"]), max_size=2),
    st.sampled_from([(), ("Rey",), ("Acme",), ("Li Wei", "Wei")]),
)
DECIDED = """
[[same]]
names = ["Leeds", "Acme"]
reason = "The club."
[[different]]
one = { name = "Rey", documents = ["a"] }
other = { name = "Rey", documents = ["b"] }
reason = "Two brothers."
[[label]]
name = "Dan Rey"
label = "Rey"
reason = "The usual name."
"""


@settings(deadline=None)
@given(
    st.lists(many, max_size=24, unique_by=lambda r: (r.document, r.id)), st.sampled_from(["", DECIDED]), st.booleans()
)
def test_to_settle_block_by_block_gives_what_settling_all_together_gives(
    some: list[Record], decided: str, is_listed: bool
) -> None:
    decisions = parse(decided, "decisions.toml")
    authority = (
        Authority([Known("https://a.example/1", "Dan Rey", ("Li Wei",), "schema:Person")], 0) if is_listed else None
    )
    whole = resolve(some, decisions, authority=authority)
    parts = list(resolve_in_parts(lambda: some, decisions, authority=authority, part=1, few=0))
    iris = {
        (r.document, r.id): part.iris[r.document][r.id]
        for part in parts
        for r in some
        if r.id in part.iris.get(r.document, {})
    }
    assert iris == {(r.document, r.id): whole.iris[r.document][r.id] for r in some}
    assert sorted(repr(entity) for part in parts for entity in part.entities) == sorted(map(repr, whole.entities))
    assert sorted(repr(decision) for part in parts for decision in part.decisions) == sorted(map(repr, whole.decisions))


def test_records_that_nothing_ties_are_settled_in_parts_of_their_own() -> None:
    some = [named(name, "a") for name in ("Li Wei", "Dan Rey", "Ann Roe")]
    assert [len(part.entities) for part in resolve_in_parts(lambda: some, part=1, few=0)] == [1, 1, 1]


def test_keys_of_names_meet_where_news_varies_them() -> None:
    assert main_key("schema:Person", "Ruoxi Shen") == main_key("schema:Person", "SHEN Ruoxi")
    assert main_key("schema:Organization", "The Acme Co., Ltd.") == main_key("schema:Organization", "Acme")
    assert "acme logistics" in set(further_keys("schema:Organization", "Harbin Acme Logistics Co"))


@pytest.mark.parametrize(
    ("kind", "name", "main", "further"),
    [
        ("Person", "Rowan", "rowan", set()),
        ("Person", "Li Wei", "li wei", {"initial: l wei"}),
        ("Person", "J.K. Rowan", "j k rowan", {"j rowan", "initial: j rowan"}),
        ("Person", "Rowan Zuo Bai", "bai rowan zuo", {"bai rowan", "initial: r bai"}),
        (
            "Person",
            "Gabe Q. Rao",
            "gabe rao",
            {"gabriel rao", "gabe rao", "initial: g rao"},
        ),
        (
            "Person",
            "Rao Qi Gabe",
            "gabe qi rao",
            {"gabriel qi rao", "gabe rao", "initial: r gabe"},
        ),
        ("Organization", "Acme", "acme", set()),
        ("Organization", "Ltd", "ltd", set()),
        ("Organization", "Xerxes .", "xerxes", set()),
        ("Organization", "The The", "the the", set()),
        ("Organization", "The Acme Holdings Co. Ltd.", "acme holdings", {"~acme holdings"}),
        (
            "Organization",
            "Society of Arts and Trades & Sports for All in Rio at Sea on Foot",
            "society of arts and trades & sports for all in rio at sea on foot",
            {
                "~all arts foot rio sea society sports trades",
                "of arts and trades & sports for all in rio at sea on foot",
            },
        ),
        (
            "Organization",
            "Casa de la Moneda du Rhin von Thun",
            "casa de la moneda du rhin von thun",
            {"~casa moneda rhin thun", "de la moneda du rhin von thun"},
        ),
        ("Place", "The Hague", "hague", set()),
        ("Place", "New York", "new york", set()),
    ],
)
def test_a_name_has_these_keys_and_no_others(kind: str, name: str, main: str, further: set[str]) -> None:
    assert main_key(f"schema:{kind}", name) == main
    assert set(further_keys(f"schema:{kind}", name)) == further


def test_two_places_of_one_name_that_are_known_to_differ_stay_two() -> None:
    one = Record("a", "1", "Leon", (), PLACE, (), ("https://sws.geonames.org/1/",))
    other = Record("b", "1", "Leon", (), PLACE, (), ("https://sws.geonames.org/2/",))
    unknown = Record("c", "1", "Leon", (), PLACE, ())
    identity = resolve([one, other, unknown])
    assert not same(identity, one, other)
    assert {link for entity in identity.entities for link in entity.same_as} == {*one.same_as, *other.same_as}


def test_who_has_no_name_is_not_published_nor_what_is_said_of_her() -> None:
    she, roe = Entity("e0", "She", ("schema:Thing", "schema:Person")), Entity("e1", "Ann Roe", PERSON)
    document = Document("a", "She met Ann Roe. Ann Roe left.", "0" * 64)
    met = Claim("schema:Action", {"schema:agent": (Part(entity="e0"),)}, Evidence(0, 16, document.text[:16]), "r", 1)
    left = Claim("schema:Action", {"schema:agent": (Part(entity="e1"),)}, Evidence(17, 30, document.text[17:]), "r", 6)
    kept = named_only(Extraction(document, (she, roe), claims=(met, left)))
    assert kept.entities == (roe,)
    assert kept.claims == (left,)


def authority(*lines: str, threshold: float = 0.8) -> Authority:
    return Authority(from_csv("\n".join(("id,label,aliases,type,context", *lines)), "known.csv"), threshold)


def links_of(identity: Identity, record: Record) -> tuple[str, ...]:
    id = identity.iris[record.document][record.id]
    return next(entity.same_as for entity in identity.entities if entity.id == id)


ACME = "Q1,Acme Logistics,Acme|AL,Organization,"
ROE = "Q2,Ann Roe,,Person,Acme Logistics|Leeds"
OTHER_ROE = "Q3,Ann Roe,,Person,Borealis"


def test_a_company_in_the_users_list_is_linked_by_its_name_with_score_and_reason() -> None:
    record = named("Acme Logistics Ltd", "a", BODY)
    identity = resolve([record], authority=authority(ACME))
    assert links_of(identity, record) == ("http://www.wikidata.org/entity/Q1",)
    (decision,) = identity.decisions
    assert (decision.target, decision.names) == (
        "http://www.wikidata.org/entity/Q1",
        ("Acme Logistics Ltd", "Acme Logistics"),
    )
    assert decision.score >= 0.8
    assert "Acme Logistics" in decision.reason


def test_a_persons_name_alone_is_not_linked_unless_the_user_lowers_the_threshold() -> None:
    record = named("Ann Roe", "a")
    assert links_of(resolve([record], authority=authority(ROE)), record) == ()
    assert links_of(resolve([record], authority=authority(ROE, threshold=0.7)), record)


def test_of_two_namesakes_in_the_list_the_company_in_the_article_tells_which_is_meant() -> None:
    alone, tied = named("Ann Roe", "a"), named("Ann Roe", "b", context={"with borealis"})
    known = authority(ROE, OTHER_ROE, threshold=0.5)
    assert links_of(resolve([alone], authority=known), alone) == ()
    assert links_of(resolve([tied], authority=known), tied) == ("http://www.wikidata.org/entity/Q3",)


def test_a_name_of_another_kind_is_not_linked() -> None:
    record = named("Acme", "a", ("schema:Product",))
    assert links_of(resolve([record], authority=authority(ACME)), record) == ()


def test_what_the_list_tells_apart_stays_apart_and_what_it_knows_as_one_is_one() -> None:
    one, two = named("Ann Roe", "a", context={"with acme logistics"}), named("Ann Roe", "b", context={"near borealis"})
    assert not same(resolve([one, two], authority=authority(ROE, OTHER_ROE)), one, two)
    short, long = named("AL", "a", BODY), named("Acme Logistics", "b", BODY)
    assert not joined(short, long)
    assert same(resolve([short, long], authority=authority(ACME)), short, long)


def test_a_link_to_one_data_set_does_not_contradict_a_link_to_another() -> None:
    one = Record("a", "1", "Leon", (), PLACE, (), ("https://sws.geonames.org/1/",))
    other = Record("b", "1", "Leon", (), PLACE, (), ("http://www.wikidata.org/entity/Q9",))
    assert joined(one, other)


def test_a_list_may_be_rdf_whose_ties_are_context() -> None:
    turtle = """
        PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX : <https://a.example/>
        :roe a schema:Person ; rdfs:label "Ann Roe"@en, "Anne Roe"@fr ; schema:worksFor :acme .
        :acme a schema:Corporation ; rdfs:label "Acme Logistics" ; skos:altLabel "Acme" .
    """
    acme, roe = from_rdf(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    assert acme == Known("https://a.example/acme", "Acme Logistics", ("Acme",), "schema:Organization")
    assert roe == Known("https://a.example/roe", "Ann Roe", (), "schema:Person", ("Acme Logistics",))


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("name\nx", "has to name the columns: id,label,aliases,type,context"),
        ("id,label\nQ1,", "line 2 has no label"),
        ("id,label\nacme,Acme", "'acme' is neither an IRI nor a Wikidata number"),
        ("id,label,type\nQ1,Acme,Frim", "'Frim' is no class of the ontology"),
        ("id,label\nQ1,Acme, Inc", "line 2 has more fields than there are columns"),
        ("id,label,ID\nQ1,Acme,Q2", "the column 'id' twice"),
        ("id,label\nhttp://[::1,Acme", "is neither an IRI"),
        ("id,label\nhttp://a.example/%zz,Acme", "is neither an IRI"),
        ("id,label\nhttp:///acme,Acme", "is neither an IRI"),
    ],
)
def test_a_bad_list_says_what_is_wrong(text: str, advice: str) -> None:
    with pytest.raises(UsageError, match=advice):
        from_csv(text, "known.csv")


def test_a_quotation_mark_that_does_not_close_swallows_no_list() -> None:
    with pytest.raises(csv.Error, match="unexpected end"):
        from_csv('id,label\nQ1,"Acme\nQ2,Bolt', "known.csv")


def test_a_name_without_a_letter_is_nobodys() -> None:
    known = Authority([Known("https://a.example/1", "...", ("—", "Ann Roe"), "schema:Person")], threshold=0)
    assert known.reference(named("...", "a")) is None
    assert known.reference(named("—", "a")) is None
    assert known.reference(named("Ann Roe", "a")) is not None


CITY, STATE, COUNTRY = (
    PLACE,
    ("schema:Place", "schema:AdministrativeArea", "schema:State"),
    ("schema:Place", "schema:AdministrativeArea", "schema:Country"),
)
PARIS = "https://sws.geonames.org/2988507/"
PARIS_IN_TEXAS = "https://sws.geonames.org/4717560/"


def links_in_article(label: str, *others: Record, context: Iterable[str] = (), link: str = "") -> tuple[str, ...]:
    city = Record("a", "city", label, (), CITY, tuple(sorted(context)), (link,) if link else ())
    return located((city, *others))[0].same_as


def test_a_namesake_is_chosen_by_the_region_or_the_country_that_the_article_names() -> None:
    assert links_in_article("Springfield", named("Oregon", "a", STATE)) == ("https://sws.geonames.org/5754005/",)
    assert links_in_article("Birmingham", named("U.K.", "a", COUNTRY)) == ("https://sws.geonames.org/2655603/",)


def test_without_a_word_of_where_a_namesake_is_not_guessed() -> None:
    assert links_in_article("Springfield") == ()
    assert links_in_article("Springfield", named("United States", "a", COUNTRY)) == ()


def test_a_city_that_all_know_stays_itself_unless_it_is_said_to_lie_elsewhere() -> None:
    texas = named("Texas", "a", STATE)
    assert links_in_article("Paris", texas, link=PARIS) == (PARIS,)
    assert links_in_article("Paris", texas, context={"at texas"}, link=PARIS) == (PARIS_IN_TEXAS,)


def test_a_linked_city_says_why_and_where_it_lies() -> None:
    city, oregon = located((named("Springfield", "a", CITY), named("Oregon", "a", STATE)))
    identity = resolve([city, oregon])
    (decision,) = identity.decisions
    assert "Oregon" in decision.reason
    assert decision.target == "https://sws.geonames.org/5754005/"
    said = {(q.predicate.value.rsplit("/")[-1], q.object.value) for q in entities_graph(identity)}
    assert {("addressRegion", "Oregon"), ("addressCountry", "US"), ("latitude", "44.0462")} <= said


TIED, TOGETHER = "are tied to “acme”", "are named together with “acme”"


@pytest.mark.parametrize(
    ("names", "classes", "context", "found"),
    [
        (("Li Wei", "Li Wei"), PERSON, "with acme", [(0.95, "l wei", TIED), (0.95, "li wei", TIED)]),
        (("Li Wei", "Li Wei"), PERSON, "beside acme", [(0.91, "li wei", TOGETHER)]),
        (("Li Wei", "Li Wei"), PERSON, "near acme", [(0.88, "li wei", TOGETHER)]),
        (("Li Wei", "Li Wei"), PERSON, "at acme", []),
        (("L. Wei", "Li Wei"), PERSON, "with acme", [(0.95, "l wei", TIED)]),
        (("L. Wei", "Li Wei"), PERSON, "near acme", []),
        (("Rao", "Rao"), PERSON, "with acme", [(0.95, "rao", TIED)]),
        (("Rao", "Rao"), PERSON, "near acme", []),
        (("Rao", "Rao"), PLACE, "near acme", [(0.97, "rao", ""), (0.88, "rao", TOGETHER)]),
        (("Rao", "Rao"), BODY, "at acme", [(0.97, "rao", "")]),
        (("Rao Mining", "Mining Rao"), BODY, "near acme", [(0.88, "mining rao", TOGETHER)]),
        (("Rao Mining", "Mining Rao"), BODY, "at acme", []),
        (("Rao", "Rao"), ("schema:Thing",), "with acme", []),
    ],
)
def test_a_link_says_how_sure_it_is_and_why(
    names: tuple[str, str], classes: tuple[str, ...], context: str, found: list[tuple[float, str, str]]
) -> None:
    one, other = (named(name, document, classes, {context}) for name, document in zip(names, ("a", "b"), strict=True))
    assert [(link.score, link.reason) for link in links([one, other])] == [
        (score, f"both bear the name “{name}”" + (f" and {why}" if why else "")) for score, name, why in found
    ]
    assert {(link.by, link.members) for link in links([one, other])} <= {("rule", (0, 1))}
    assert links([one, replace(other, document="a")]) == []


def test_what_is_the_same_thing_of_another_data_set_is_linked_by_it() -> None:
    target = "https://example.org/1"
    one, other = (Record(document, "1", label, (), PLACE, (), (target,)) for document, label in ("aX", "bY"))
    assert links([one, other]) == [Link(0.98, f"both are <{target}>", "rule", (0, 1))]
    assert links([one, replace(other, document=one.document)]) == []
    assert links([one, replace(other, classes=BODY)]) == []


def test_a_short_name_that_two_articles_use_links_with_any_company_they_share() -> None:
    long = named("Acme Logistics", "a", BODY, {"near ann roe"}, ("Acme",))
    short = named("Acme", "b", BODY, {"near ann roe"})
    (link,) = links([long, short])
    assert (link.score, link.reason) == (0.88, "both bear the name “acme” and are named together with “ann roe”")


def test_a_record_is_in_a_link_once_however_often_its_names_lead_there() -> None:
    one, other = (named("Rao", document, BODY, names=("Rao Ltd", "The Rao")) for document in "ab")
    assert [link.members for link in links([one, other])] == [(0, 1)]


def test_an_initial_that_fits_two_names_links_nobody_and_keeps_no_other_link_away() -> None:
    some = [
        named(label, document, context={"with acme"})
        for label, document in zip(("Li Wei", "Lu Wei", "L. Wei"), "abc", strict=True)
    ]
    bodies = [named("Zenith", document, BODY) for document in "ab"]
    assert [link.members for link in links([*some, *bodies])] == [(3, 4)]


def test_a_link_joins_each_record_with_the_first_that_it_may_join() -> None:
    clusters = Clusters([named("Rao", "a"), named("Rao", "a"), named("Rao", "b"), named("Rao", "c")])
    link = Link(0.95, "for a reason", "rule", (0, 1, 2, 3))
    clusters.apply(link)
    assert clusters.all() == [[0, 2, 3], [1]]
    assert clusters.joints == [Joint(0, 2, link), Joint(0, 3, link)]
    clusters.apply(link)
    assert len(clusters.joints) == 2


@pytest.mark.parametrize(
    ("score", "ties", "is_joined"),
    [
        (SURE, ("with acme", "with zenith"), True),
        (0.89, ("with acme", "with zenith"), False),
        (0.89, ("with acme", "with acme"), True),
        (0.89, ("with acme", "near zenith"), True),
        (0.89, ("near acme", "with zenith"), True),
    ],
)
def test_a_link_that_is_not_sure_joins_none_who_are_tied_to_different_things(
    score: float, ties: tuple[str, str], is_joined: bool
) -> None:
    one, other, third = (
        named("Rao", document, context={tie}) for document, tie in zip("abc", (*ties, ties[0]), strict=True)
    )
    clusters = Clusters([one, other, third])
    clusters.apply(Link(score, "", "rule", (0, 1)))
    assert (clusters.all() == [[0, 1], [2]]) is is_joined


def test_clusters_come_in_the_order_of_their_records() -> None:
    clusters = Clusters([named("Rao", document) for document in "abcde"])
    for pair in ((4, 1), (3, 0)):
        clusters.apply(Link(1.0, "", "rule", pair))
    assert clusters.all() == [[0, 3], [1, 4], [2]]


def in_list(document: str, number: int) -> Record:
    return replace(named("Rao", document), same_as=(f"https://a.example/things/{number}",))


PLAIN = [named("Rao", document) for document in "abcde"]
TIED_TO_ACME, TIED_TO_ZENITH = (
    [named("Rao", d, context={tie}) for d in "abcd"] for tie in ("with acme", "with zenith")
)


@pytest.mark.parametrize(
    ("two", "third", "fourth"),
    [
        (PLAIN[:2], named("Rao", "c"), named("Rao", "c")),
        (PLAIN[:2], TIED_TO_ACME[2], TIED_TO_ZENITH[3]),
        (PLAIN[:2], in_list("c", 1), in_list("d", 2)),
        (TIED_TO_ACME[:2], PLAIN[2], TIED_TO_ZENITH[3]),
        ([in_list("a", 1), in_list("b", 1)], PLAIN[2], in_list("d", 2)),
    ],
)
def test_what_a_cluster_has_counts_for_all_that_it_takes_in(two: list[Record], third: Record, fourth: Record) -> None:
    for last in ((2, 3), (3, 2), (0, 3)):
        clusters = Clusters([*two, third, fourth])
        for pair in ((0, 1), (1, 2), last):
            clusters.apply(Link(0.89, "", "rule", pair))
        assert clusters.all() == [[0, 1, 2], [3]]


@pytest.mark.parametrize("apart", [(0, 4), (4, 0), (3, 0), (0, 3), (2, 4), (4, 2)])
def test_what_is_kept_apart_stays_so_in_whatever_clusters_it_is(apart: tuple[int, int]) -> None:
    clusters = Clusters(PLAIN)
    clusters.keep_apart([apart[0]], [apart[1]])
    for pair in ((0, 1), (1, 2), (3, 4), (0, 3), (4, 2)):
        clusters.apply(Link(1.0, "", "rule", pair))
    assert clusters.all() == [[0, 1, 2], [3, 4]]


@pytest.mark.parametrize(
    "some",
    [
        [in_list("a", 1), in_list("b", 2), in_list("c", 2)],
        [TIED_TO_ACME[0], TIED_TO_ZENITH[1], TIED_TO_ZENITH[2]],
        [PLAIN[0], PLAIN[0], PLAIN[2]],
        [PLAIN[0], PLAIN[1], PLAIN[2]],
    ],
)
def test_who_may_not_join_the_first_of_a_link_joins_the_next(some: list[Record]) -> None:
    clusters = Clusters(some)
    clusters.keep_apart([0], [2])
    if some == PLAIN[:3]:
        clusters.keep_apart([0], [1])
    clusters.apply(Link(0.89, "", "rule", (0, 1, 2)))
    assert clusters.all() == [[0], [1, 2]]


@pytest.mark.parametrize(("bodies", "told"), [(40, 39), (41, 0)])
def test_an_article_that_names_very_many_says_little_of_any_two_of_them(bodies: int, told: int) -> None:
    entities = tuple(Entity(f"e{n}", f"Acme {n:02}", ("schema:Organization",)) for n in range(bodies))
    made = records_of(Extraction(Document("a", "", ""), entities, (), (), (), ()))
    assert {len(record.context) for record in made} == {told}


@pytest.mark.parametrize(
    ("one", "other", "is_joined"),
    [
        ("https://a.example/things/1", "https://a.example/things/2", False),
        ("https://a.example/things/1/", "https://a.example/things/2/", False),
        ("https://a.example/things/1", "https://a.example/things/1", True),
        ("https://a.example/things/1", "https://b.example/things/2", True),
        ("https://a.example/things/1", "", True),
        ("", "https://a.example/things/2", True),
    ],
)
def test_different_things_of_one_data_set_are_not_joined(one: str, other: str, is_joined: bool) -> None:
    records = [Record(d, "1", "Leon", (), PLACE, (), (link,) if link else ()) for d, link in (("a", one), ("b", other))]
    clusters = Clusters(records)
    clusters.apply(Link(1.0, "", "rule", (0, 1)))
    assert (clusters.all() == [[0, 1]]) is is_joined
