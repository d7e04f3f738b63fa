"""What has come of a truce by the end of the article: of all that is told of it, what governs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, is_a, is_agent
from tocsin.extract.commitments.fates import day_of
from tocsin.extract.commitments.truce_fates import told_of
from tocsin.extract.commitments.truce_nouns import is_truce_noun
from tocsin.extract.syntax import char_span, is_negated, objects_of, sentences, subject_of
from tocsin.lexicon.commitments import words
from tocsin.lexicon.truces import tellings
from tocsin.model import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

    from tocsin.extract.times.index import TimesIndex
    from tocsin.model import Commitment
    from tocsin.model.vocabulary import FateStatus

# Articles of more sentences than this tell of more than one truce.
_LONG = 60
_CLOSED = frozenset({"ended", "expired", "met"})
_LOOKS_BACK = frozenset({"the", "that", "this", "their", "its"})
_ALL = frozenset({"both", "neither", "all", "each", "no"})


def with_endings(commitments: tuple[Commitment, ...], doc: Doc, index: TimesIndex) -> tuple[Commitment, ...]:
    """The first truce of a short article with all that is told of it, what governs last; an article of many truces is left as it is.

    "Norland and Ostia agreed to a truce. On Friday the deal collapsed" is a truce at an end.
    """
    held = [at for at, each in enumerate(commitments) if each.kind == "truce" and each.truce is not None and each.same_as is None]
    if not held or len(held) > 2 or sum(1 for _ in sentences(doc)) > _LONG:
        return commitments
    at = held[0]
    first = commitments[at]
    mentions = [each for each in commitments if each.same_as == first.id]
    fates = governing(first, mentions, told_later(first, doc, index))
    return (*commitments[:at], replace(first, fate=fates), *commitments[at + 1 :])


def told_later(first: Commitment, doc: Doc, index: TimesIndex) -> list[Fate]:
    """What the rest of the article tells of the truce without its name: "the deal was in tatters", "it ended on schedule"."""
    out: list[Fate] = []
    is_near = False
    for sent in sentences(doc):
        names = any(is_truce_noun(token) for token in sent)
        if sent.end_char > first.sentence.start:
            found = [*_in_sentence(sent, is_near=is_near or names)]
            out += [Fate(status, day_of(word, index), char_span([word])) for status, word in found]
            names = names or bool(found)
        is_near = names
    return out


def _in_sentence(sent: SpacySpan, *, is_near: bool) -> Iterator[tuple[FateStatus, Token]]:
    for token in sent:
        found = (
            _of_deal(token, is_near=is_near)
            or _in_doubt(token, is_near=is_near)
            or _kept(token, is_near=is_near)
            or _released(token)
            or _taken_up(token)
        )
        if found is not None:
            yield found


def _of_deal(token: Token, *, is_near: bool) -> tuple[FateStatus, Token] | None:
    """As in "the agreement remained in place", "it collapsed"."""
    if token.lemma_.lower() not in tellings()["deal"] or token.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    looks_back = is_near if token.lower_ == "it" else any(each.lower_ in _LOOKS_BACK for each in token.children)
    if not looks_back or (token.lower_ == "it" and token.dep_ not in {"nsubj", "nsubjpass", "dobj"}):
        return None
    found = told_of(token)
    if found is None or found[1].lower_ == "despite" or _is_would(found[1]) or _does_else(token, found[1]):
        return None
    status, word = found
    is_telling = status != "standing" or word.lemma_ in words("truce_holding") or word.lemma_ in tellings()["renewed"]
    return found if is_telling and not (token.lower_ == "it" and word.lemma_ in {"go", "be", "fail"}) else None


def _does_else(token: Token, verb: Token) -> bool:
    """True where the subject acts on something else: "it was withdrawing some staff", "the deal ended the war"."""
    return token.dep_ == "nsubj" and bool(objects_of(verb))


def _in_doubt(token: Token, *, is_near: bool) -> tuple[FateStatus, Token] | None:
    """As in "it was not clear whether the truce was still in force", "neither would say whether it is bound by it"."""
    if token.lower_ not in {"whether", "if"} or token.dep_ != "mark":
        return None
    clause = token.head
    above = clause.head
    if clause == above or not any(
        is_truce_noun(each) or (is_near and each.lower_ in {"it", "agreement", "deal"}) for each in clause.subtree
    ):
        return None
    is_negative = is_negated(above) or is_negated(above.head)
    states = (above, *(each for each in above.children if each.dep_ in {"acomp", "attr"}))
    is_open = any(
        each.lemma_ in tellings()["doubt"] and (is_negative or each.lemma_ in {"unclear", "unknown", "uncertain"}) for each in states
    )
    is_mute = above.lemma_ in {"say", "tell", "know", "confirm"} and (is_negative or _is_nobody(above))
    return ("unknown", above) if is_open or is_mute else None


def _is_nobody(verb: Token) -> bool:
    subject = subject_of(verb)
    return subject is not None and (
        subject.lower_ in {"nobody", "neither", "none"} or any(each.lower_ == "neither" for each in subject.children)
    )


def _kept(token: Token, *, is_near: bool) -> tuple[FateStatus, Token] | None:
    """As in "both sides had kept to it", "the truce is complete", "passed without incident": met, once it is over."""
    if token.pos_ in VERBAL and token.lemma_ in tellings()["kept"] and not is_negated(token) and token.tag_ in {"VBD", "VBN"}:
        subject = subject_of(token)
        is_all = subject is not None and (subject.lower_ in _ALL or any(each.lower_ in _ALL for each in subject.children))
        is_of_truce = any(is_truce_noun(each) or (is_near and each.lower_ == "it") for each in token.subtree)
        return ("met", token) if is_all and is_of_truce else None
    is_manner = token.lemma_.lower() in tellings()["well"] and token.i > token.sent.start
    if is_manner and any(each.lemma_ in {"end", "expire", "pass", "conclude"} for each in _above(token)):
        names = any(is_truce_noun(each) or (is_near and each.lower_ == "it") for each in token.sent)
        return ("met", token) if names and _is_good(token) else None
    return None


def _is_good(token: Token) -> bool:
    """True for "as planned", "on schedule", "without incident"."""
    before = token.doc[max(token.i - 2, token.sent.start) : token.i]
    return token.lower_ in {"peacefully", "quietly"} or any(each.lower_ in {"as", "on", "without"} for each in before)


def _above(token: Token) -> Iterator[Token]:
    node = token
    for _ in range(4):
        node = node.head
        yield node


def _released(token: Token) -> tuple[FateStatus, Token] | None:
    """As in "no longer felt bound by the truce", "no longer considered itself bound by the agreement"."""
    if token.lower_ != "bound":
        return None
    left = token.doc[max(token.i - 6, token.sent.start) : token.i]
    is_free = any(one.lower_ in {"no", "not"} and (one.lower_ == "not" or other.lower_ == "longer") for one, other in pairwise(left))
    named = any(is_truce_noun(each) or each.lemma_.lower() in tellings()["deal"] for each in token.doc[token.i : token.sent.end])
    return ("ended", token) if is_free and named and not _is_would(token) else None


def _is_would(token: Token) -> bool:
    node = token
    for _ in range(CLIMB):
        if any(each.lower_ in {"would", "will", "might", "could"} for each in node.children):
            return True
        if node.head == node or node.dep_ in {"ccomp", "ROOT"}:
            return False
        node = node.head
    return False


def _taken_up(verb: Token) -> tuple[FateStatus, Token] | None:
    """As in "the group was resuming its armed struggle", "will resume attacks on ships": who takes up arms again ends his truce."""
    if not is_a(verb, "relaunch_verb") or verb.pos_ not in VERBAL or is_negated(verb):
        return None
    subject = subject_of(verb)
    if subject is None or not is_agent(subject) or any(each.lower_ in {"could", "might", "may", "if"} for each in verb.children):
        return None
    is_war = any(is_a(each, "fighting_noun") or each.lemma_ in {"struggle", "war", "campaign"} for each in objects_of(verb))
    return ("ended", verb) if is_war else None


def governing(first: Commitment, mentions: list[Commitment], later: list[Fate]) -> tuple[Fate, ...]:
    """All fates in the order of the text, the one that governs last: an end over a breach, and a breach only until it is said to hold.

    What one side says of the other is no fate: who broke it is an account.
    """
    own = [Fate("standing") if _is_alleged(each, first, mentions) else each for each in first.fate]
    spans = {each.span for each in own}
    told = sorted((*own, *(each for each in later if each.span not in spans)), key=_at)
    final = _final(told)
    return (*dict.fromkeys(each for each in told if each != final), final)


def _is_alleged(fate: Fate, first: Commitment, mentions: list[Commitment]) -> bool:
    told = (each.truce for each in (first, *mentions) if each.truce is not None and any(one.span == fate.span for one in each.fate))
    return fate.status == "broken" and any(one.claim is not None for truce in told for one in truce.violations)


def _final(told: list[Fate]) -> Fate:
    closed = [each for each in told if each.status in _CLOSED]
    ended = [each for each in closed if each.status != "met"]
    broken = [each for each in told if each.status == "broken"]
    holds = [each for each in told if each.status == "standing" and each.span is not None]
    met = [each for each in closed if each.status == "met"]
    if ended:
        return met[-1] if met else next((each for each in reversed(ended) if each.status == "expired"), ended[-1])
    if broken and not (holds and _at(holds[-1]) > _at(broken[-1])):
        return broken[-1]
    unknown = [each for each in told if each.status == "unknown"]
    if unknown and not holds:
        return unknown[-1]
    return holds[-1] if holds else Fate("standing")


def _at(fate: Fate) -> int:
    return fate.span.start if fate.span is not None else -1
