"""The mends of clauses, by how the clause of a verb is joined to the others."""

from kg.extract.parses import (
    accused,
    added,
    antecedents,
    apposed,
    bidden,
    clauses,
    contents,
    described,
    elided,
    finite,
    headlines,
    infinitives,
    inverted,
    joined,
    lists,
    loose,
    made,
    names,
    nouns,
    numbers,
    passives,
    persons,
    places,
    regained,
    relatives,
    reports,
    roots,
    speech,
    spoken,
    subjects,
    sums,
    unclosed,
)
from kg.extract.parses.trees import FINITE, SUBJECTS, TIMES, hang
from kg.extract.tokens import Token


def mend_clause(verb: Token) -> None:
    """Move what hangs on the wrong verb, or the verb that hangs on the wrong word; other words are left as they are."""
    if verb.dep_ in SUBJECTS:
        nouns.mend_singled_out(verb)
        nouns.mend_name_of_subject(verb)
        lists.mend_counted_by_nation(verb)
    elif verb.dep_ == "amod" and verb.tag_ == "VBD":
        joined.mend_verb_before_object(verb)
    if verb.dep_ == "dep" and verb.tag_ in FINITE:
        joined.mend_verb_behind_then(verb)
    elif verb.dep_ == "dep" and verb.tag_ == "VB":
        joined.mend_subject_before_modal(verb)
    if verb.dep_ in ("dep", "conj") and verb.tag_ in ("VB", "VBP", "VBZ"):
        sums.mend_noun_before_sum(verb)
    if verb.tag_.startswith("VB"):
        _mend_verb(verb)
    if verb.dep_ in ("ccomp", "ROOT") and verb.tag_.startswith("VB"):
        subjects.mend_subject_behind_participle(verb)
    if verb.dep_ in ("conj", "advcl", "ccomp", "ROOT") and verb.pos_ == "VERB":
        lists.mend_subject_by_number(verb)
        subjects.mend_joined_subject(verb)
    if verb.dep_ in ("conj", "advcl"):
        subjects.mend_described_subject(verb)
        lists.mend_subject_behind_doer(verb)
    if verb.dep_ == "ccomp":
        _mend_content(verb)
    if verb.dep_ == "conj" and verb.tag_.startswith("VB"):
        _mend_conjunct(verb)
    elif verb.dep_ in ("relcl", "ccomp"):
        if verb.dep_ == "relcl":
            _mend_relative(verb)
        nouns.mend_clause_behind_comparison(verb)
        nouns.mend_last_of_joined(verb)
        relatives.mend_cleft(verb)
        names.mend_clause_of_named(verb.left_edge)
    elif verb.dep_ == "acl":
        _mend_participle(verb)
    elif verb.dep_ == "xcomp":
        _mend_complement(verb)
    if verb.dep_ in ("relcl", "advcl", "xcomp"):
        _mend_infinitive(verb)
    _mend_by_form(verb)
    if verb.tag_.startswith("VB"):
        _mend_finite(verb)


def _mend_verb(verb: Token) -> None:
    """What any verb may lack: its subject, its doer, its own tense."""
    spoken.mend_source_at_end(verb)
    spoken.mend_claim_for_main(verb)
    spoken.mend_speech_behind_dash(verb)
    relatives.mend_relative_for_root(verb)
    roots.mend_participle_beside_subject(verb)
    nouns.mend_fronted_subject(verb)
    speech.mend_headline(verb)
    speech.mend_speaker_behind_trade(verb)
    headlines.mend_names_of_headline(verb)
    passives.mend_passive(verb)
    passives.mend_begun_by(verb)
    passives.mend_compound_passive(verb)
    inverted.mend_helping_before_subject(verb)
    inverted.mend_doer_behind(verb)
    inverted.mend_sitter_behind(verb)
    joined.mend_object_joined_to_subject(verb)
    apposed.mend_apposition_for_subject(verb)
    apposed.mend_second_subject(verb)
    lists.mend_part_before_clause(verb)
    places.mend_land_before_verb(verb)
    elided.mend_relative_without_that(verb)
    described.mend_name_of_finder(verb)
    subjects.mend_two_subjects(verb)
    subjects.mend_participle_for_verb(verb)
    subjects.mend_opened_participle(verb)
    subjects.mend_subject_behind_month(verb)


def _mend_content(verb: Token) -> None:
    """The clause that tells what somebody said or thought."""
    added.mend_condition_behind(verb)
    passives.mend_wished(verb)
    clauses.mend_inverted_condition(verb)
    speech.mend_amount_for_subject(verb)
    speech.mend_clause_behind_semicolon(verb)
    elided.mend_second_of_list(verb)


def _mend_conjunct(verb: Token) -> None:
    """The clause behind "and" or "but"."""
    loose.mend_joined(verb)
    lists.mend_first_of_two_subjects(verb)
    lists.mend_conjunct_inside_relative(verb)
    loose.mend_deed_behind_scene(verb)
    unclosed.mend_conjunct_of_unclosed(verb)
    unclosed.mend_conjunct_behind_speaker(verb)
    reports.mend_second_that(verb)
    lists.mend_trade_for_verb(verb)
    subjects.mend_subject_behind_preposition(verb)
    reports.mend_second_report(verb)
    reports.mend_clause_beside_speech(verb)
    speech.mend_conjunct_of_aside(verb)
    reports.mend_plural_conjunct(verb)
    reports.mend_singular_conjunct(verb)
    joined.mend_conjunct_of_matrix(verb)
    relatives.mend_participle_set_off(verb)
    relatives.mend_conjunct_of_relative(verb)
    relatives.mend_conjunct_behind_of_which(verb)
    relatives.mend_conjunct_behind_in_which(verb)
    joined.mend_conjunct_of_infinitive(verb)
    joined.mend_bare_conjunct(verb)
    joined.mend_participle_behind_relative(verb)
    joined.mend_infinitive_behind_clause(verb)
    bidden.mend_second_infinitive(verb)
    bidden.mend_bidden_behind_to(verb)
    elided.mend_verbs_of_list(verb)
    joined.mend_conjunct_of_passive(verb)
    joined.mend_verb_joined_to_noun(verb)
    subjects.mend_subject_behind_date(verb)
    subjects.mend_subject_behind_colon(verb)
    joined.mend_subject_before_modal(verb)
    joined.mend_verb_behind_aside(verb)
    added.mend_verb_of_list(verb)
    added.mend_verb_behind_modal(verb)
    joined.mend_phrase_before_conjunct(verb)
    added.mend_condition_behind_but(verb)
    added.mend_clause_behind_preposition(verb)
    added.mend_conjunct_of_question(verb)


def _mend_relative(verb: Token) -> None:
    """The clause that describes a noun."""
    apposed.mend_one_for_subject(verb)
    elided.mend_subject_in_relative(verb)
    contents.mend_content_for_hearers(verb)
    described.mend_content_behind_time(verb)
    regained.mend_deed_of_first(verb)
    speech.mend_content_of_report(verb)
    contents.mend_report_for_relative(verb)
    inverted.mend_object_behind_of_which(verb)
    made.mend_receiver_in_relative(verb)
    relatives.mend_clause_of_edge(verb)
    relatives.mend_clause_of_last(verb)
    relatives.mend_report_inside(verb)
    places.mend_relative_behind_place(verb)
    places.mend_site_before_where(verb)
    places.mend_building_before_which(verb)
    antecedents.mend_noun_of_clause(verb)
    nouns.mend_of_kin(verb)


def _mend_participle(verb: Token) -> None:
    """The participle behind a noun."""
    made.mend_post_given(verb)
    made.mend_receiver_in_relative(verb)
    relatives.mend_relative_taken_for_participle(verb)
    relatives.mend_verb_of_which(verb)
    relatives.mend_made_document(verb)
    clauses.mend_purpose(verb)
    clauses.mend_verb_behind_relative(verb)
    subjects.mend_parted_passive(verb)
    numbers.mend_first_share(verb)
    added.mend_verb_of_joined_noun(verb)


def _mend_complement(verb: Token) -> None:
    """The verb that another verb takes along."""
    joined.mend_hearers(verb)
    clauses.mend_infinitive_of_noun(verb)
    infinitives.mend_infinitive_of_object(verb)
    infinitives.mend_infinitive_set_off(verb)


def _mend_infinitive(verb: Token) -> None:
    """The infinitive of what was asked, sought or talked of."""
    infinitives.mend_infinitive_of_request(verb)
    infinitives.mend_infinitive_behind_for(verb)
    infinitives.mend_infinitive_of_campaign(verb)
    joined.mend_infinitive_of_talks(verb)


def _mend_by_form(verb: Token) -> None:
    """What the form of a word calls for."""
    if verb.dep_ in ("aux", "auxpass") and verb.tag_ != "MD":
        clauses.mend_interrupted_auxiliary(verb)
    if verb.tag_ == "WP$":
        apposed.mend_name_behind_whose(verb)
        relatives.mend_whose(verb)
    elif verb.tag_ == "MD" and verb.i + 1 < verb.sent.end:
        clauses.mend_interrupted_modal(verb)
    elif verb.lower_ in ("show", "shows"):
        clauses.mend_figures_show(verb)
        speech.mend_made_figures_show(verb)
    elif verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("advcl", "ccomp"):
        clauses.mend_hidden_participle(verb)


def _mend_finite(verb: Token) -> None:
    """What a clause of its own lacks, once it hangs where it belongs."""
    unclosed.mend_speaker_behind(verb)
    accused.mend_charged(verb)
    accused.mend_accusers(verb)
    bidden.mend_ruled(verb)
    if verb.dep_ == "ROOT":
        headlines.mend_place_of_headline(verb)
        elided.mend_first_of_list(verb)
    if verb.dep_ in ("advcl", "acl") and verb.tag_ == "VB":
        infinitives.mend_infinitive_of_order(verb)
    if verb.dep_ == "advcl":
        bidden.mend_asked_through(verb)
        elided.mend_as_did(verb)
    elif verb.dep_ == "conj":
        passives.mend_second_wish(verb)
    elif verb.dep_ in ("compound", "amod"):
        infinitives.mend_doing_on_the_way(verb)
    finite.mend_clause(verb)


def mend_subject(noun: Token) -> None:
    """The name beside a noun is the subject: "Lee, an analyst at Acme, said", "..., business website Acme reported"."""
    verb = noun.head
    for name in [c for c in verb.lefts if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.ent_type_ not in TIMES]:
        ended = any(t.text == "," for t in verb.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2])
        apposition = noun.pos_ == "NOUN" and name.i + 2 == noun.left_edge.i and name.nbor(1).text == "," and ended
        titled = noun.pos_ == "NOUN" and name.left_edge.i == noun.i + 1 and name.i + 1 == verb.i
        if apposition or titled:
            name.dep_ = "nsubj"
            hang(noun, name, "appos" if apposition else "compound")
            return
    if noun.lower_ == "who" and verb.dep_ == "relcl":
        persons.mend_person(verb)
    elif noun.lower_ == "who" and verb.dep_ == "nsubj":
        speech.mend_who_before_speaker(noun)
    elif noun.lower_ == "which" and verb.dep_ == "relcl":
        nouns.mend_thing_of_which(verb)
        places.mend_place_before_which(verb)
        places.mend_occasion_before_which(verb)
        places.mend_way_before_which(verb)
    persons.mend_title_joined(noun)
