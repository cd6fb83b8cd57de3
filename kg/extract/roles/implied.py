"""What a post in a body says besides: who founded or owns the body, whose party it is, who belongs to it."""

from collections.abc import Iterator

from kg.extract.modality import judge
from kg.extract.roles.titles.chains import is_founder, is_outside, is_owner
from kg.extract.roles.titles.titles import Title
from kg.extract.roles.where.bodies import Body
from kg.extract.roles.who.holder import STANDING, Holder
from kg.extract.roles.who.over import LASTING
from kg.model import Part
from kg.vocabulary import KG, ORG, RDF, SCHEMA

Parts = dict[str, tuple[Part, ...]]


def implied(title: Title, holder: Holder, body: Body, person: Part, status: str) -> Iterator[tuple[str, Parts]]:
    """The rule and the parts of each statement that somebody's post in a body implies."""
    if body.organization and is_founder(title):
        yield "roles.founder", statement(body.part, SCHEMA.founder, person)
    if body.organization and status == "current" and is_owner(title):
        yield "roles.owner", statement(person, SCHEMA.owns, body.part)
    if body.party and (status != "former" or title.key != "member"):  # who once was a member may be of another
        yield "roles.party", statement(person, KG.politicalAffiliation, body.part)
    stays = status in LASTING and (holder.verb is None or judge(holder.verb) == "asserted")
    if body.organization and stays and not is_outside(title):
        rule = "roles.member" if holder.how != STANDING else f"roles.{STANDING}"
        yield rule, statement(person, ORG.memberOf, body.part)


def statement(subject: Part, predicate: str, object_: Part) -> Parts:
    """The parts of a statement."""
    return {RDF.subject: (subject,), RDF.predicate: (Part(iri=predicate),), RDF.object: (object_,)}
