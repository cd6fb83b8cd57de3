"""The mends that a single word calls for, wherever it stands: by the word in small letters."""

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.parses import (
    added,
    aids,
    apposed,
    clauses,
    contents,
    homes,
    infinitives,
    joined,
    lists,
    marriages,
    nouns,
    numbers,
    passives,
    reports,
    roots,
    sums,
)

OF_WORDS: dict[str, Callable[[Token], None]] = {
    "asked": roots.mend_asked,
    "called": infinitives.mend_called_on,
    "calls": infinitives.mend_called_on,
    "calling": infinitives.mend_called_on,
    "thanks": aids.mend_thanks,
    "even": aids.mend_even,
    "then": aids.mend_by_then,
    "up": numbers.mend_up_to,
    "case": joined.mend_in_case,
    "own": nouns.mend_name_behind_own,
    "married": marriages.mend_married,
    "alongside": joined.mend_alongside,
    "and": lists.mend_object_joined_to_verb,
    "those": lists.mend_pair_of_those,
    "two": lists.mend_names_of_two,
    "lay": joined.mend_lay,
    "won": numbers.mend_currency,
    "out": roots.mend_out_of,
    "despite": contents.mend_despite,
    "before": numbers.mend_measure_before,
    "according": apposed.mend_name_of_source,
    "no": clauses.mend_no,
    "provided": reports.mend_condition_of_report,
    "providing": reports.mend_condition_of_report,
    "nor": clauses.mend_denial,
    "since": added.mend_since_behind_any,
    "forecast": numbers.mend_forecast,
    "per": nouns.mend_person_called_per,
    **sums.MENDS,
    **homes.MENDS,
    **passives.MENDS,
}
