"""The slips that the parser makes with sentences of news are mended in its tree, before anything is read from it.

Each mend moves a word to the head it belongs to, or tags it anew; none changes a token or a sentence's end."""

from spacy.tokens import Doc, Token

from kg.extract.parses import (
    added,
    aids,
    antecedents,
    apposed,
    clauses,
    contents,
    finite,
    headlines,
    infinitives,
    inverted,
    joined,
    lists,
    loose,
    marriages,
    names,
    nouns,
    numbers,
    passives,
    persons,
    places,
    relatives,
    reports,
    roots,
    selves,
    speech,
    subjects,
    sums,
    timed,
    unclosed,
)
from kg.extract.parses.by_word import OF_WORDS
from kg.extract.parses.trees import FINITE, SUBJECTS, TIMES, hang


def mend(doc: Doc) -> None:
    """Move the words of a parsed article that hang on the wrong head; the `Doc` is changed in place."""
    for token in doc:
        if token.is_sent_start:
            passives.mend_opening(token)
            names.mend_name_for_adverb(token)
        contents.mend_behind_aside(token)
        if token.dep_ == "ROOT":
            roots.mend_root(token)
            if token.tag_ in ("VBP", "VB"):
                aids.mend_helped(token)
        if token.dep_ == "ccomp":
            contents.mend_content_behind_gerund(token)
            speech.mend_content_of_noun(token)
            infinitives.mend_campaign_for_verb(token)
            contents.mend_times_of_saying(token)
        elif token.dep_ == "mark":
            roots.mend_clause_without_verb(token)
            speech.mend_content_behind(token)
            clauses.mend_noun_of_mark(token)
            contents.mend_behind_verb(token)
        elif token.dep_ == "acl":
            speech.mend_report_behind(token)
            nouns.mend_participle_of_work(token)
            sums.mend_clause_of_sum(token)
            nouns.mend_warning(token)
        elif token.dep_ == "advcl":
            loose.mend_clause_beside(token)
            contents.mend_outcome_behind_report(token)
            reports.mend_contrast_of_report(token)
            clauses.mend_act_for_subject(token)
            clauses.mend_wish(token)
            contents.mend_shown_doing(token)
            infinitives.mend_infinitive_of_object(token)
            infinitives.mend_infinitive_of_campaign(token)
            infinitives.mend_infinitive_of_going_on(token)
            speech.mend_content_of_noun(token)
            subjects.mend_subject_behind_preposition(token)
            clauses.mend_set_off_participle(token)
            relatives.mend_participle_behind_relative(token)
            passives.mend_describing_participle(token)
            speech.mend_added_speech(token)
            apposed.mend_trade_behind_to(token)
        elif token.dep_ == "appos" and token.i + 1 < len(doc):
            apposed.mend_name_behind_noun(token)
            timed.mend_name_in_clause_of_time(token)
            apposed.mend_name_behind_place(token)
            places.mend_land_behind_town(token)
            sums.mend_sum_behind_payee(token)
            speech.mend_speaker_behind(token)
            nouns.mend_person_behind_place(token)
            apposed.mend_named_beside(token)
            if token.dep_ == "appos":
                clauses.mend_fronted(token)
        elif token.dep_ == "npadvmod":
            apposed.mend_name_behind_noun(token)
            apposed.mend_name_behind_object(token)
            speech.mend_subject_before_speaker(token)
            timed.mend_name_in_clause_of_time(token)
        elif token.dep_ == "oprd":
            clauses.mend_occasion_called(token)
        elif token.dep_ == "pcomp" and token.tag_ == "VBG":
            apposed.mend_trade_of_agent(token)
        elif token.dep_ == "parataxis":
            joined.mend_speaker_in_midst(token)
        elif token.dep_ in ("csubj", "csubjpass"):
            roots.mend_participle_for_subject(token)
        elif token.dep_ == "xcomp" and token.tag_ in ("VB", "VBG"):
            (marriages.mend_bound_person if token.tag_ == "VB" else nouns.mend_describing_gerund)(token)
        elif token.lower_ == "that" and token.tag_ == "IN" and token.dep_ == "det":
            clauses.mend_mark(token)
        elif token.lower_ == "of" and token.dep_ in ("prep", "conj"):
            clauses.mend_accusation(token)
            sums.mend_sum_taken(token)
        elif token.lower_ in ("from", "to") and token.dep_ == "prep":
            numbers.mend_move(token)
        elif token.lower_ == "based":
            places.mend_based(token)
            places.mend_based_in_two(token)
        elif token.lower_ == "back" and token.dep_ == "advmod":
            nouns.mend_particle(token)
        elif token.lower_ in ("daily", "weekly") and token.dep_ == "advmod":
            speech.mend_paper_for_adverb(token)
        elif token.lower_ == "one" and token.dep_ == "nummod":
            numbers.mend_one_by_one(token)
        elif token.lower_ in selves.SELVES and token.dep_ != "pobj":
            selves.mend_self(token)
        elif token.dep_ == "nsubj":
            timed.mend_length_for_subject(token)
            lists.mend_list_in_subject(token)
            relatives.mend_object_for_subject(token)
            speech.mend_part_before_speaker(token)
            apposed.mend_title_before_speaker(token)
            _mend_subject(token)
            numbers.mend_numbered(token)
            nouns.mend_trade_before_subject(token)
            joined.mend_name_joined_to_title(token)
            subjects.mend_subject_behind_semicolon(token)
        elif token.dep_ == "dobj":
            if token.tag_ == "VBG":
                names.mend_name_before_noun(token)
            lists.mend_second_pair(token)
            numbers.mend_measure_for_object(token)
        elif token.dep_ == "amod" and token.tag_ == "VBG":
            infinitives.mend_gerund(token)
        elif token.dep_ in ("conj", "dep") and token.pos_ == "NOUN":
            finite.mend_preterite(token)
            joined.mend_list_behind_preposition(token)
            lists.mend_list_behind_phrase(token)
            numbers.mend_joined_to_unit(token)
            for move in (joined.mend_kin_behind_and, joined.mend_subject_behind_and, reports.mend_answer_behind_aside):
                move(token)
            added.mend_subject_behind_but(token)
            subjects.mend_subject_behind_semicolon(token)
            nouns.mend_gapped(token)
            clauses.mend_plan_for_verb(token)
        elif token.dep_ == "ROOT" and token.tag_ == "NNS":
            clauses.mend_plan_for_verb(token)
        elif token.dep_ == "conj" and token.pos_ == "PROPN":
            nouns.mend_gapped(token)
            nouns.mend_other_name(token)
            nouns.mend_person_behind_place(token)
            if token.dep_ == "conj" and token.ent_type_ == "PERSON":
                clauses.mend_fronted(token)
        elif token.dep_ == "pobj":
            nouns.mend_among_them(token)
            speech.mend_show_at_end(token)
            clauses.mend_date_behind_aside(token)
        elif token.dep_ == "attr" and token.pos_ == "NOUN":
            nouns.mend_gapped(token)
        elif token.dep_ == "punct" and not token.is_punct:
            nouns.mend_firm_at_end(token)
        if token.dep_ in ("appos", "nummod") and token.i > token.head.i:
            numbers.mend_gapped_amount(token)
        if token.dep_ == "nummod":
            numbers.mend_number_behind_front(token)
            numbers.mend_given_number(token)
            sums.mend_payee_before_sum(token)
        if token.tag_ == "VBD":
            subjects.mend_participle_before_verb(token)
            apposed.mend_speaker_in_content(token)
        apposed.mend_judgement_of_quote(token)
        if token.dep_ == "appos":
            apposed.mend_item_behind_semicolon(token)
            lists.mend_list_behind_place(token)
            persons.mend_titles(token)
            apposed.mend_deed_behind_place(token)
            antecedents.mend_whose_behind_be(token)
            nouns.mend_row_of_names(token)
            nouns.mend_last_of_row(token)
            nouns.mend_apposition_across(token)
        if token.text == "-":
            nouns.mend_parted_word(token)
            numbers.mend_score(token)
        elif "–" in token.text:
            numbers.mend_whole_score(token)
        elif token.lower_ in OF_WORDS:
            OF_WORDS[token.lower_](token)
        elif token.text in ("do", "dos", "das"):
            nouns.mend_name_with_do(token)
        roots.mend_verb_seen(token)
        headlines.mend_headline_verb(token)
        _mend_clause(token)
        if token.tag_.startswith("VB"):
            finite.mend_clause(token)


def _mend_clause(verb: Token) -> None:
    """The mends of clauses, by how the clause of a verb is joined to the others."""
    if verb.dep_ in SUBJECTS:
        nouns.mend_singled_out(verb)
    elif verb.dep_ == "amod" and verb.tag_ == "VBD":
        joined.mend_verb_before_object(verb)
    if verb.dep_ == "dep" and verb.tag_ in FINITE:
        joined.mend_verb_behind_then(verb)
    if verb.dep_ in ("dep", "conj") and verb.tag_ in ("VB", "VBP", "VBZ"):
        sums.mend_noun_before_sum(verb)
    if verb.tag_.startswith("VB"):
        relatives.mend_relative_for_root(verb)
        roots.mend_participle_beside_subject(verb)
        nouns.mend_fronted_subject(verb)
        speech.mend_headline(verb)
        speech.mend_speaker_behind_trade(verb)
        subjects.mend_names_of_headline(verb)
        passives.mend_passive(verb)
        passives.mend_begun_by(verb)
        passives.mend_compound_passive(verb)
        inverted.mend_doer_behind(verb)
        inverted.mend_sitter_behind(verb)
        joined.mend_object_joined_to_subject(verb)
        apposed.mend_apposition_for_subject(verb)
        lists.mend_part_before_clause(verb)
        places.mend_clause_with_land(verb)
        subjects.mend_participle_for_verb(verb)
        subjects.mend_opened_participle(verb)
        subjects.mend_subject_behind_month(verb)
    if verb.dep_ in ("ccomp", "ROOT") and verb.tag_.startswith("VB"):
        subjects.mend_subject_behind_participle(verb)
    if verb.dep_ in ("conj", "advcl", "ccomp", "ROOT") and verb.pos_ == "VERB":
        lists.mend_subject_by_number(verb)
        subjects.mend_joined_subject(verb)
    if verb.dep_ == "ccomp":
        added.mend_condition_behind(verb)
        passives.mend_wished(verb)
        clauses.mend_inverted_condition(verb)
        speech.mend_amount_for_subject(verb)
        speech.mend_clause_behind_semicolon(verb)
    if verb.dep_ == "conj" and verb.tag_.startswith("VB"):
        loose.mend_joined(verb)
        unclosed.mend_conjunct_of_unclosed(verb)
        unclosed.mend_conjunct_behind_speaker(verb)
        reports.mend_second_that(verb)
        lists.mend_trade_for_verb(verb)
        subjects.mend_subject_behind_preposition(verb)
        subjects.mend_described_subject(verb)
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
    elif verb.dep_ in ("relcl", "ccomp"):
        if verb.dep_ == "relcl":
            contents.mend_content_for_hearers(verb)
            speech.mend_content_of_report(verb)
            contents.mend_report_for_relative(verb)
            relatives.mend_clause_of_edge(verb)
            relatives.mend_clause_of_last(verb)
            relatives.mend_report_inside(verb)
            places.mend_relative_behind_place(verb)
            places.mend_site_before_where(verb)
            places.mend_building_before_which(verb)
            antecedents.mend_noun_of_clause(verb)
            nouns.mend_of_kin(verb)
        nouns.mend_clause_behind_comparison(verb)
        nouns.mend_last_of_joined(verb)
        relatives.mend_cleft(verb)
        relatives.mend_clause_of_named(verb)
    elif verb.dep_ == "acl":
        relatives.mend_relative_taken_for_participle(verb)
        relatives.mend_verb_of_which(verb)
        relatives.mend_made_document(verb)
        clauses.mend_purpose(verb)
        clauses.mend_verb_behind_relative(verb)
        subjects.mend_parted_passive(verb)
        numbers.mend_first_share(verb)
        added.mend_verb_of_joined_noun(verb)
    elif verb.dep_ == "xcomp":
        joined.mend_hearers(verb)
        clauses.mend_infinitive_of_noun(verb)
        infinitives.mend_infinitive_of_object(verb)
        infinitives.mend_infinitive_set_off(verb)
    if verb.dep_ in ("relcl", "advcl", "xcomp"):
        infinitives.mend_infinitive_of_request(verb)
        infinitives.mend_infinitive_behind_for(verb)
        infinitives.mend_infinitive_of_campaign(verb)
        joined.mend_infinitive_of_talks(verb)
    if verb.tag_ == "WP$":
        relatives.mend_whose(verb)
    elif verb.tag_ == "MD" and verb.i + 1 < verb.sent.end:
        clauses.mend_interrupted_modal(verb)
    elif verb.lower_ in ("show", "shows"):
        clauses.mend_figures_show(verb)
        speech.mend_made_figures_show(verb)
    elif verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("advcl", "ccomp"):
        clauses.mend_hidden_participle(verb)


def _mend_subject(noun: Token) -> None:
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
