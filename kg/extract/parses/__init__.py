"""The slips that the parser makes with sentences of news are mended in its tree, before anything is read from it.

Each mend moves a word to the head it belongs to, or tags it anew; none changes a token or a sentence's end."""

from kg.extract.parses import (
    accounts,
    accused,
    added,
    aids,
    apposed,
    clauses,
    contents,
    described,
    elided,
    finite,
    headlines,
    hyphens,
    infinitives,
    joined,
    lists,
    loose,
    made,
    marriages,
    matches,
    names,
    nouned,
    nouns,
    numbers,
    passives,
    persons,
    places,
    reduced,
    regained,
    relatives,
    reports,
    roots,
    selves,
    speech,
    spoken,
    subjects,
    sums,
    timed,
    wholes,
    works,
)
from kg.extract.parses.by_clause import mend_clause, mend_subject
from kg.extract.parses.by_word import OF_WORDS
from kg.extract.tokens import Doc
from kg.rows import words


def mend(doc: Doc) -> None:
    """Move the words of a parsed article that hang on the wrong head; the `Doc` is changed in place."""
    particles = words("grammar", "particles")
    nouned.mend_taken_for_nouns(doc)
    for token in doc:
        if token.is_sent_start:
            passives.mend_opening(token)
            names.mend_name_for_adverb(token)
            names.mend_name_for_plural(token)
            names.mend_noun_for_name(token)
            wholes.mend_whole(token)
        if token.dep_ == "prep":
            lists.mend_phrase_behind_and(token)
            loose.mend_phrase_of_which(token)
            timed.mend_date_behind_place(token)
            if token.lower_ == "with":
                places.mend_companion_behind_place(token)
            elif token.lower_ in ("in", "at"):
                places.mend_place_of_deed(token)
        if token.lower_ == "by":
            described.mend_doer_of_deal(token)
        if token.dep_ in ("prep", "dative"):
            lists.mend_place_of_number(token)
        if token.dep_ in ("conj", "dep"):
            persons.mend_post_beside(token)
            persons.mend_post_in_apposition(token)
            persons.mend_body_of_person(token)
            accused.mend_second_charge(token)
        if token.tag_ == "NNPS" and token.ent_type_ == "PERSON":
            names.mend_plural_of_person(token)
        contents.mend_behind_aside(token)
        if token.dep_ == "ROOT":
            timed.mend_subject_behind_day(token)
            roots.mend_root(token)
            regained.mend_verb_behind_title(token)
            if token.tag_ in ("VBP", "VB"):
                aids.mend_helped(token)
        if token.dep_ == "ccomp":
            reduced.mend_participle_before_be(token)
            made.mend_second_object(token)
            made.mend_made(token)
            made.mend_seen_moving(token)
            apposed.mend_name_behind_noun(token)
            contents.mend_content_behind_gerund(token)
            regained.mend_subject_behind_speaker(token)
            regained.mend_object_for_subject(token)
            speech.mend_content_of_noun(token)
            infinitives.mend_campaign_for_verb(token)
            contents.mend_times_of_saying(token)
            contents.mend_report_before_comma(token)
        elif token.dep_ == "mark":
            roots.mend_clause_without_verb(token)
            contents.mend_finding(token)
            regained.mend_relative_of_made(token)
            speech.mend_content_behind(token)
            clauses.mend_noun_of_mark(token)
            contents.mend_behind_verb(token)
        elif token.dep_ == "acl":
            contents.mend_answered(token)
            infinitives.mend_doer_behind_for(token)
            made.mend_begun(token)
            reports.mend_report_for_participle(token)
            speech.mend_report_behind(token)
            works.mend_participle_of_work(token)
            works.mend_relative_of_work(token)
            sums.mend_clause_of_sum(token)
            nouns.mend_warning(token)
        elif token.dep_ == "advcl":
            infinitives.mend_gerund_behind_to(token)
            contents.mend_content_beside(token)
            loose.mend_clause_beside(token)
            regained.mend_question_of_asked(token)
            apposed.mend_name_behind_noun(token)
            contents.mend_outcome_behind_report(token)
            reports.mend_contrast_of_report(token)
            reports.mend_content_in_contrast(token)
            clauses.mend_act_for_subject(token)
            clauses.mend_wish(token)
            contents.mend_shown_doing(token)
            infinitives.mend_infinitive_of_object(token)
            infinitives.mend_infinitive_of_campaign(token)
            infinitives.mend_infinitive_of_going_on(token)
            infinitives.mend_infinitive_of_ranked(token)
            passives.mend_participle_of_doer(token)
            made.mend_caught(token)
            made.mend_left_to(token)
            speech.mend_content_of_noun(token)
            subjects.mend_subject_behind_preposition(token)
            clauses.mend_set_off_participle(token)
            relatives.mend_participle_behind_relative(token)
            passives.mend_describing_participle(token)
            speech.mend_added_speech(token)
            apposed.mend_trade_behind_to(token)
        elif token.dep_ == "appos" and token.i + 1 < len(doc):
            made.mend_given(token)
            apposed.mend_name_behind_noun(token)
            described.mend_name_behind_clause(token)
            regained.mend_name_behind_colon(token)
            described.mend_described_name(token)
            described.mend_last_of_three(token)
            elided.mend_noun_behind_its_name(token)
            timed.mend_name_in_clause_of_time(token)
            apposed.mend_name_behind_place(token)
            places.mend_land_behind_town(token)
            sums.mend_sum_behind_payee(token)
            speech.mend_speaker_behind(token)
            spoken.mend_name_behind_quote(token)
            spoken.mend_speaker_behind_time(token)
            nouns.mend_person_behind_place(token)
            apposed.mend_named_beside(token)
            if token.dep_ == "appos":
                clauses.mend_fronted(token)
        elif token.dep_ == "npadvmod":
            apposed.mend_name_behind_noun(token)
            apposed.mend_name_behind_object(token)
            speech.mend_subject_before_speaker(token)
            regained.mend_day_before_clause(token)
            timed.mend_name_in_clause_of_time(token)
        elif token.dep_ == "oprd":
            clauses.mend_occasion_called(token)
            persons.mend_named(token)
            accused.mend_judged(token)
        elif token.dep_ == "pcomp" and token.tag_ == "VBN":
            wholes.mend_number_of_befallen(token)
        elif token.dep_ == "pcomp" and token.tag_ == "VBG":
            apposed.mend_trade_of_agent(token)
            regained.mend_gerund_behind_particle(token)
            speech.mend_added_before(token)
        elif token.dep_ == "parataxis":
            joined.mend_speaker_in_midst(token)
            reports.mend_text_in_midst(token)
        elif token.dep_ in ("csubj", "csubjpass"):
            roots.mend_participle_for_subject(token)
        elif token.dep_ == "xcomp" and token.tag_ == "VB":
            marriages.mend_bound_person(token)
            made.mend_left_to(token)
        elif token.dep_ == "xcomp" and token.tag_ == "VBG":
            aids.mend_hearers(token)
            nouns.mend_describing_gerund(token)
            regained.mend_gerund_behind_particle(token)
            regained.mend_deed_for_verb(token)
        elif token.dep_ == "xcomp" and token.tag_ in ("VBZ", "VBP", "VBD"):
            spoken.mend_content_of_which(token)
        elif token.lower_ == "that" and token.dep_ == "dobj":
            contents.mend_mark_for_object(token)
        elif token.lower_ == "that" and token.dep_ in ("det", "compound"):
            described.mend_mark_of_name(token)
            regained.mend_result_of_name(token)
            if token.tag_ == "IN" and token.dep_ == "det":
                clauses.mend_mark(token)
        elif token.lower_ == "of" and token.dep_ in ("prep", "conj"):
            clauses.mend_accusation(token)
            sums.mend_sum_taken(token)
        elif token.dep_ == "prt":
            regained.mend_small_word_of_object(token)
        elif token.lower_ in particles and token.dep_ in ("prep", "advmod"):
            nouns.mend_particle_of_number(token)
            roots.mend_particle(token)
        elif token.lower_ in ("from", "to") and token.dep_ == "prep":
            numbers.mend_move(token)
            if token.lower_ == "from":
                described.mend_origin_of_measure(token)
            apposed.mend_phrase_behind_described(token)
        elif token.lower_ == "based":
            places.mend_based(token)
            places.mend_based_in_two(token)
        elif token.lower_ in ("daily", "weekly") and token.dep_ in ("advmod", "amod"):
            speech.mend_paper_for_adverb(token)
        elif token.lower_ in selves.SELVES and token.dep_ != "pobj":
            selves.mend_self(token)
        elif token.dep_ == "nsubj":
            timed.mend_length_for_subject(token)
            timed.mend_verb_before_time(token)
            lists.mend_list_in_subject(token)
            lists.mend_kinds_of_one(token)
            relatives.mend_object_for_subject(token)
            speech.mend_part_before_speaker(token)
            apposed.mend_title_before_speaker(token)
            mend_subject(token)
            numbers.mend_numbered(token)
            nouns.mend_trade_before_subject(token)
            joined.mend_name_joined_to_title(token)
            subjects.mend_subject_behind_semicolon(token)
        elif token.dep_ == "dobj":
            made.mend_second_object(token)
            made.mend_made(token)
            made.mend_caught_with(token)
            sums.mend_second_object(token)
            apposed.mend_object_behind_name(token)
            described.mend_described_name(token)
            regained.mend_share_of_sum(token)
            apposed.mend_name_behind_noun(token)
            apposed.mend_name_behind_object(token)
            accused.mend_judged(token)
            if token.tag_ == "VBG":
                names.mend_name_before_noun(token)
            lists.mend_second_pair(token)
            lists.mend_kinds_of_one(token)
            numbers.mend_measure_for_object(token)
        elif token.dep_ == "amod" and token.tag_ == "VBG":
            infinitives.mend_gerund(token)
            persons.mend_acting(token)
        elif token.dep_ in ("conj", "dep") and token.pos_ == "NOUN":
            finite.mend_preterite(token)
            persons.mend_second_post(token)
            accounts.mend_kinds_before_noun(token)
            joined.mend_list_behind_preposition(token)
            lists.mend_list_behind_phrase(token)
            numbers.mend_joined_to_unit(token)
            numbers.mend_half(token)
            joined.mend_kin_behind_and(token)
            marriages.mend_parent_behind_and(token)
            joined.mend_subject_behind_and(token)
            reports.mend_answer_behind_aside(token)
            added.mend_subject_behind_but(token)
            subjects.mend_subject_behind_semicolon(token)
            nouns.mend_gapped(token)
            clauses.mend_plan_for_verb(token)
        elif token.dep_ == "ROOT" and token.tag_ == "NNS":
            clauses.mend_plan_for_verb(token)
        elif token.dep_ == "conj" and token.tag_ == "IN":
            lists.mend_phrase_joined_to_noun(token)
        elif token.dep_ == "conj" and token.pos_ == "PROPN":
            elided.mend_gapped_object(token)
            apposed.mend_name_behind_noun(token)
            regained.mend_name_behind_but(token)
            described.mend_pair_behind_place(token)
            nouns.mend_gapped(token)
            nouns.mend_other_name(token)
            nouns.mend_person_behind_place(token)
            if token.dep_ == "conj" and token.ent_type_ == "PERSON":
                clauses.mend_fronted(token)
        elif token.dep_ == "pobj":
            names.mend_plural_before_noun(token)
            sums.mend_second_price(token)
            nouns.mend_among_them(token)
            wholes.mend_part_of_which(token)
            speech.mend_show_at_end(token)
            clauses.mend_date_behind_aside(token)
        elif token.dep_ == "attr" and token.pos_ == "NOUN":
            nouns.mend_gapped(token)
        elif token.dep_ == "punct" and not token.is_punct:
            nouns.mend_firm_at_end(token)
        if token.dep_ == "conj" and token.tag_ == "NN":
            reduced.mend_firm_of_two_trades(token)
        if token.dep_ == "conj" and token.tag_ == "CD":
            regained.mend_number_of_whole(token)
        if token.dep_ in ("appos", "nummod") and token.i > token.head.i:
            numbers.mend_gapped_amount(token)
        if token.dep_ == "nummod":
            numbers.mend_number_behind_front(token)
            numbers.mend_one_by_one(token)
            numbers.mend_given_number(token)
            sums.mend_payee_before_sum(token)
        if token.tag_ == "VBD":
            subjects.mend_participle_before_verb(token)
            apposed.mend_speaker_in_content(token)
            spoken.mend_asked(token)
            spoken.mend_speaker_for_object(token)
            if token.dep_ == "relcl":
                reports.mend_report_for_participle(token)
                spoken.mend_finding_at_end(token)
        apposed.mend_judgement_of_quote(token)
        if token.dep_ == "appos":
            apposed.mend_item_behind_semicolon(token)
            lists.mend_list_behind_place(token)
            persons.mend_titles(token)
            apposed.mend_deed_behind_place(token)
            loose.mend_whose_behind_be(token)
            nouns.mend_row_of_names(token)
            nouns.mend_last_of_row(token)
            nouns.mend_apposition_across(token)
        if token.dep_ in ("nmod", "compound"):
            described.mend_name_before_comma(token)
            if token.tag_ in ("VBP", "VB", "RB"):
                persons.mend_trade_for_verb(token)
        elif token.dep_ in ("dative", "dobj") and token.ent_type_ == "GPE":
            persons.mend_land_before_trade(token)
        if token.text == "-":
            hyphens.mend_letter_before_word(token)
            hyphens.mend_parted_word(token)
            hyphens.mend_post_behind_hyphen(token)
            hyphens.mend_tied_adjective(token)
            hyphens.mend_aged_person(token)
            hyphens.mend_deed_of_aged(token)
            numbers.mend_score(token)
            matches.mend_hyphen(token)
        elif "–" in token.text:
            numbers.mend_whole_score(token)
            matches.mend_dash(token)
        elif token.lower_ in OF_WORDS:
            OF_WORDS[token.lower_](token)
        elif token.text in ("do", "dos", "das"):
            nouns.mend_name_with_do(token)
        elif token.text == "heads":
            names.mend_holder(token)
        roots.mend_verb_seen(token)
        headlines.mend_headline_verb(token)
        mend_clause(token)
