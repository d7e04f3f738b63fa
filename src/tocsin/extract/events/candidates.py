"""From hits to candidates: nominal events join their verb, embedding verbs win, aspect and breaking verbs change the type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tocsin.extract.events.guards import is_attack_in_words
from tocsin.extract.events.joining import joined
from tocsin.extract.events.match import Hit, Matcher, is_actor
from tocsin.extract.events.outcomes import is_governed
from tocsin.extract.events.refusing import is_refused
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.syntax import modal_of

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

    from tocsin.model.vocabulary import Status

_OBJECTS = frozenset({"dobj", "obj", "nsubjpass"})
_VERBAL = frozenset({"VERB", "AUX"})
# The roles of a noun that names those who act.
_SELF = ("self",)
_SPEAKER = ("speaker",)
_SAYING = frozenset({"THREATEN", "REQUEST", "AGREE", "REJECT"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acomp", "pcomp", "must", "purpose"})
# What an embedding verb makes of its content, which stays below it as a lesser event: nothing is claimed to have happened.
_CONTENT: Mapping[str, Status] = {"REJECT": "negated", "AGREE": "planned", "THREATEN": "planned", "REQUEST": "hypothetical"}
_GIVING = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One event in the making: what fired, what it is called now, and which verb carries its tense."""

    hit: Hit
    type: str
    mode: str | None
    predicate: Token
    note: str = ""
    under: Hit | None = None
    """The embedding event whose content this is: the "accused" of "accused Iran of shelling"."""
    is_content: bool = False
    """True for a nominal event that is only threatened, demanded, offered or refused."""
    told_status: Status | None = None
    """The status that the verb above gives: what is refused or foiled is negated, what is promised planned, what is demanded hypothetical."""
    parts: tuple[Token, ...] = field(default=())
    """Other tokens that belong to the event: the noun that a result verb joins."""

    @property
    def token(self) -> Token:
        """The trigger."""
        return self.hit.token


def candidates_of(sent: SpacySpan, matcher: Matcher) -> list[Candidate]:
    """The candidates of a sentence in order of the text.

    "Russia suspended aid to Mali." gives one SANCTION at "suspended"; "aid" is its content and no event of its own.
    """
    hits = {hit.token.i: hit for hit in matcher.hits(sent)}
    out = [_worded(found, matcher) for hit in hits.values() if (found := _shape(hit, hits, matcher)) is not None]
    return joined(_without_people(out), matcher)


def _without_people(candidates: list[Candidate]) -> list[Candidate]:
    """A mention of protesters tells of a protest where nothing else in the sentence does: "Police shot two protesters"."""
    told = [one for one in candidates if one.type == "PROTEST" and one.hit.pattern.actor != _SELF]
    seen: list[Candidate] = []
    for one in candidates:
        if one.hit.pattern.actor == _SELF and (told or any(other.hit.pattern.actor == _SELF for other in seen)):
            continue
        seen.append(one)
    return seen


def _worded(candidate: Candidate, matcher: Matcher) -> Candidate:
    """An attack in words is an accusation: "Sanders attacked Clinton in the debate"."""
    if not is_attack_in_words(candidate, matcher.lexicon):
        return candidate
    return replace(candidate, type="ACCUSE", mode="disapprove", note="an attack in words")


def _shape(hit: Hit, hits: dict[int, Hit], matcher: Matcher) -> Candidate | None:
    if hit.pattern.kind == "noun":
        return _nominal(hit, hits, matcher)
    return _verbal(hit, hits, matcher)


def _verbal(hit: Hit, hits: dict[int, Hit], matcher: Matcher) -> Candidate | None:
    words = matcher.lexicon.words
    above = _embedder(hit.token, hits, words["aspect"])
    candidate = Candidate(hit, hit.pattern.type, hit.pattern.mode, _tensed(hit.token, words["aspect"]), under=above)
    if above is not None and above.pattern.type == hit.pattern.type == "ACCUSE":
        return None
    if above is None or _is_kept_below(above):
        return _when_future(candidate, matcher)
    told = _CONTENT.get(above.pattern.type)
    if told is None or above.pattern.type == hit.pattern.type:
        return None
    return replace(candidate, told_status=told)


def _is_kept_below(hit: Hit) -> bool:
    """An accusation keeps what it alleges, as an event with an alleged actor."""
    return hit.pattern.type == "ACCUSE"


def _embedder(token: Token, hits: dict[int, Hit], aspect: frozenset[str]) -> Hit | None:
    """The event verb whose complement the token is, through aspect verbs: "refused" for "meet" in "refused to meet"."""
    node = token
    while node.head.i != node.i and node.dep_ in {"xcomp", "ccomp", "pcomp", "prep", "conj", "advcl"}:
        is_open = node.dep_ in {"xcomp", "ccomp", "pcomp"} or (node.dep_ == "advcl" and _is_bare_infinitive(node))
        is_joined = node.dep_ == "conj"  # "demanded that they end the siege, stop the raids and leave": all three hang on the demand
        node = node.head
        if is_open and node.i in hits and hits[node.i].pattern.kind == "verb":
            found = hits[node.i]
            if any(slot in _COMPLEMENTS for condition in found.pattern.conditions for slot in condition.slots) or found.pattern.type in {
                "ACCUSE", "THREATEN", "REQUEST", "REJECT",
            }:  # fmt: skip
                return found
        if node.pos_ in _VERBAL and node.i not in hits and not is_joined and lemma_of(node) not in aspect:
            return None
    return None


def _is_bare_infinitive(node: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in node.children)


def _tensed(token: Token, aspect: frozenset[str]) -> Token:
    """The verb that carries the tense: "began" for "withdrawing" in "began withdrawing"."""
    node = token
    while node.dep_ in {"xcomp", "ccomp"} and lemma_of(node.head) in aspect and node.head.pos_ in _VERBAL and not _is_clause(node):
        node = node.head
    return node


def _is_clause(verb: Token) -> bool:
    """True for a verb with a subject ahead of the verb above: "should gunmen kidnap her, talks will resume"."""
    return verb.i < verb.head.i and any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _nominal(hit: Hit, hits: dict[int, Hit], matcher: Matcher) -> Candidate | None:
    """A noun with its light, announcing or breaking verb; null if a verb's pattern has taken it as its object."""
    words = matcher.lexicon.words
    verb = _governing_verb(hit.token, matcher)
    base = Candidate(hit, hit.pattern.type, hit.pattern.mode, verb or hit.token, is_content=_is_only_said(hit.token, hits))
    if verb is None:
        return base
    base = replace(base, under=_embedder(verb, hits, words["aspect"]) if verb.i not in hits else None)
    lemma = lemma_of(verb)
    if verb.i in hits:
        if base.type == "PROTEST" and hits[verb.i].pattern.type == "CONCEDE" and _is_bare_infinitive(verb):
            return replace(base, predicate=hit.token, is_content=False)
        if hits[verb.i].pattern.type != hit.pattern.type and is_governed(hit.token, matcher.lexicon):
            return replace(base, predicate=hit.token, is_content=False)
        return (
            None
            if hits[verb.i].pattern.type == hit.pattern.type or (hit.pattern.actor != _SELF and _takes(hits[verb.i], hit.token))
            else replace(base, predicate=hit.token)
        )
    if lemma in words["foil"]:
        return replace(base, told_status="negated")
    if lemma in words["break"]:
        is_left = is_governed(hit.token, matcher.lexicon)
        return _broken(base, verb, matcher) or (replace(base, predicate=hit.token) if is_left else None)
    if lemma in words["announce"] and base.type == "RETREAT" and base.mode == "withdraw":
        return replace(base, hit=replace(hit, support=verb, predicate=verb), type="CONCEDE", mode=None, note="announced RETREAT")
    if lemma in words["light"]:
        return _when_future(replace(base, hit=replace(hit, support=verb, predicate=verb)), matcher)
    return replace(base, predicate=hit.token)


def _is_only_said(noun: Token, hits: dict[int, Hit]) -> bool:
    """True for "attack" in "warned Iran against any attack" and "talks" in "offered talks"."""
    node = noun
    while node.dep_ in {"pobj", "prep", "dobj"} and node.head.i != node.i:
        node = node.head
        if node.i in hits and node != noun:
            return hits[node.i].pattern.kind == "verb" and hits[node.i].pattern.type in _SAYING
    return False


def _takes(verb: Hit, noun: Token) -> bool:
    """True if the verb's pattern asks for the noun that stands there."""
    return any(
        noun in verb.view.slot(slot)
        for condition in verb.pattern.conditions
        if condition.words
        for slot in condition.slots
        if "." not in slot and slot != "sent"
    )


def _governing_verb(noun: Token, matcher: Matcher) -> Token | None:
    """The verb whose object a noun is, also from inside "a series of attacks"."""
    node = noun
    if node.dep_ == "pobj" and node.head.lower_ == "of" and lemma_of(node.head.head) in matcher.lexicon.classes["COLLECTION"]:
        node = node.head.head
    while node.dep_ == "conj" and node.head.pos_ in {"NOUN", "PROPN"}:
        node = node.head
    if node.dep_ in _OBJECTS and node.head.pos_ in _VERBAL:
        return node.head
    if node.head.tag_ == "VBN" and node.dep_ == "acl":
        return node.head
    return None


def _broken(base: Candidate, verb: Token, matcher: Matcher) -> Candidate | None:
    """What suspending, cancelling or lifting an action amounts to; null where that is nothing."""
    broken = matcher.lexicon.breaks.get(base.type)
    actors = matcher.view(verb).slot("subj")
    if broken is None or not any(is_actor(actor, matcher.lexicon) for actor in actors):
        return None
    hit = replace(base.hit, support=verb, predicate=verb)
    mode = "ceasefire" if broken == "RETREAT" and base.type == "ASSAULT" else None
    return _when_future(replace(base, hit=hit, type=broken, mode=mode, note=f"{lemma_of(verb)} {base.type}"), matcher)


def _when_future(candidate: Candidate, matcher: Matcher) -> Candidate:
    """Announced help is AGREE, announced force THREATEN, an announced retreat CONCEDE (manual, AGREE and CONCEDE).

    What somebody says will not be done for another is REJECT: "will not release the pilots".
    """
    modal = modal_of(candidate.predicate)
    is_future = modal in matcher.lexicon.words["future"] and modal != "would"
    if modal == "would":
        is_past = any(child.lower_ in {"have", "'ve", "’ve"} and child.dep_ == "aux" for child in candidate.predicate.children)
        is_future = (
            not is_past and candidate.predicate.dep_ == "ccomp" and lemma_of(candidate.predicate.head) in matcher.lexicon.words["say"]
        )
    if candidate.hit.pattern.actor == _SPEAKER:
        return candidate
    if candidate.type in _GIVING and is_refused(candidate.token, candidate.predicate, matcher.lexicon.words, is_future=is_future):
        return replace(candidate, type="REJECT", mode=None, note=f"will not {candidate.type}")
    if not is_future:
        return candidate
    row = matcher.lexicon.types.get((candidate.type, candidate.mode)) or matcher.lexicon.types[candidate.type, None]
    if row.future == candidate.type:
        return candidate
    return replace(candidate, type=row.future, mode=None, note=f"future {candidate.type}")
