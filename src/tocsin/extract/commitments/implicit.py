"""Commitments without a word of promising: "any attack will be met with force", "holds Iran responsible for the consequences", "not looking for war"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, Draft, child, is_a, is_agent, is_conditional, lefts_aux, near_subject
from tocsin.extract.syntax import is_negated, objects_of, prepositional, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.model.vocabulary import CommitmentKind

_AHEAD = frozenset({"will", "would", "shall", "wo", "'ll", "’ll"})
_ANYONE = frozenset({"anyone", "whoever", "anybody", "those", "whatever"})
_ANY = frozenset({"any", "every", "further", "another", "such", "each"})


def implicit_drafts(token: Token) -> Iterator[Draft]:
    """The threats and assurances that a verb carries by its frame."""
    if token.pos_ not in VERBAL or is_conditional(token):
        return
    for finder in (_met_with, _seen_as_war, _reserved, _none_until, _blamed, _assured, _unintended, _on_the_table):
        draft = finder(token)
        if draft is not None:
            yield draft
            return


def _met_with(verb: Token) -> Draft | None:
    """As in "any attack will be met with force", "further raids would trigger a war": the subject is the condition."""
    if not lefts_aux(verb) & _AHEAD or is_negated(verb):
        return None
    passive = child(verb, "nsubjpass", "csubjpass")
    if passive is not None and is_a(verb, "harm_verb") and _is_open(passive):
        return Draft("threat", "implicit/any", verb, verb, speaker_of(verb), None, is_final=True, condition=passive)
    if passive is not None and is_a(verb, "meet_verb"):
        answer = [*prepositional(verb, "with", "by")]
        subject: Token | None = passive
    elif is_a(verb, "bring_verb"):
        answer = [*objects_of(verb), *prepositional(verb, "in", "to")]
        subject = child(verb, "nsubj")
    else:
        return None
    if subject is None or not (_is_open(subject) or _is_a_deed(subject)):
        return None
    if (
        not _is_answered(verb, subject, answer)
        and not any(is_a(each, "harm_noun") or is_a(each, "answer_noun") for each in answer)
        and not _is_in_kind(verb)
    ):
        return None
    return Draft(
        "threat",
        "implicit/met-with",
        verb,
        verb,
        speaker_of(verb),
        next((each for each in prepositional(subject, "by") if is_agent(each)), None),
        is_final=True,
        condition=subject,
    )


def _is_answered(verb: Token, subject: Token, answer: list[Token]) -> bool:
    """As in "any violation would be answered", "any attempt to close it will be met with disobedience": whatever the answer, on somebody's word."""
    if not is_a(verb, "meet_verb") or not (_is_open(subject) or _is_a_deed(subject)) or not is_agent(speaker_of(verb)):
        return False
    if not answer:
        return is_a(verb, "answer_verb") and child(verb, "auxpass") is not None
    return not any(is_a(each, "mild_answer") for each in answer)


def _is_open(subject: Token) -> bool:
    """True for a deed to come: "any attack", "further raids"."""
    if any(each.dep_ == "nsubj" and each.lower_ in _ANYONE for each in subject.children):
        return True
    return any(each.lower_ in _ANY for each in subject.children) or subject.lower_ in _ANYONE


def _is_a_deed(subject: Token) -> bool:
    """True for a deed to come that is one of many: "an invasion"."""
    if is_a(subject, "deed_noun") and any(each.lower_ == "of" for each in subject.children):
        return True
    is_hostile = is_a(subject, "harm_noun") or is_a(subject, "move_word")
    return is_hostile and any(each.lower_ in {"a", "an"} for each in subject.children)


def any_deed(head: Token) -> Token | None:
    """What a threat hangs on without an "if": "respond to any move", "sink any ship that enters the bay"."""
    if head.pos_ not in VERBAL:
        return None
    answered = prepositional(head, "to", "against", "for") if is_a(head, "answer_verb") else []
    is_harm = is_a(head, "harm_verb") or is_a(head, "decided_verb") or (head.lemma_ == "open" and _is_fire(child(head, "dobj")))
    around = (
        *objects_of(head),
        *prepositional(head, "on", "at"),
        *(inner for each in objects_of(head) for inner in prepositional(each, "on", "at")),
    )
    aimed = [each for each in around if is_harm or child(each, "relcl", "acl") is not None]
    return next((each for each in (*answered, *aimed) if _is_whoever(each)), None)


def _is_fire(noun: Token | None) -> bool:
    return noun is not None and noun.lemma_ == "fire"


def _is_whoever(noun: Token) -> bool:
    """True for "any ship", "anyone who tried to cross", "troops who stay"."""
    if any(word.lower_ in _ANY for word in noun.children):
        return True
    clause = child(noun, "relcl", "acl")
    if clause is None:
        return False
    own = child(clause, "nsubj", "nsubjpass")
    is_bare = noun.tag_ == "NNS" and not any(each.dep_ in {"poss", "nummod"} or each.lower_ in {"the", "those"} for each in noun.children)
    return noun.lower_ in _ANYONE or (is_bare and own is not None and own.tag_ in {"WP", "WDT"})


def _is_in_kind(verb: Token) -> bool:
    """As in "would be answered in kind"."""
    return is_a(verb, "meet_verb") and any(each.lemma_ in {"kind", "measure"} for each in prepositional(verb, "in", "with"))


def _seen_as_war(verb: Token) -> Draft | None:
    """As in "would regard any landing as an act of war", "moving it would be a declaration of war": the deed is the line."""
    if not lefts_aux(verb) & _AHEAD or is_negated(verb):
        return None
    if verb.lemma_ == "be":
        what, deed = child(verb, "attr") or _likened(verb), child(verb, "nsubj", "csubj")
    elif is_a(verb, "regard_verb"):
        deed = child(verb, "dobj") or next(
            (inner for each in verb.children if (inner := child(each, "nsubj")) is not None and each.i > verb.i), None
        )
        as_ = next((each for each in verb.children if each.lower_ == "as"), None)
        if as_ is None and deed is not None:  # "any move to divert the river as an act of war", hung on the deed by the parser
            as_ = next((each for each in deed.subtree if each.lower_ == "as" and each.dep_ == "prep"), None)
        what = (child(as_, "pobj", "amod", "acomp") if as_ is not None else None) or next(
            (each for each in verb.children if each.dep_ in {"ccomp", "oprd", "attr"}), None
        )
    else:
        return None
    if what is None or deed is None or not _is_war(what) or is_agent(deed):
        return None
    by = near_subject(verb) if verb.lemma_ != "be" else speaker_of(verb)
    return Draft("red_line", "implicit/act-of-war", verb, deed, by, None, is_final=True, threshold=deed) if by is not None else None


def _likened(verb: Token) -> Token | None:
    """As in "would be very close to an act of war", "tantamount to a declaration of war"."""
    like = child(verb, "acomp")
    return next(iter(prepositional(like, "to")), None) if like is not None else None


def _is_war(noun: Token) -> bool:
    """As in "an act of war", "a declaration of war", "a cause for war", "an attack on itself"."""
    behind = prepositional(noun, "of", "for") if noun.lemma_ in {"act", "declaration", "cause", "case"} else []
    if behind:
        return any(each.lemma_ in {"war", "aggression", "terrorism"} for each in behind)
    if (
        noun.lower_ in {"hostile", "unfriendly"}
        or is_a(noun, "affront_noun")
        or any(each.lower_ in {"hostile", "unfriendly"} for each in noun.children)
    ):
        return True
    own = {"itself", "us", "ourselves", "all", "himself", "themselves"}
    return is_a(noun, "harm_noun") and any(each.lower_ in own for each in prepositional(noun, "on", "against"))


def _reserved(verb: Token) -> Draft | None:
    """As in "reserves the right to strike if pay is cut"."""
    right = child(verb, "dobj") if verb.lemma_ == "reserve" else None
    act = child(right, "acl", "relcl") if right is not None and right.lemma_ == "right" else None
    by = subject_of(verb)
    return Draft("promise", "implicit/right", verb, act, by) if act is not None and is_agent(by) else None


def _none_until(verb: Token) -> Draft | None:
    """As in "there will be no talks until the prisoners are freed": talks are refused."""
    what = child(verb, "attr", "dobj") if verb.lemma_ == "be" and child(verb, "expl") is not None else None
    if what is None or not lefts_aux(verb) & (_AHEAD | {"can", "could", "ca"}) or not any(each.lower_ == "no" for each in what.children):
        return None
    is_bound = any(each.lower_ in {"until", "till", "unless", "before", "without", "while", "long"} for each in verb.sent)
    by = speaker_of(verb)
    return (
        Draft("refusal", "implicit/none-until", verb, what, by, is_final=True)
        if is_bound and is_a(what, "object_noun") and by is not None
        else None
    )


def _blamed(verb: Token) -> Draft | None:
    """As in "considers the U.S. responsible for the consequences of any unwise move", "will hold Iran responsible"."""
    if not is_a(verb, "blame_verb"):
        return None
    blamed = next((each for each in verb.subtree if each.i > verb.i and each.lower_ in {"responsible", "accountable", "liable"}), None)
    if blamed is None or blamed.i - verb.i > CLIMB:
        return None
    after = next((each for each in blamed.subtree if is_a(each, "consequence_noun")), None)
    move = next(iter(prepositional(after, "of", "for")), None) if after is not None else None
    if not lefts_aux(verb) & _AHEAD and (move is None or not _is_open(move)):
        return None
    to = child(blamed, "nsubj") or child(verb, "dobj")
    by = near_subject(verb)
    return Draft("threat", "implicit/responsible", verb, verb, by, to, is_final=True, condition=move) if is_agent(by) else None


def _assured(verb: Token) -> Draft | None:
    """As in "We're not looking for war", "Iran does not seek a confrontation": what one does not intend."""
    if not is_a(verb, "want_verb") or not is_negated(verb) or lefts_aux(verb) & _AHEAD or verb.tag_ == "VBD" or "did" in lefts_aux(verb):
        return None
    inner = child(verb, "xcomp")
    wanted = [*objects_of(verb), *prepositional(verb, "for"), *((inner,) if inner is not None else ())]
    head = next((each for each in wanted if is_a(each, "war_word")), None)
    by = near_subject(verb)
    if head is None or not is_agent(by):
        return None
    return Draft(
        "assurance",
        "implicit/assurance",
        verb,
        head,
        by,
        next((each for each in prepositional(head, "with", "against") if is_agent(each)), None),
        is_final=True,
    )


def _unintended(verb: Token) -> Draft | None:
    """As in "has no intention of invading", "has no plans to leave"."""
    aim = child(verb, "dobj") if verb.lemma_ == "have" and not lefts_aux(verb) & _AHEAD else None
    if aim is None or aim.lemma_ not in {"intention", "plan", "desire", "wish"} or not any(each.lower_ == "no" for each in aim.children):
        return None
    of = next((each for each in aim.children if each.lower_ == "of"), None)
    act = child(of, "pcomp") if of is not None else child(aim, "acl", "relcl")
    by = near_subject(verb)
    if act is None or not is_agent(by) or verb.tag_ == "VBD":
        return None
    kind: CommitmentKind = "assurance" if is_a(act, "war_word") or is_a(act, "harm_verb") else "refusal"
    return Draft(kind, "implicit/no-intention", verb, act, by, is_final=True)


def _on_the_table(verb: Token) -> Draft | None:
    """As in "all options are on the table if Norland enriches uranium"."""
    subject = child(verb, "nsubj")
    if subject is None or subject.lemma_ != "option" or not any(each.lower_ in {"all", "every", "military"} for each in subject.children):
        return None
    where = [each.lemma_ for each in prepositional(verb, "on", "upon")]
    by = speaker_of(verb)
    is_so = "table" in where or any(each.lower_ == "open" for each in verb.children)
    return Draft("threat", "implicit/options", verb, verb, by, is_whole=True, is_final=True) if is_so and by is not None else None


def speaker_of(verb: Token) -> Token | None:
    """Who says so, for "any attack will be met with force, a spokesman said", "…, according to a leaflet"."""
    node = verb
    for _ in range(CLIMB):
        if node.dep_ in {"ccomp", "parataxis"}:
            found = subject_of(node.head)
            return found if _speaks(found) else None
        if node.head == node:
            break
        node = node.head
    aside = next((each for each in verb.children if each.dep_ == "conj" and each.tag_ == "VBD" and is_a(each, "saying_verb")), None)
    found = child(aside, "nsubj") if aside is not None else _according(verb)
    return found if _speaks(found) else None


def _speaks(found: Token | None) -> bool:
    return is_agent(found) or (found is not None and (is_a(found, "letter_noun") or is_a(found, "voice_noun")))


def _according(verb: Token) -> Token | None:
    told = next((each for each in verb.sent if each.lower_ == "according"), None)
    to = child(told, "prep") if told is not None else None
    return child(to, "pobj") if to is not None else None
