"""Titles become memberships: who holds which post where, since when; a founder by title is a founder by statement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.extract.grammar import is_passive, verb_lemma
from kg.extract.reading import PROSE, Reading
from kg.extract.roles.implied import implied, statement
from kg.extract.roles.titles.alone import is_address, is_post, is_praise
from kg.extract.roles.titles.chains import (
    Post,
    chains,
    is_apart,
    is_held_in,
    is_its,
    is_joined,
    is_of_other_place,
    is_own_work,
    is_ruling_chair,
)
from kg.extract.roles.titles.charges import charges
from kg.extract.roles.titles.dates import dates, is_to_begin, is_to_end
from kg.extract.roles.titles.fields import with_region
from kg.extract.roles.titles.status import acting, is_past
from kg.extract.roles.titles.titles import Title, row
from kg.extract.roles.where.bodies import GUESSED, LIKELY, SHARED, Body, body_behind_name, body_of, placed
from kg.extract.roles.where.guests import is_guest
from kg.extract.roles.where.known import Known
from kg.extract.roles.where.left import is_only_left
from kg.extract.roles.where.plain import is_of_firm, namesake, plain_body
from kg.extract.roles.where.pointed import body_of_first, body_pointed_to
from kg.extract.roles.where.short_names import body_called_short
from kg.extract.roles.where.unnamed import unnamed_body
from kg.extract.roles.who.beside import beside
from kg.extract.roles.who.cabinets import cabinets
from kg.extract.roles.who.careers import careers
from kg.extract.roles.who.coming_later import with_coming
from kg.extract.roles.who.counterparts import counterparts
from kg.extract.roles.who.framed import frames
from kg.extract.roles.who.gapped import gapped
from kg.extract.roles.who.going_on import Told, going_on
from kg.extract.roles.who.gone import is_no_more, is_over, is_told_in_hindsight, left_by
from kg.extract.roles.who.gone_later import without_left_later
from kg.extract.roles.who.holder import HELD, STANDING, Holder, without_status
from kg.extract.roles.who.holders import holders
from kg.extract.roles.who.incumbents import incumbents
from kg.extract.roles.who.joined import comes_from, is_hired_away, taken_or_left
from kg.extract.roles.who.offices import offices
from kg.extract.roles.who.over import LASTING, Held, without_dead, without_left
from kg.extract.roles.who.seats import seats
from kg.extract.roles.who.succession import Posts, successions
from kg.extract.roles.who.tenures import tenures
from kg.extract.roles.who.vacated import vacated
from kg.extract.roles.who.verbs import led_and_belonging
from kg.extract.topic import Topics, topics_of
from kg.model import Claim, Part
from kg.vocabulary import KG, ORG, RDF, SCHEMA

BARE = 0.9  # confidence that a title beside a name without a body is a post
FAINT = 0.4  # where all bodies are less sure than that, the post is told without them, too


@dataclass(frozen=True, slots=True)
class Before:
    """The bodies told before: of the last posts; where each person, by entity, has a post still, and had one last;
    which country each rules.

    `unheld` are those of titles of nobody by name: "its chairman said". `told` are the titles told last.
    """

    recent: list[Body]
    held: dict[str, Body]
    last: dict[str, Body]
    ruled: dict[str, Body]
    unheld: dict[str, Body]
    told: list[Told]


def extract(reading: Reading) -> Iterator[Claim]:
    """Memberships, and the direct facts they imply: org:memberOf, schema:founder, schema:jobTitle."""
    told = without_left_later(reading, with_coming(_told(reading)))
    yield from map(without_status, without_dead(reading, told))


def _told(reading: Reading) -> Iterator[Claim]:
    """What titles, and verbs and nouns of office tell, as it is told."""
    topics = topics_of(reading)
    before = Before([], {}, {}, {}, {}, [])
    posts, known = Posts({}, {}, {}, {}, []), Known()
    of_country: dict[str, Part] = {}  # the offices of countries that people have
    for sentence in reading.sentences(PROSE):
        told, held = list[Body](), list[Held]()
        for chain in chains(reading, sentence):
            for title, holder, bodies in _posts_held(reading, chain, topics, before):
                before.last.update((holder.person.entity, body) for body in bodies if body.organization)
                lasting = [body for body in bodies if body.organization and _lasts(title, holder)]
                told += lasting
                if title.office is not None and _lasts(title, holder):
                    before.ruled.update((holder.person.entity, body) for body in bodies if not body.organization)
                before.held.update((holder.person.entity, body) for body in lasting)
                held.append((title, holder, bodies))
            before.recent.extend(told)
        for title, holder, bodies in (known.taken_up(reading.doc, each) for each in without_left(held)):
            if title.office == "country" and holder.status in (None, "current"):
                office = reading.words_part(title.first, title.last, title.text)
                of_country.setdefault(holder.person.entity, office)
            for claim in _claims(reading, title, holder, bodies or _told_with(reading, title, holder, held)):
                if claim.shape == ORG.Membership and claim.part(ORG.organization) is not None:
                    posts.add(reading, holder, claim, title.trade)
                    known.add((title, holder, bodies), claim)
                yield claim
        before.recent[:] = told
    yield from successions(reading, posts)
    yield from vacated(reading, posts.told)
    yield from counterparts(reading, of_country, posts)
    yield from led_and_belonging(reading)
    yield from offices(reading)
    yield from cabinets(reading, topics)
    yield from charges(reading)
    yield from seats(reading)
    yield from incumbents(reading)
    yield from beside(reading, posts.told)
    yield from careers(reading)
    yield from tenures(reading)


def _told_with(reading: Reading, title: Title, holder: Holder, held: list[Held]) -> list[Body]:
    """The body of the post told with a rank, "Inspector Ann Roe, head of crime at Acme Police", or one left for it."""
    left = title.lead > 0 and reading.doc[title.lead - 1].lower_ == "from"  # "promoted from director to president of"
    if not left and title.key not in row("served", "words"):
        return []
    others = [bodies for _, other, bodies in held if bodies and other.person.entity == holder.person.entity]
    return [replace(body, sure=SHARED) for body in others[0][:1] if body.organization] if others else []


def _lasts(title: Title, holder: Holder) -> bool:
    """Whether a post is still held."""
    return title.status in LASTING and (holder.status is None or holder.status in LASTING)


def _posts_held(reading: Reading, chain: list[Post], topics: Topics, before: Before) -> Iterator[Held]:
    """Who holds which title of a chain, and where; the bodies of a chain that nobody holds by name are kept."""
    first, status = chain[0].first, chain[0].title.status
    if first < chain[0].title.lead and status != "current":
        chain = [replace(post, title=replace(post.title, status=status)) for post in chain]
    people = gapped(reading, chain[0].title, first, before.told[0] if before.told else None)
    people = people or holders(reading, [post.title for post in chain], first, chain[-1].last)
    if not people and any(post.after or post.before for post in chain):
        people = going_on(reading, chain[0].title, first, before.told[0] if before.told else None)
    before.told[:] = [Told(people, chain[-1].last)] if people else []
    shared: dict[int, Body] = {}  # where the first of several has each post: Roe, who "succeeded her aunt"
    for at, holder in enumerate(people):
        held = [(post.title, _told_beside(reading, chain, number, holder, before)) for number, post in enumerate(chain)]
        if len(chain) == 1 and len(people) == len(held[0][1]) > 1:
            held = [(held[0][0], [held[0][1][at]])]  # "the heads of Acme and Bex, Ann Roe and Bo Lee": each of one
        worded: list[Body] = []  # "company" of "the company president and CEO Ann Roe"
        for title, bodies in held:
            if not bodies and worded and is_of_firm(title):
                bodies += worded
            if not bodies:
                told = shared.get(title.head) or _told_elsewhere(reading, title, holder, topics, before)
                told = None if told is not None and told.first < topics.section(title.first) else told
                bodies += [told] if told is not None else []
                worded = [body for body in bodies if body.part.entity is None]
            shared.update((title.head, body) for body in bodies[:1])
        yield from ((title, holder, bodies or _joined(reading, held, i)) for i, (title, bodies) in enumerate(held))
    if not people:
        posts = [(post.title.text, _bodies(reading, chain, number)) for number, post in enumerate(chain)]
        before.unheld.update((text, bodies[0]) for text, bodies in posts if bodies and _is_named(reading, bodies[0]))


def _is_named(reading: Reading, body: Body) -> bool:
    """Whether a body is an organization told by name, or by a noun for it: what "its" means is less sure."""
    return body.organization and reading.doc[body.first].tag_ != "PRP$"


def _told_beside(reading: Reading, chain: list[Post], number: int, holder: Holder, before: Before) -> list[Body]:
    """The bodies of one title of a chain that stand beside it, or that its holder or its verb tells."""
    post = chain[number]
    bodies = [b for b in _bodies(reading, chain, number) if b.part.entity != holder.person.entity]
    if holder.body is not None and holder.how == "frame" and is_its(reading, post):
        bodies = [body_of(reading, holder.body, LIKELY)]
    if post.after and comes_from(reading, post.title, holder):
        bodies = [body_of(reading, holder.body, LIKELY)] if holder.body is not None else []
    other = post.last > post.title.last and not post.after  # "Acme named Ann Roe chair of its audit committee"
    if not bodies and not other and holder.body is not None and holder.body.entity != holder.person.entity:
        bodies = [body_of(reading, holder.body, LIKELY)]
    bodies = bodies or taken_or_left(reading, post.title, holder)
    if not bodies and not is_hired_away(reading, holder):
        beside = (near(reading, post.title, holder.person) for near in (body_behind_name, body_pointed_to))
        bodies = [body for body in beside if body is not None][:1]
    if not bodies and holder.after is not None and holder.after.entity in before.last:
        bodies = [replace(before.last[holder.after.entity], sure=SHARED)]
    return bodies


def _joined(reading: Reading, held: list[tuple[Title, list[Body]]], number: int) -> list[Body]:
    """The body of the post that "and" joins to one without: both of "co-founder and chief executive Ann Roe"."""
    title = held[number][0]
    if title.work and title.key not in row("founders", "words"):
        return []
    for other, bodies in (held[i] for i in (number - 1, number + 1) if 0 <= i < len(held)):
        first, last = sorted((title, other), key=lambda t: t.first)
        alone = [t.lower_ for t in reading.doc[first.last : last.lead]] == ["and"]
        like = title.status == other.status and bodies and is_held_in(reading, title, bodies[0])
        if alone and like and bodies[0].organization:
            return [replace(bodies[0], sure=min(bodies[0].sure, SHARED))]
    return []


def _told_elsewhere(reading: Reading, title: Title, holder: Holder, topics: Topics, before: Before) -> Body | None:
    """The body of a title that names none beside it; of one for whom a holder is chosen not where the holder was."""
    person = holder.person
    own = before.held.get(person.entity)
    if holder.verb is not None and verb_lemma(holder.verb) in row("moves", "verbs"):
        own = before.last.get(person.entity, own)  # "rose to production manager" where the last post was
    if own is not None and holder.verb is not None and any(t.lower_ == "there" for t in holder.verb.rights):
        return replace(own, sure=SHARED)  # "is head of Acme and began her career there as a clerk"
    chosen = own is not None and _is_chosen(holder)
    of_board = title.text.casefold().endswith(("of the board", "of the board of directors"))  # that of who tells it
    recent = [] if of_board or is_guest(reading, title, before.recent[-1:]) else before.recent[-1:]
    near = (None, []) if chosen or title.text.endswith("-elect") else (own, recent)
    plain = plain_body(reading, title, person, topics, *near, before.unheld)
    moved = holder.how == STANDING or (holder.verb is not None and holder.date == "start")
    moved |= plain is not None and plain.sure == GUESSED  # the only body told is "a former clerk at Acme"
    if plain is not None and moved and is_only_left(reading, plain, before.last, before.held):
        plain = None
    told = plain or body_of_first(reading, title, _seconded(title, before)) or body_called_short(reading, title)
    told = told or unnamed_body(reading, title, topics, near[0] or namesake(reading, title, person))
    left = chosen and told is not None and own is not None and told.part.entity == own.part.entity
    return None if left else told


def _seconded(title: Title, before: Before) -> Mapping[str, Body]:
    """Where those are who have somebody with a title: "her deputy", "her finance director"; "her finance minister"."""
    if title.office == "country" and title.key in row("ministers", "words"):
        return before.ruled
    if title.key in row("seconds", "in_person"):
        return before.last
    if title.key in row("seconds", "words"):
        return {**before.ruled, **before.last}
    return before.last if is_of_firm(title) else {}


def _is_chosen(holder: Holder) -> bool:
    """Whether a name puts somebody into a post, which need not be where the last was: "Acme names Bex's Ann Roe"."""
    verb = holder.verb
    if verb is None or holder.date != "start" or is_passive(verb) or verb.i == verb.sent.start:
        return False
    return frames().get(verb_lemma(verb), {}).get("person") == "patient" and verb.nbor(-1).is_title


def _bodies(reading: Reading, chain: list[Post], number: int) -> list[Body]:
    """The bodies of one title of a chain: its own, the one in front of all, that of the next, that of the last."""
    post = chain[number]
    if post.before is not None and (not post.after or post.before.organization):
        return [post.before]
    if post.after:
        return list(post.after)
    front = chain[0].before
    if front is not None and number > 0 and post.before is None and post.first < post.title.lead:
        return []  # "the Chilean president and former union leader Ann Roe"
    if front is not None:
        own = post.title.work or is_ruling_chair(reading.doc, post.first)
        own = own or post.title.key in row("elected", "words")  # "its chairman, Senator Ann Roe"
        return [front] if number == 0 or not own or _added(reading, chain, number) else []
    if post.title.trade and " of " in post.title.text:
        return []  # "author of many books and chairman of Acme"
    behind = next((later for later in chain[number + 1 :] if later.after or later.before), post)
    other = is_apart(post.title, behind.title) or is_of_other_place(reading, post, behind)
    if behind.after and not other and not is_own_work(reading.doc, post.title, behind):
        return [body for body in behind.after if body.organization or placed(post.title)]
    joined = number > 0 and is_joined(reading, chain[number - 1], post)
    return [replace(body, sure=SHARED) for body in chain[number - 1].after[:1]] if joined else []


def _added(reading: Reading, chain: list[Post], number: int) -> bool:
    """Whether "and" adds a title to the one before; of "its founder, the engineer Ann Roe" the trade is her own.

    So is that of "Acme's chairwoman and a nurse".
    """
    between = {t.lower_ for t in reading.doc[chain[number - 1].last : chain[number].first]}
    return not between.isdisjoint(("and", "&")) and between.isdisjoint(("a", "an"))


def _claims(reading: Reading, title: Title, holder: Holder, bodies: list[Body]) -> Iterator[Claim]:
    """The membership of a holder in each body, with what it implies; a post is told even where no body is known."""
    if is_told_in_hindsight(title, holder, reading.doc) or is_praise(reading, title, holder):
        return
    clear = any(holder.confidence * body.sure * reading.certainty(body.part) >= FAINT for body in bodies)
    evidence = reading.sentence_evidence(reading.doc[title.head])
    person = reading.entity_part(holder.person)
    role = reading.words_part(*with_region(reading, title, bodies))
    anchor = holder.verb.i if holder.verb is not None else title.head
    own = title.status != "current" and (title.status, holder.status) != ("acting", "former")
    status = title.status if own or holder.status is None else holder.status
    held: dict[str, tuple[Part, ...]] = {ORG.member: (person,), ORG.role: (role,)}
    left = left_by(title, holder, reading.doc)
    leaver = holder if left is None else replace(holder, verb=left, date="end")
    held |= dates(reading, title, leaver)
    if status in {*LASTING, HELD}:
        over = _ended(reading, held, holder) or left is not None or is_over(title, holder, bodies, reading)
        status = "former" if over else "incoming" if is_to_begin(reading, held) else status
    ends = status == "former" != title.status and is_to_end(reading, title, leaver, held)
    status = "current" if ends else status
    held[KG.status] = (Part(text=status),)
    addressed = is_address(reading, title, holder.person)
    alone = title.weak and title.key in row("weak", "alone")
    if not clear and (addressed or alone or not (title.weak or title.trade)):
        if addressed or (not alone and is_post(reading, title)):
            sure = round(holder.confidence * BARE, 3)
            yield Claim(ORG.Membership, held, evidence, f"roles.{holder.how}", anchor, sure)
        if status != "former" and not is_past(reading.doc, title.lead):
            for_now = acting(reading, title.lead, title.first, title.last, title.text)
            parts = statement(person, SCHEMA.jobTitle, for_now if status == "acting" else role)
            rule = f"roles.{STANDING}" if holder.how == STANDING else "roles.title"
            yield Claim(RDF.Statement, parts, evidence, rule, anchor, holder.confidence)
    for body in bodies:
        if is_no_more(reading.doc, body):
            status, held = "former", {**held, KG.status: (Part(text="former"),)}
        confidence = round(holder.confidence * body.sure, 3)
        parts = {**held, ORG.organization: (body.part,)}
        yield Claim(ORG.Membership, parts, evidence, f"roles.{holder.how}", anchor, confidence)
        for rule, implies in implied(title, holder, body, person, status):
            yield Claim(RDF.Statement, implies, evidence, rule, anchor, confidence)


def _ended(reading: Reading, held: dict[str, tuple[Part, ...]], holder: Holder) -> bool:
    """Whether a post is over: "director from 1996 to 2003", "running mate in 2012"; "its head until May" is no plan."""
    stood = held[ORG.role][0].text in row("contesting", "words")
    end = next((str(part.value) for part in held.get(SCHEMA.startDate if stood else SCHEMA.endDate, ())), "")
    end = end[:4] if stood else end
    published = reading.document.published
    if published is None:
        return bool(end) and holder.how in ("apposition", "noun") and holder.verb is None
    return end[:4].isdigit() and end < str(published)[: len(end)]
