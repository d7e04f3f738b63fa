"""Red lines: what will not be allowed or tolerated, what is called a red line, what one is warned against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import VERBAL, Draft, child, is_a, is_agent, is_conditional, lefts_aux
from tocsin.extract.syntax import agent_of, antecedent, is_negated, prepositional, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_AHEAD = frozenset({"will", "would", "wo", "shall", "can", "ca", "cannot", "'ll", "’ll", "'d", "’d", "must"})
# Between "made" and "a red line" stands one noun phrase.
_REACH = 14
_ANY = frozenset({"any", "every", "such", "further", "another", "all", "attempts"})


def line_drafts(token: Token) -> Iterator[Draft]:
    """The red lines that a token draws."""
    for finder in (_not_allowed, _named, _unacceptable, _warned_against, _under_no, _drawn, _unwise):
        draft = finder(token)
        if draft is not None and not is_conditional(token):
            yield draft


def _not_allowed(verb: Token) -> Draft | None:
    """As in "we will not allow the town to fall", "such compensation will not be tolerated"."""
    if verb.pos_ not in VERBAL or not is_a(verb, "let_verb") or not (is_negated(verb) or _is_no_one(verb)):
        going = verb.dep_ == "xcomp" and verb.head.lower_ == "going" and is_negated(verb.head)
        if not (going and is_a(verb, "let_verb")):
            return None
    else:
        going = False
    if not going and not lefts_aux(verb) & _AHEAD and not any(each.lower_ == "never" for each in verb.children):
        return None
    if verb.lemma_ == "stand" and not prepositional(verb, "for", "by"):
        return None
    return _passive_line(verb) or _active_line(verb, verb.head if going else verb)


def _is_no_one(verb: Token) -> bool:
    """True for "nobody will be permitted", "not one soldier more will be let in"."""
    subject = child(verb, "nsubjpass", "nsubj")
    return subject is not None and (
        subject.lower_ in {"nobody", "none", "no-one"}
        or any(each.dep_ == "neg" or each.lower_ in {"no", "not"} for each in subject.doc[subject.left_edge.i : subject.i])
    )


def _drawn(token: Token) -> Draft | None:
    """As in "drew the line at the shelling of towns"."""
    if token.lemma_ != "line" or token.dep_ != "dobj" or token.head.lemma_ != "draw":
        return None
    what = next(iter((*prepositional(token.head, "at"), *prepositional(token, "at"))), None)
    by = subject_of(token.head)
    return Draft("red_line", "line/drawn", token, what, by, is_final=True, threshold=what) if what is not None and is_agent(by) else None


def _unwise(token: Token) -> Draft | None:
    """As in "Norland would be ill-advised to move its guns"."""
    if not is_a(token, "unwise_word"):
        return None
    act = child(token, "xcomp", "acl") or child(token.head, "xcomp")
    if token.dep_ not in {"acomp", "ROOT", "ccomp"} or act is None or act == token:
        return None
    verb = token.head if token.dep_ == "acomp" else token
    to, speaker = child(verb, "nsubj", "nsubjpass"), _speaker(verb)
    if speaker is None or not is_agent(to) or not lefts_aux(verb) & _AHEAD:
        return None
    return Draft("red_line", "line/unwise", token, act, speaker, to, is_final=True, threshold=act)


def _under_no(token: Token) -> Draft | None:
    """As in "under no circumstances will the island become independent"."""
    if token.lemma_ not in {"circumstance", "condition"} or not any(each.lower_ == "no" for each in token.children):
        return None
    verb = token.head.head if token.dep_ == "pobj" else token.head
    subject = child(verb, "nsubj", "nsubjpass")
    if verb.pos_ not in VERBAL or not lefts_aux(verb) & _AHEAD or subject is None or is_a(verb, "let_verb"):
        return None
    speaker = _speaker(verb)
    if is_agent(subject) and child(verb, "nsubjpass") is None:
        return Draft("refusal", "line/under-no", verb, verb, antecedent(subject), is_final=True)
    return (
        Draft("red_line", "line/under-no", verb, verb, speaker, is_whole=True, is_final=True, threshold=verb)
        if speaker is not None
        else None
    )


def _passive_line(verb: Token) -> Draft | None:
    subject = child(verb, "nsubjpass")
    if subject is None and child(verb, "auxpass") is not None and verb.dep_ == "conj":
        subject = child(verb.head, "nsubj", "nsubjpass", "attr")
    if subject is None:
        return None
    inner = next((each for each in verb.children if each.dep_ in {"xcomp", "ccomp"}), None)
    threshold = inner if inner is not None else subject
    by = agent_of(verb) or _speaker(verb)
    to = subject if inner is not None and is_agent(subject) else None
    return Draft("red_line", "line/passive", verb, threshold, by, to, is_final=True, threshold=threshold)


def _active_line(verb: Token, carrier: Token) -> Draft | None:
    if "must" in lefts_aux(verb):
        return None
    inner = next((each for each in verb.children if each.dep_ in {"ccomp", "xcomp", "pcomp"} and each.i > verb.i), None)
    target = child(verb, "dobj")
    head = inner or target or next(iter(prepositional(verb, "for")), None)
    if head is None:
        return None
    whole = inner is not None
    to = child(inner, "nsubj") if inner is not None else target
    to = to if is_agent(to) else None
    if to is None and inner is not None and inner.lemma_ == "fall":
        to = next((each for each in prepositional(inner, "to", "into") if is_agent(each)), None)
    return Draft("red_line", "line/not-allow", verb, head, subject_of(carrier), to, is_whole=whole, is_final=True, threshold=head)


def _speaker(verb: Token) -> Token | None:
    """Who says so, for "X would not be tolerated, he said"."""
    node = verb
    while node.head != node:
        if node.dep_ in {"ccomp", "parataxis"}:
            found = subject_of(node.head)
            return found if is_agent(found) else None
        node = node.head
    return None


def _named(token: Token) -> Draft | None:
    """As in "made the use of chemical weapons a red line", "an attack on the port would be a red line"."""
    is_joined = token.lower_ in {"redline", "redlines"}
    if not is_joined and (token.lemma_ != "line" or token.i == 0 or token.doc[token.i - 1].lower_ not in {"red", "-"}):
        return None
    verb = token.head
    maker = next(
        (each for each in token.doc[max(token.i - _REACH, token.sent.start) : token.i] if each.lemma_ in {"make", "declare"}), None
    )
    if maker is not None and not is_a(verb, "line_verb"):
        return _called(token, maker)
    if verb.pos_ not in VERBAL:
        return _line_of(token)
    if is_a(verb, "line_verb"):
        return _called(token, verb)
    if token.dep_ == "dobj" and verb.lemma_ in {"repeat", "reiterate", "restate", "announce", "have", "impose"}:
        return _line_of(token)
    if verb.lemma_ == "be":
        subject = child(verb, "nsubj", "csubj")
        if subject is None or is_agent(subject):
            return None
        owner = next(iter(prepositional(token, "for", "of")), None) or child(token, "poss") or _speaker(verb)
        return Draft("red_line", "line/is", token, antecedent(subject), owner, is_final=True, threshold=subject)
    return _crossed(token, verb)


def _called(token: Token, verb: Token) -> Draft | None:
    """As in "Washington called the attacks a red line"."""
    by = subject_of(verb)
    what = child(verb, "dobj") if token.dep_ != "dobj" else None
    if what is None:
        what = next((each for each in verb.children if each.dep_ in {"ccomp", "nsubj"} and each.i > verb.i), None)
        if what is not None and what == token:
            what = child(token, "nsubj")
    if what is None and token.dep_ in {"ccomp", "oprd", "attr"}:
        what = child(token, "nsubj")
    if what is None or what.pos_ in VERBAL:
        what = _between(verb, token)
    if what is None:
        what = next(iter(prepositional(token, "on", "over", "at", "against", "of")), None)
    if what is not None and what.lower_ in {"it", "this", "that"} and verb.dep_ == "advcl":
        what = child(verb.head, "dobj", "nsubjpass") or what  # "will not accept the transfer, calling it a red line"
    if what is None or not is_agent(by):
        return None
    return Draft("red_line", "line/called", token, what, by, next(iter(prepositional(what, "by")), None), is_final=True, threshold=what)


def _between(verb: Token, line: Token) -> Token | None:
    """The head of what stands between "made" and "a red line", where the parser lost it."""
    nouns = [each for each in verb.doc[verb.i + 1 : line.i] if each.pos_ in {"NOUN", "PROPN"} and each.dep_ not in {"compound", "amod"}]
    return nouns[0] if nouns else None


def _crossed(token: Token, verb: Token) -> Draft | None:
    """As in "the attack crossed a red line drawn by the president": the line is broken by what crossed it."""
    if verb.lemma_ not in {"cross", "breach", "violate"}:
        return None
    maker = next((agent_of(each) for each in token.children if each.dep_ in {"acl", "relcl"} and is_a(each, "line_verb")), None)
    maker = maker or child(token, "poss")
    what = subject_of(verb)
    if maker is None or what is None:
        return None
    return Draft("red_line", "line/crossed", token, what, maker, None, status="broken", is_final=True, threshold=what)


def _line_of(token: Token) -> Draft | None:
    """As in "Israel's red line on enrichment"."""
    owner = child(token, "poss") or (subject_of(token.head) if token.dep_ == "dobj" else None)
    what = next(iter(prepositional(token, "on", "over", "against")), None)
    return (
        Draft("red_line", "line/of", token, what, owner, None, is_final=True, threshold=what)
        if owner is not None and what is not None
        else None
    )


def _unacceptable(token: Token) -> Draft | None:
    """As in "Any attempt to cover it up would be unacceptable": of deeds to come; of deeds done it is an opinion."""
    if token.lower_ not in {"unacceptable", "intolerable", "inadmissible"} or token.dep_ not in {"acomp", "attr"}:
        return None
    verb = token.head
    subject = child(verb, "nsubj", "csubj")
    if subject is None or subject.pos_ in {"PRON", "DET"}:
        return None
    is_any = any(each.lower_ in _ANY for each in subject.children) or subject.lower_ in _ANY
    if not is_any and not lefts_aux(verb) & {"will", "would"}:
        return None
    to = next((head for head in prepositional(subject, "by") if is_agent(head)), None)
    return Draft("red_line", "line/unacceptable", token, subject, _speaker(verb), to, is_final=True, threshold=subject)


def _warned_against(token: Token) -> Draft | None:
    """As in "has warned Iran against any attack": the addressee's act, no consequence named."""
    if token.lemma_ not in {"warn", "caution", "warning"}:
        return None
    against = next((each for each in token.children if each.lower_ == "against" and each.dep_ == "prep"), None)
    if against is None and (target := child(token, "dobj")) is not None:
        against = next((each for each in target.children if each.lower_ == "against" and each.dep_ == "prep"), None)
    inner = child(against, "pobj", "pcomp") if against is not None else None
    if inner is None:
        return None
    to = child(token, "dobj") or child(token, "nsubjpass")
    if to is not None and (is_a(to, "public_noun") or not is_agent(to)):
        return None
    if to is None and not (is_a(inner, "harm_noun") or is_a(inner, "harm_verb")):
        return None
    by = child(token, "poss") if token.pos_ == "NOUN" else agent_of(token) if child(token, "nsubjpass") is not None else subject_of(token)
    if by is not None and not is_agent(by):
        return None
    return Draft("red_line", "line/warn-against", token, inner, by, to, is_final=True, threshold=inner)
