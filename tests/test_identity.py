"""Who is who across articles: what joins, what does not, and why."""

from collections.abc import Iterable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.identity import Identity, Record, named_only, parse, resolve
from kg.identity.names import further_keys, main_key
from kg.model import Claim, Document, Entity, Evidence, Extraction, Part

PERSON, BODY, PLACE = ("schema:Person",), ("schema:Organization",), ("schema:Place", "schema:City")


def named(
    label: str,
    document: str,
    classes: tuple[str, ...] = PERSON,
    context: Iterable[str] = (),
    names: tuple[str, ...] = (),
) -> Record:
    return Record(document, f"{label} in {document}", label, names, classes, frozenset(context))


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


def test_a_person_is_never_a_place() -> None:
    assert not joined(named("Paris", "a", ("schema:Person",), {"with x"}), named("Paris", "b", PLACE, {"with x"}))


def test_two_bearers_of_one_name_in_one_article_stay_two() -> None:
    one = Record("a", "1", "Li Wei", (), PERSON, frozenset({"with acme"}))
    two = Record("a", "2", "Li Wei", (), PERSON, frozenset({"with acme"}))
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


def test_keys_of_names_meet_where_news_varies_them() -> None:
    assert main_key("schema:Person", "Ruoxi Shen") == main_key("schema:Person", "SHEN Ruoxi")
    assert main_key("schema:Organization", "The Acme Co., Ltd.") == main_key("schema:Organization", "Acme")
    assert "acme logistics" in dict(further_keys("schema:Organization", "Harbin Acme Logistics Co"))


def test_two_places_of_one_name_that_are_known_to_differ_stay_two() -> None:
    one = Record("a", "1", "Leon", (), PLACE, frozenset(), ("https://sws.geonames.org/1/",))
    other = Record("b", "1", "Leon", (), PLACE, frozenset(), ("https://sws.geonames.org/2/",))
    unknown = Record("c", "1", "Leon", (), PLACE, frozenset())
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
