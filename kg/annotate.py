"""Documents become spaCy `Doc`s: tokens, parts of speech, dependencies, model entities.

No sentence and no entity runs over the edge of a block (headline, dateline, paragraph), and none is endless.
"""

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

from kg import shown, unseen
from kg.errors import ModelError
from kg.model import Document
from kg.recogniser import take_over
from kg.report import DEFAULT_MODEL
from kg.rows import rows, words
from kg.shown import shorthand

LEGAL_FORMS = (
    "S.p.A.",
    "S.r.l.",
    "S.a.s.",
    "S.n.c.",
    "d.o.o.",
    "d.d.",
    "s.r.o.",
    "a.s.",
    "o.o.",
    "Nyrt.",
    "Tbk.",
    "Bhd.",
    "Cos.",
    "Pcl.",
    "Pty.",
)
DONE_BEFORE = re.compile(r"[a-z]{2,}ed|sold|let|paid|built|bought|set|ordered")  # behind "pre-"
PERIOD = re.compile(r"[QH][1-4]|[1-4]Q|[12]H|FY['’]?(?:20)?\d\d|[1-4]Q\d\d|[12]H\d\d")
YEAR = "2019"  # as which the model reads a stretch of a financial year
STROKED = ("A/S", "I/S", "K/S", "P/S", "G/S")  # legal forms of Denmark
WHOLE = ("Im", "Ive", "Id", "Ima", "id", "wed", "Wed")
RANKS = ("Sgt.", "Lt.", "Cpl.", "Capt.", "Col.", "Maj.", "Cmdr.", "Brig.", "Pte.")
SHORT_TITLES = frozenset((*RANKS, "Cst.", "Const.", "Insp.", "Supt.", "Det.", "Cllr.", "Ald."))
UNDOTTED = frozenset(("Mr", "Ms"))  # titles that the model met with a point
ENDS = frozenset(".!?…")
LONGEST = 500  # tokens of a sentence, characters of a word: beyond that it is no prose, and costs more than it tells
WORDS_KEPT = 100_000  # whose rules are kept in mind
MAX_CHARACTERS = 1_000_000  # spaCy's own limit: about 1 GB of memory per 100,000 characters beyond it


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load an installed spaCy pipeline by package name or path; it needs a parser and an entity recogniser."""
    try:
        nlp = spacy.load(name)
    except OSError:
        try:
            module = importlib.import_module(name.replace("-", "_"))
            nlp = module.load() if hasattr(module, "load") else spacy.load(Path(module.__file__ or "").parent)
        except (ImportError, OSError) as error:
            raise ModelError(
                f"no language model {name!r} is installed: `pip install {DEFAULT_MODEL.replace('_', '-')}`, "
                "or name another with --model"
            ) from error
    missing = {"parser", "ner", "tagger"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the language model {name!r} has no {', '.join(sorted(missing))}: name another with --model")
    _leave_words_whole(nlp)
    _part_full_stops(nlp)
    _leave_long_runs(nlp)
    _multiply_with_numpy(nlp)
    _match_words_once(nlp)
    unseen.leave_out(nlp)
    take_over(nlp)
    return nlp


def _multiply_with_numpy(nlp: Language) -> None:
    """Let numpy's library multiply matrices, not BLIS, thinc's default: a quarter less time for the same parse."""
    numpy_ops = NumpyOps(use_blis=False)
    models = (getattr(pipe, "model", None) for _, pipe in nlp.pipeline)
    for node in (node for model in models if isinstance(model, Model) for node in model.walk()):
        node.ops = numpy_ops


def _match_words_once(nlp: Language) -> None:
    """Let the attribute ruler look once at a word with its tag and label: nearly all its patterns are about one word.

    The others are tried at every word, as spaCy tries them all. The same rules match, in a tenth of the time.
    """
    found = dict(nlp.pipeline).get("attribute_ruler")
    if not isinstance(found, AttributeRuler):
        return
    ruler: Any = found
    vocab = nlp.vocab
    of_word, others = Matcher(vocab), Matcher(vocab)
    for number, row in enumerate(ruler.patterns):
        for pattern in row["patterns"]:
            alone = len(pattern) == 1 and pattern[0].keys() <= {"TAG", "DEP", "LOWER", "ORTH", "IS_SPACE"}
            (of_word if alone else others).add(str(number), [pattern])

    @lru_cache(WORDS_KEPT)
    def matched(orth: int, tag: int, dep: int) -> list[tuple[int, int]]:
        word, label, tagged = (vocab.strings[key] for key in (orth, dep, tag))
        doc = Doc(vocab, words=[word], tags=[tagged], deps=[label], heads=[0])
        return [(int(vocab.strings[key]), key) for key, _, _ in of_word(doc, allow_missing=True)]

    def match(doc: Doc) -> list[tuple[int, int, int, int]]:
        words = enumerate(doc.to_array(["ORTH", "TAG", "DEP"]).tolist())
        matches = [(number, key, i, i + 1) for i, word in words for number, key in matched(*word)]
        matches += [(int(vocab.strings[key]), key, start, end) for key, start, end in others(doc, allow_missing=True)]
        return sorted(matches)

    ruler.match = match


def _leave_words_whole(nlp: Language) -> None:
    """Keep whole what spaCy splits as if an apostrophe were missing: "Im Chae-rin", "Jony Ive", "Russo S.p.A."."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {form: parts for form, parts in tokenizer.rules.items() if form not in WHOLE}
    for form in LEGAL_FORMS:
        tokenizer.add_special_case(form, [{"ORTH": form}])


def _part_full_stops(nlp: Language) -> None:
    """Part the full stop from letters of mixed case, which spaCy leaves on: "signed an MoU.", "holds a PhD."."""
    tokenizer: Any = nlp.tokenizer
    suffixes = (*(nlp.Defaults.suffixes or ()), r"(?<=[a-z\d][A-Z])\.")
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search


def _leave_long_runs(nlp: Language) -> None:
    """Make one token of what is no word by its length: spaCy takes signs off its ends one by one, and looks anew."""
    tokenizer: Any = nlp.tokenizer
    known = getattr(tokenizer, "token_match", None)
    tokenizer.token_match = lambda text: len(text) > LONGEST or (known and known(text))


def annotate(documents: Iterable[Document], nlp: Language, batch_size: int = 32) -> Iterator[tuple[Document, Doc]]:
    """Pair each document with its annotation, in order."""
    made = ((_tokens(document, nlp), document) for document in documents)
    annotated = iter(nlp.pipe(made, as_tuples=True, batch_size=batch_size))
    while True:
        with _threads().limit(limits=1, user_api="blas"):  # matrices are small: more threads wait for each other
            found = next(annotated, None)
        if found is None:
            return
        doc, document = found
        _lemmatize_prefixed(doc, nlp)
        yield document, doc


def _lemmatize_prefixed(doc: Doc, nlp: Language) -> None:
    """Give a verb with a prefix the lemma of what it is without: "co-lead" of "co-led", which no table has."""
    lemmatizer = dict(nlp.pipeline).get("lemmatizer")
    for token in doc:
        if token.pos_ == "VERB" and token.lower_.startswith("co-") and isinstance(lemmatizer, Lemmatizer):
            alone = Doc(doc.vocab, words=[token.lower_[3:]], pos=["VERB"], tags=[token.tag_])
            token.lemma_ = f"co-{lemmatizer.rule_lemmatize(alone[0])[0]}"


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _tokens(document: Document, nlp: Language) -> Doc:
    """Tokens of the whole text, with a sentence start wherever a block starts or ends, or where none ends for long.

    Between two words that only a blank parts none starts.
    """
    doc = shown.tokens(document, nlp)
    held = shown.shown(doc)
    _join_prefixed(doc)
    shorthand.part(doc)
    shorthand.write_out(doc)
    _write_out(doc)
    edges = sorted(e for e in {edge for b in document.blocks for edge in (b.start, b.end)} if held.parts(e))
    position, ended = 0, 0
    for token in doc:
        at = held.place(token.idx)
        if position < len(edges) and at >= edges[position]:
            token.is_sent_start = True
            while position < len(edges) and at >= edges[position]:
                position += 1
        elif token.i - ended == LONGEST:
            token.is_sent_start = True
        elif token.i and token.is_alpha and doc[token.i - 1].is_alpha and doc[token.i - 1].whitespace_:
            token.is_sent_start = False  # no sentence ends in a word without a mark: "Health Minister Amadou Kamara"
        elif token.i and doc[token.i - 1].text in _short_titles():
            token.is_sent_start = False
        if token.is_sent_start or token.text in ENDS:
            ended = token.i
    return doc


def _join_prefixed(doc: Doc) -> None:
    """Make "re-elected", "start-up", "by-election" and "Sgt." before a name one token each: cut, they are several."""
    with doc.retokenize() as retokenizer:
        for token in doc[: max(0, len(doc) - 2)]:
            hyphen, after = doc[token.i + 1], doc[token.i + 2]
            named = after.is_title and after.lower_ not in words("english", "function_words")
            if named and not token.whitespace_ and token.text + hyphen.text in _short_titles():
                retokenizer.merge(doc[token.i : token.i + 2])
            tied = not token.whitespace_ and hyphen.text == "-" and not hyphen.whitespace_
            if hyphen.text == "/" and token.i and f"{token.text}/{after.text}" in STROKED and doc[token.i - 1].is_alpha:
                retokenizer.merge(doc[token.i : token.i + 3])
            prefixed = token.text in ("re", "Re", "co") and after.is_alpha and after.is_lower
            prefixed = prefixed or (token.lower_ == "pre" and DONE_BEFORE.fullmatch(after.text) is not None)
            noun = token.lower_ == "start" and after.lower_ in ("up", "ups")
            noun = noun or (token.text == "Co" and after.lower_ in ("founder", "founders"))
            noun = noun or (token.lower_ == "by" and after.lower_ in ("election", "elections", "law", "laws"))
            if tied and (prefixed or noun):
                retokenizer.merge(doc[token.i : token.i + 3])


@cache
def _short_titles() -> frozenset[str]:
    """Short forms of titles with their point, behind which no sentence ends: "Sgt.", "Smt."."""
    return SHORT_TITLES | frozenset(rows("names")["titles"]["dotted"].split())


def _write_out(doc: Doc) -> None:
    """Let the model read "Mr" as "Mr.", "greets" between two names as "meets", as it knows them.

    The words stay as they are.
    """
    for token in doc:
        if token.text in UNDOTTED:
            token.norm_ = f"{token.lower_}."
        elif token.text in words("english", "met") and _is_between_names(doc, token.i):
            token.norm_ = rows("english")["read_for_met"]
        elif token.lower_ in _read_for():
            token.norm_ = _read_for()[token.lower_]
        elif token.lower_.startswith("pre-") and DONE_BEFORE.fullmatch(token.text[4:]):
            token.norm_ = token.lower_[4:]
        elif token.i and doc[token.i - 1].lower_ in ("in", "for", "during") and PERIOD.fullmatch(token.text):
            token.norm_ = YEAR


@cache
def _read_for() -> dict[str, str]:
    """The word that the model reads for one that it never met: "camera" for "dashcam"."""
    listed: dict[str, str] = rows("english")["read_for"]
    return {word: known for known, words in listed.items() for word in words.split("|")}


def _is_between_names(doc: Doc, i: int) -> bool:
    """Whether a word stands behind two words written large and before another: "Ann Roe greets Mayor"."""
    return 1 < i < len(doc) - 1 and doc[i - 2].is_title and doc[i - 1].is_title and doc[i + 1].is_title
