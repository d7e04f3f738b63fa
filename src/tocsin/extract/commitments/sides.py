"""The sides of a truce where its own words do not name them, and what each is said to have done: read over the whole article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.commitments.draft import CLIMB, VERBAL, child, is_a, is_agent, lefts_aux
from tocsin.extract.commitments.spans import party_span
from tocsin.extract.syntax import agent_of, antecedent, char_span, is_negated, prepositional, sentences, subject_of
from tocsin.lexicon.commitments import words
from tocsin.model import Claim, Commitment, Party, Record, Span, Truce, Violation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from tocsin.extract.lookup import Mentions

# More statements of attacks than this are a war and no quarrel about a truce.
_MOST = 12
# Articles of more sentences than this tell of more than one truce.
_LONG = 60
# Accusations of breaking a truce stand so many characters before or behind where it is told; others are of the war.
_FAR_BEFORE, _FAR_BEHIND = 600, 1500
_BOTH = frozenset({"both", "sides", "each", "another"})
_PRONOUNS = frozenset({"their", "its", "his", "her", "our", "they", "it", "who", "we", "he", "she"})
_WATCHERS = frozenset({"IGO", "NGO", "MED"})
_COUNTED = frozenset({"two", "both", "warring", "rival", "opposing", "three"})


def with_sides(commitments: tuple[Commitment, ...], doc: Doc, record: Record, actors: Mentions) -> tuple[Commitment, ...]:
    """The one truce of an article with the parties and the alleged violations that the rest of the article tells."""
    held = [at for at, each in enumerate(commitments) if each.kind == "truce" and each.truce is not None and each.same_as is None]
    if not held:
        return commitments
    at = held[0]
    first, truce = commitments[at], commitments[at].truce
    sents = list(sentences(doc))
    if truce is None or len(sents) > _LONG or len(held) > 2:
        return commitments
    pairs = _named_sides(doc, actors, record)
    parties = _merged(truce.parties, pairs, record) if len(_known(truce.parties, record)) < 2 else truce.parties
    found = [each for each in _alleged(doc, record, actors, first) if _is_of_sides(each, parties, record)][:_MOST]
    quarrel = [*truce.violations, *found]
    parties = _merged(parties, _quarrellers(quarrel, doc, record, actors), record) if len(_known(parties, record)) < 2 else parties
    parties = _by_name(parties, record)
    named = {each.claim for each in found}
    told = [_not_own(each, record) for each in truce.violations]
    told = [_tied(each, parties, record) for each in told if each.by is not None or each.claim not in named]
    kept = [*told, *(each for each in (_tied(one, parties, record) for one in found) if not _is_told(each, told))]
    new = Truce(parties, truce.scope, truce.declared, truce.in_effect, truce.lapsed, tuple(kept))
    return (*commitments[:at], replace(first, truce=new), *commitments[at + 1 :])


def _quarrellers(found: list[Violation], doc: Doc, record: Record, actors: Mentions) -> list[Party]:
    """Who blames whom: the speakers where two blame each other, then those who are blamed."""
    speakers: list[Party] = []
    accusing = {each.claim for each in found if each.by is not None}
    for claim in (each for each in record.claims if each.id in accusing):
        span = claim.speaker.span
        inside = doc.char_span(span.start, span.end, alignment_mode="expand") if span is not None else None
        if inside is None or (is_a(inside.root, "broker_noun") and not _principal(inside.root)) or _is_third(claim.speaker.actor, record):
            continue
        head = _principal(inside.root) or inside.root
        speakers.append(Party(party_span(head), actors.at_token(head) or (claim.speaker.actor if head == inside.root else None)))
    accused = [each.by for each in found if each.by is not None and not _is_of_all(each.by, record)]
    is_mutual = len({record.text_of(each.span) for each in speakers if each.span is not None}) > 1
    return [*speakers, *accused] if is_mutual else [*accused, *speakers]


def _by_name(parties: tuple[Party, ...], record: Record) -> tuple[Party, ...]:
    """The parties by their names where the truce's own words say "their" or "it"; each side once."""
    out: list[Party] = []
    for each in parties:
        spoken = record.text_of(each.span).lower()
        named = max(_mentions(each.actor, record), key=lambda span: (span.end - span.start, -span.start), default=None)
        party = Party(named, each.actor) if named is not None and spoken in _PRONOUNS else each
        if not any(_is_same(party, one, record) for one in out):
            out.append(party)
    known = [each for each in out if not _is_of_all(each, record)]
    return tuple(known if len(known) > 1 else out)


def _mentions(actor: str | None, record: Record) -> tuple[Span, ...]:
    return next((each.mentions for each in record.actors if each.id == actor), ()) if actor is not None else ()


def _is_third(actor: str | None, record: Record) -> bool:
    """True for who only watches or tells: an international body, an aid agency, the press, "the regional governor"."""
    found = next((each for each in record.actors if each.id == actor), None)
    return found is not None and (
        bool(_WATCHERS & set(found.sectors)) or found.kind == "media" or found.name.split()[-1].lower() in words("broker_noun")
    )


def _principal(head: Token) -> Token | None:
    """For whom somebody speaks: "a spokesman for the government", "an elder of the hill clans", "an army officer"."""
    found = next((each for each in prepositional(head, "for", "of") if is_agent(each)), None)
    if found is not None or not is_a(head, "broker_noun"):
        return found
    before = (each for each in head.children if each.dep_ in {"compound", "amod", "poss"} and each.i < head.i)
    return next(
        (each for each in before if is_agent(each) and (is_a(each, "force_noun") or each.ent_type_ in {"GPE", "ORG", "NORP"})), None
    )


def _not_own(violation: Violation, record: Record) -> Violation:
    """Nobody says of himself that he broke it: the doer is then unknown."""
    claim = next((each for each in record.claims if each.id == violation.claim), None)
    is_own = (
        claim is not None and violation.by is not None and violation.polarity == "positive" and _is_speaker(violation.by, claim, record)
    )
    return replace(violation, by=None) if is_own else violation


def _known(parties: tuple[Party, ...], record: Record) -> list[Party]:
    """The parties that are named as more than "their" and "both sides"."""
    return [each for each in parties if not _is_of_all(each, record) and _has_name(each, record)]


def _has_name(party: Party, record: Record) -> bool:
    return party.actor is not None or any(ch.isupper() for ch in record.text_of(party.span)[1:])


def _is_of_all(party: Party, record: Record) -> bool:
    """True for "both sides", "the two countries", "who": no side of its own."""
    spoken = record.text_of(party.span).lower().split()
    return bool(spoken) and (
        spoken[0] in _BOTH or bool(_COUNTED & set(spoken[:2])) or (spoken[0] in {"who", "they", "it"} and party.actor is None)
    )


def _merged(parties: tuple[Party, ...], more: list[Party], record: Record) -> tuple[Party, ...]:
    kept = list(parties)
    for each in more:
        if len(_known(tuple(kept), record)) >= 2 and len(kept) >= 2:
            break
        if not any(_is_same(each, one, record) for one in kept):
            kept.append(each)
    return tuple(kept)


def _is_same(left: Party, right: Party, record: Record) -> bool:
    if left.actor is not None and left.actor == right.actor:
        return True
    one, other = (record.text_of(each.span).lower().removeprefix("the ") if each.span is not None else "" for each in (left, right))
    return bool(one and other) and (one in other or other in one)


def _named_sides(doc: Doc, actors: Mentions, record: Record) -> list[Party]:
    """Who stands in "between A and B", "neither A nor B", "A and B agreed", "signed by X for A", in the order of the text."""
    heads: list[Token] = []
    for sent in sentences(doc):
        for token in sent:
            heads += _pair_at(token)
    ends = [each for sent in sentences(doc) for token in sent for each in _enders(token)]
    out: list[Party] = []
    for head in (*heads, *ends):
        party = Party(party_span(head), actors.at_token(head))
        if not any(_is_same(party, one, record) for one in out):
            out.append(party)
    return out


def _pair_at(token: Token) -> list[Token]:
    """Both sides where a word joins them."""
    if token.lower_ == "between":
        first = child(token, "pobj")
        found = [first, *first.conjuncts] if first is not None else []
        return [each for each in found if is_agent(each)] if first is not None and any(is_agent(each) for each in found) else []
    if token.lower_ in {"neither", "both"} and token.dep_ in {"preconj", "cc", "det"}:
        found = [token.head, *token.head.conjuncts]
        return [each for each in found if is_agent(each)] if len(found) > 1 else []
    if _is_mutual(token):
        subject = subject_of(token)
        found = [subject, *subject.conjuncts] if subject is not None else []
        return [each for each in found if is_agent(each)] if len(found) == 2 else []
    if token.pos_ in VERBAL and (is_a(token, "truce_made") or is_a(token, "halt_verb") or is_a(token, "truce_ended")):
        subject = subject_of(token)
        found = [subject, *subject.conjuncts] if subject is not None else []
        if len(found) == 2 and all(is_agent(each) and each.pos_ != "PRON" and not is_a(each, "broker_noun") for each in found):
            return found
    if token.lemma_ == "sign" and (token.dep_ == "conj" or child(token, "auxpass") is not None):
        return [each for each in prepositional_below(token, "for") if is_agent(each)]
    return []


def _is_mutual(verb: Token) -> bool:
    """True for "accused each other", "blamed one another", "traded accusations"."""
    behind = {each.lower_ for each in verb.doc[verb.i + 1 : min(verb.i + 3, verb.sent.end)]}
    if verb.lemma_ in {"accuse", "blame"}:
        return bool(behind & {"each", "another"})
    return verb.lemma_ in {"trade", "exchange", "swap"} and bool(behind & {"accusations", "blame", "charges"})


def prepositional_below(verb: Token, word: str) -> list[Token]:
    """Objects of a preposition anywhere below a verb: "signed by Colonel Ade for the army and by Chief Tor for the militia"."""
    return [inner for each in verb.subtree if each.lower_ == word for inner in each.children if inner.dep_ == "pobj"]


def _enders(token: Token) -> list[Token]:
    """Who ends, keeps or breaks it by his own act: "the militia called off", "the militia returned to arms", "Norland's president announced an end"."""
    if token.pos_ not in VERBAL or not any(
        is_a(token, name) for name in ("truce_made", "truce_ended", "truce_broken", "rearm_verb", "truce_declared")
    ):
        return []
    if not any(is_a(each, "truce_noun") or each.lemma_ in {"fire", "arm"} for each in token.subtree):
        return []
    found = agent_of(token) if child(token, "nsubjpass", "auxpass") is not None else subject_of(token)
    found = antecedent(found) if found is not None else None
    if found is None or not is_agent(found) or found.pos_ == "PRON" or is_a(found, "broker_noun"):
        return []
    owner = child(found, "poss")
    return [owner if owner is not None and owner.ent_type_ in {"GPE", "ORG", "NORP"} else found]


def _is_of_sides(violation: Violation, parties: tuple[Party, ...], record: Record) -> bool:
    """True if who speaks or who did it is a known side; where no side is known everybody may be one."""
    claim = next((each for each in record.claims if each.id == violation.claim), None)
    voices = [each for each in (violation.by, _speaker(claim) if claim is not None else None) if each is not None]
    return len(parties) < 2 or any(_is_same(voice, party, record) for voice in voices for party in parties)


def _alleged(doc: Doc, record: Record, actors: Mentions, truce: Commitment) -> Iterator[Violation]:
    """What a speaker says that another did under the truce: one for each hostile verb of the claim that has somebody who did it."""
    for claim in record.claims:
        if claim.speaker.kind in {"outlet", "unattributed"} or not claim.content:
            continue
        if not truce.sentence.start - _FAR_BEFORE <= claim.sentence.start <= truce.sentence.end + _FAR_BEHIND:
            continue
        for span in claim.content:
            found = _in_claim(doc, span, claim, record, actors)
            if found is not None:
                yield found
                break


def _in_claim(doc: Doc, span: Span, claim: Claim, record: Record, actors: Mentions) -> Violation | None:
    inside = doc.char_span(span.start, span.end, alignment_mode="contract")
    for token in inside if inside is not None else ():
        if not (is_a(token, "breach_verb") or _opens_fire(token) or _is_blamed(token)) or lefts_aux(token) & {
            "would",
            "will",
            "could",
            "may",
            "might",
            "should",
        }:
            continue
        if any(each.dep_ == "mark" and each.lower_ in {"if", "unless"} for each in token.children):
            continue
        if (
            (token.pos_ not in VERBAL and not _is_blamed(token))
            or is_negated(token)
            or token.dep_ == "relcl"
            or not _is_told_as_done(token)
        ):
            continue
        by = _doer(token)
        party = Party(party_span(by), actors.at_token(by)) if by is not None else None
        if party is None or _is_speaker(party, claim, record) or (by is not None and by.lower_ in _BOTH | {"other", "who"}):
            continue
        return Violation(char_span([token]), party, claim.id, "positive", None)
    return None


def _is_told_as_done(verb: Token) -> bool:
    """True for "had shelled", "fires on", "accused of shelling"; false for "to enter", "upon entering"."""
    if _is_blamed(verb):
        return True
    if verb.tag_ == "VBG":
        above = verb.head.head if verb.dep_ == "pcomp" else verb
        return is_a(above, "accuse_verb") or any(each.dep_ == "aux" and each.lemma_ == "be" for each in verb.children)
    return verb.tag_ in {"VBD", "VBN", "VBZ", "VBP"}


def _is_blamed(noun: Token) -> bool:
    """True for the deed of "blamed the army for an attack", "accused the army of shelling"."""
    is_deed = noun.pos_ == "NOUN" and noun.dep_ == "pobj" and (is_a(noun, "fighting_noun") or is_a(noun, "breach_verb"))
    return is_deed and noun.head.lower_ in {"for", "of"} and is_a(noun.head.head, "accuse_verb")


def _opens_fire(token: Token) -> bool:
    return token.lemma_ in {"open", "return", "start"} and any(each.lemma_ in {"fire", "shooting"} for each in token.children)


def _doer(verb: Token) -> Token | None:
    """Who did it: the subject or agent, else the one accused above: "accused the army of shelling"."""
    found = agent_of(verb) if child(verb, "nsubjpass", "auxpass") is not None else subject_of(verb)
    if child(verb, "nsubjpass", "auxpass") is None and (verb.dep_ == "pcomp" or _is_blamed(verb)):
        node = verb
        for _ in range(CLIMB):
            node = node.head
            if is_a(node, "accuse_verb"):
                return child(node, "dobj") or child(node, "nsubjpass")
            if node.head == node:
                break
    if found is None:
        return None
    found = antecedent(found)
    if is_agent(found):
        return found
    owner = next(
        (
            each
            for each in found.children
            if each.dep_ in {"poss", "compound", "amod", "nmod"}
            and each.pos_ in {"PROPN", "NOUN", "ADJ"}
            and (each.ent_type_ in {"GPE", "ORG", "NORP"} or is_agent(each))
        ),
        None,
    )
    of = next((each for each in prepositional(found, "of", "from") if is_agent(each)), None)
    return owner or of


def _is_speaker(party: Party, claim: Claim, record: Record) -> bool:
    speaker = _speaker(claim)
    return speaker is not None and _is_same(party, speaker, record)


def _speaker(claim: Claim) -> Party | None:
    return Party(claim.speaker.span, claim.speaker.actor) if claim.speaker.span is not None else None


def _tied(violation: Violation, parties: tuple[Party, ...], record: Record) -> Violation:
    """The violation by one side where the other blames "the rebels" or "the soldiers": who is accused by one of two is the other."""
    by = violation.by
    claim = next((each for each in record.claims if each.id == violation.claim), None)
    if by is None or claim is None or len(parties) != 2 or any(_is_same(by, each, record) for each in parties):
        return violation
    speaker = _speaker(claim)
    others = [each for each in parties if speaker is not None and not _is_same(speaker, each, record)]
    is_named = by.actor is not None and not by.actor.startswith("local:")
    if len(others) != 1 or is_named:
        return violation
    other = others[0]
    return replace(violation, by=Party(by.span, other.actor) if other.actor is not None else other)


def _is_told(violation: Violation, told: list[Violation]) -> bool:
    return any(each.claim == violation.claim or each.span == violation.span for each in told)
