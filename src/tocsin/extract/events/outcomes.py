"""What the words above a deed leave of it: "foiled a plot to bomb", "denied reports that jets had bombed", "no sign of a truce"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.course import course_of, is_told
from tocsin.extract.events.denial import is_open_question
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.factuality import is_definite
from tocsin.extract.syntax import is_infinitive, is_negated, modal_of, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.extract.events.candidates import Candidate
    from tocsin.lexicon.events import EventLexicon, Outcome
    from tocsin.model.vocabulary import Status

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl"})
# No real sentence hangs a deed deeper below a word that says what became of it.
_DEEPEST = 8
# How the word above hangs itself, where the deed is only its content: "dropped the plan to", "the plan to … collapsed".
_DONE = frozenset({"VBD", "VBN"})
_HIGHER = {"obj": "what", "subj": "whose"}
# Nouns hand these on behind a verb: "fears grew of", "plans are afoot for".
_NOUN_LINKS = frozenset({"for", "of", "that"})
# Rows for what undoes a deed: cancelled, it was planned; foiled, it would have come.
_UNDOING = frozenset({"planned", "actual"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
Step = tuple[str, "Token"]
"""How a token hangs, and on what."""


def outcome_of(candidate: Candidate, lexicon: EventLexicon) -> Status | None:
    """The status that modifiers, adverbs and the words above give a deed; a denial higher up wins; null if they say nothing."""
    told = _beside(candidate, lexicon)
    for start in (candidate.token, candidate.hit.support):
        told = _climbed(start, told, lexicon) if start is not None else told
    return told


def _climbed(node: Token, told: Status | None, lexicon: EventLexicon) -> Status | None:
    """What the words above a token leave of it, where nothing beside it has told it already."""
    is_known = node.pos_ in _NOMINAL and is_definite(node)
    is_content = False
    for _ in range(_DEEPEST):
        step = _step(node)
        if step is None or told == "negated":
            break
        link, above = step
        if link == "asked":
            break
        row, above_word = _row(_HIGHER.get(link, link) if is_content else link, above, lexicon)
        if is_known and lemma_of(above) in lexicon.words["deny"] | lexicon.words["discussing"]:
            break
        if row is None and not _is_transparent(link, above, lexicon):
            break
        status = "negated" if _is_failed(above, lexicon) else _status(row, above_word, lexicon) if row is not None else None
        if status == "negated" and link == "obj" and row is not None and row.negated in _UNDOING and not is_told(above):
            return _not_yet_undone(above, row, lexicon)
        if status is not None and (told is None or status == "negated"):
            told = status
        is_content = is_content or lemma_of(above) not in lexicon.classes["COLLECTION"]
        node = above
    return told


def _not_yet_undone(above: Token, row: Outcome, lexicon: EventLexicon) -> Status:
    """What is left of a deed that somebody only wants to call off or prevent, or "failed to prevent"."""
    if lemma_of(above.head) in lexicon.words["failing"] and above.dep_ == "xcomp":
        return "actual"
    return "planned" if row.negated == "planned" else "hypothetical"


def _is_failed(noun: Token, lexicon: EventLexicon) -> bool:
    """True for "a failed attempt to storm the jail"."""
    return noun.pos_ in _NOMINAL and any(child.lower_ in lexicon.words["vain"] for child in noun.children if child.dep_ == "amod")


def is_governed(noun: Token, lexicon: EventLexicon) -> bool:
    """True for a noun of which a word above says what became of it: "blockade" in "plans for a blockade were dropped"."""
    step = _step(noun)
    return step is not None and _row(*step, lexicon)[0] is not None


def _beside(candidate: Candidate, lexicon: EventLexicon) -> Status | None:
    """What stands before the deed's noun or beside its verb: "planned march", "nearly shot down"."""
    token = candidate.token
    kind, deps = ("mod", {"amod"}) if token.pos_ in _NOMINAL else ("adv", {"advmod"})
    is_staged = kind == "mod" and _is_staged(candidate, lexicon)
    for child in token.children if not is_staged else ():
        row = lexicon.outcomes.get((child.lower_, kind)) if child.dep_ in deps else None
        if row is not None:
            return row.told
    return "negated" if _is_in_vain(token, lexicon) or _is_cleft(token) else None


def _is_staged(candidate: Candidate, lexicon: EventLexicon) -> bool:
    """True for "mounted its long-threatened invasion" and "the planned march took place": then it was done."""
    verb = candidate.hit.support
    if verb is not None:
        return lemma_of(verb) in lexicon.words["staging"] and is_told(verb) and verb.tag_ in _DONE
    course = course_of(candidate.token, lexicon.words["happening"])
    return course is not None and len(course) == 1 and is_told(course[0]) and course[0].tag_ in _DONE


def _is_in_vain(verb: Token, lexicon: EventLexicon) -> bool:
    """True for "tried in vain to storm the jail", "tried unsuccessfully to storm it" and "had all but stormed it"."""
    for node in (verb, verb.head):
        for child in node.children:
            if child.lower_ in lexicon.words["vain"] and child.dep_ == "advmod" and (node != verb or child.i < verb.i):
                return True
            if child.lower_ == "in" and any(grand.lower_ == "vain" for grand in child.children):
                return True
    return verb.i > 1 and verb.nbor(-1).lower_ == "but" and verb.nbor(-2).lower_ == "all"


def _is_cleft(verb: Token) -> bool:
    """True for "It was not the army that shelled the clinic"."""
    being = verb.head.head if verb.dep_ == "relcl" and verb.head.dep_ == "attr" else None
    return being is not None and is_negated(being) and any(child.lower_ == "it" and child.dep_ == "nsubj" for child in being.children)


def _step(node: Token) -> Step | None:
    """The word that a deed hangs on, and how."""
    above = node.head
    if above == node:
        return None
    match node.dep_:
        case "dobj" | "nsubjpass":
            return "obj", above
        case "nsubj" | "csubj":
            return "subj", above
        case "conj":
            return "conj", above
        case "compound":
            return "of", above
        case "pcomp" if above.lower_ == "by":
            return "means", above.head
        case "pobj" if above.lower_ == "to" and above.head.lower_ == "due" and above.head.tag_ == "IN":
            return None  # "were injured due to an attack": its cause
        case "pobj" | "pcomp":
            return above.lower_, above.head.head if above.head.pos_ == "ADV" else above.head
        case dep if dep in _CLAUSES or (dep == "relcl" and is_infinitive(node)):
            if any(child.lower_ == "whether" for child in node.children):
                return "whether", above
            if is_open_question(node):
                return "asked", above
            if above.lower_ == "able" and tense_of(above.head) == "past" and not is_negated(above.head):
                return None  # "were able to retake the town": they did
            auxiliaries = {child.lower_ for child in node.children if child.dep_ in {"aux", "auxpass"}}
            is_bare = "to" in auxiliaries or (auxiliaries <= {"being", "having"} and (bool(auxiliaries) or node.tag_ == "VBG"))
            if dep == "advcl" and not is_bare:
                return None
            is_own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in node.children)
            return ("whom" if is_own else "to") if is_bare else "that", above
    return None


def _row(link: str, above: Token, lexicon: EventLexicon) -> tuple[Outcome | None, Token]:
    """The row for the word above, the predicate of "is close to", the "false" of "the claim is false", or the "fears" of "fears grew of";
    and the word that bears its denial.
    """
    row = _own_row(link, above, lexicon)
    if row is None and link in _NOUN_LINKS and above.pos_ in _VERBAL:
        for child in above.children:
            if child.dep_ in _SUBJECTS and child.pos_ in _NOMINAL and (found := _own_row(link, child, lexicon)) is not None:
                return found, child
    return row, above


def _own_row(link: str, above: Token, lexicon: EventLexicon) -> Outcome | None:
    keys = [(name, _kind(above)) for name in _names(above)]
    if link in {"subj", "whose", "that", "whether", "to"}:
        being = [above, *(child for child in above.children if child.dep_ == "xcomp" and child.lemma_ == "be")]
        keys += [(lemma_of(child), "adj") for verb in being for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"}]
        link = "subj" if link == "whose" and len(keys) > len(_names(above)) else link
    found = (lexicon.outcomes.get(key) for key in keys)
    rows = (row for one in found if one is not None for row in (one, *one.others))
    return next((row for row in rows if link in row.links), None)


def _kind(token: Token) -> str:
    return "verb" if token.pos_ in _VERBAL else "noun" if token.pos_ in _NOMINAL else "adj"


def _names(above: Token) -> list[str]:
    """The lemma with a particle or "yet" beside it, then the bare one."""
    lemma = lemma_of(above)
    beside = [child.lower_ for child in above.children if child.dep_ in {"prt", "advmod"}]
    return [*(f"{lemma} {word}" for word in beside), lemma]


def _status(row: Outcome, above: Token, lexicon: EventLexicon) -> Status | None:
    """What a row tells of a deed; "did not hesitate to" says that it was done, "will not hesitate to" that it will be."""
    if above.pos_ in _NOMINAL and any(child.lower_ in lexicon.words["unproven"] for child in above.children):
        return "hypothetical"
    is_no = any(child.lower_ in {"no", "any"} and child.dep_ == "det" for child in above.children)
    bearer = above.head if above.pos_ == "ADJ" and above.head.pos_ in _VERBAL else above
    if row.negated and (is_no or is_negated(bearer)):
        is_ahead = row.negated == "actual" and modal_of(bearer) in lexicon.words["future"]
        return "planned" if is_ahead else row.negated
    return row.told


def _is_transparent(link: str, above: Token, lexicon: EventLexicon) -> bool:
    """True for words that pass on what is said of them: aspect verbs, joined words, what holds several."""
    lemma = lemma_of(above)
    return link in {"conj", "means"} or lemma in lexicon.classes["COLLECTION"] or (link == "to" and lemma in lexicon.words["aspect"])
