"""One thing made to hang on another: "tied the return of its envoy to the release of the crew", "the talks depend on …", "their condition for … is …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import VERBAL, Draft, child, is_a, is_agent, is_conditional, lefts_aux
from tocsin.extract.commitments.implicit import speaker_of
from tocsin.extract.commitments.owners import noun_owner
from tocsin.extract.syntax import is_negated, prepositional, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.model.vocabulary import CommitmentKind

_BOUND = frozenset({"conditional", "dependent", "contingent", "conditioned"})
_HEDGED = frozenset({"may", "might", "could", "should"})


def tie_draft(token: Token) -> Draft | None:
    """The promise or refusal of one thing for another."""
    if token.lemma_ == "condition" and token.pos_ == "NOUN":
        return _condition(token)
    if token.pos_ not in VERBAL or is_conditional(token) or is_negated(token) or lefts_aux(token) & _HEDGED:
        return None
    if token.lemma_ in {"depend", "hinge"}:
        return _depends(token)
    return _tied(token) if token.lemma_ in {"tie", "link", "make"} else None


def _tied(verb: Token) -> Draft | None:
    """As in "tied the return of its envoy to …", "made a truce dependent on …"."""
    by = subject_of(verb)
    what = child(verb, "dobj")
    if verb.lemma_ == "make":
        state = next((each for each in verb.subtree if each.lower_ in _BOUND and each.i > verb.i), None)
        price = next(iter(prepositional(state, "on", "upon")), None) if state is not None else None
        what = (child(state, "nsubj") if state is not None else None) or what
    else:
        price = next(iter((*prepositional(verb, "to", "with"), *(prepositional(what, "to") if what is not None else ()))), None)
    if by is None or what is None or price is None or not is_agent(by) or not (_is_deed(what) and _is_deed(price)):
        return None
    return Draft(_kind(what), "tie/made", verb, what, by, is_final=True, condition=price)


def _depends(verb: Token) -> Draft | None:
    """As in "the return of the envoy depends on the release of the crew, Norland said"."""
    what, price = child(verb, "nsubj"), next(iter(prepositional(verb, "on", "upon")), None)
    by = speaker_of(verb)
    if what is None or price is None or by is None or not is_agent(by) or not (_is_deed(what) and _is_deed(price)):
        return None
    return Draft(_kind(what), "tie/depends", verb, what, by, is_final=True, condition=price)


def _condition(noun: Token) -> Draft | None:
    """As in "made the lifting of the siege a condition for talks", "their condition for talks is the lifting of the siege"."""
    what = next(iter(prepositional(noun, "for", "of")), None) or _going(noun)
    verb = noun.head
    if what is None or verb.pos_ not in VERBAL or verb.lemma_ not in {"make", "be", "call", "declare", "set"}:
        return None
    price = child(verb, "attr") if noun.dep_ == "nsubj" else child(verb, "nsubj") if noun.dep_ == "attr" else None
    if verb.lemma_ != "be":
        price = child(verb, "dobj") if noun.dep_ != "dobj" else None
        price = price or next((each for each in noun.children if each.dep_ == "nsubj"), None)
    by = (subject_of(verb) if verb.lemma_ != "be" else None) or noun_owner(noun) or speaker_of(verb)
    if price is None or price == noun or not is_agent(by) or not (what.pos_ in VERBAL or _is_deed(what)):
        return None
    return Draft(_kind(what), "tie/condition", noun, what, by, is_final=True, condition=price)


def _going(noun: Token) -> Token | None:
    link = next((each for each in noun.children if each.lower_ in {"for", "of"}), None)
    return child(link, "pcomp") if link is not None else None


def _is_deed(noun: Token) -> bool:
    """True for what somebody can do or withhold: "the release of the crew", "talks", "its support"."""
    lists = ("promise_noun", "demand_noun", "plan_noun", "object_noun", "truce_noun", "deed_noun", "bond_noun")
    return (
        any(is_a(noun, name) for name in lists)
        or noun.tag_ == "VBG"
        or (noun.lower_.endswith(("ing", "tion")) and child(noun, "prep") is not None)
    )


def _kind(what: Token) -> CommitmentKind:
    return "refusal" if is_a(what, "object_noun") and not is_a(what, "promise_noun") else "promise"
