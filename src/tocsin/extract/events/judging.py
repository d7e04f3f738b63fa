"""Judgements in reported speech that no verb of blaming or praising introduces: “The governor is unfit,” the senator said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tocsin.extract.events.accusing import spoken_event
from tocsin.extract.events.roles import phrase_span
from tocsin.extract.events.slots import View, lemma_of
from tocsin.extract.lookup import Mentions
from tocsin.extract.syntax import is_negated, is_parsed, modal_of, sentence_of, subject_of, trimmed
from tocsin.lexicon.judgements import judging_words, load_judgements
from tocsin.model import Claim, Event, EventActor, Recipient, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from tocsin.lexicon.events import EventLexicon

_TYPES = {"blame": ("ACCUSE", "disapprove"), "praise": ("SUPPORT", None)}
_VERBAL = frozenset({"VERB", "AUX"})
_PREDICATES = frozenset({"attr", "acomp", "oprd", "conj", "amod", "compound", "ccomp", "ROOT"})
_OWN = frozenset({"i", "we"})
_AHEAD = frozenset({"nsubj", "nsubjpass", "poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TONED = frozenset({"amod", "attr", "acomp", "dobj"})
_WANTING = frozenset({"want", "try", "seek", "plan", "attempt"})
_THEY = frozenset({"he", "she"})
_SPEAKERS = frozenset({"person", "organisation", "state", "official_unnamed"})
_OPEN = frozenset({"may", "might", "could", "can", "should", "must"})
_ASKED = frozenset({"if", "unless", "whether", "though", "although"})
_UNSAID = frozenset({"people", "unnamed"})
# After "proud", "disappointed" and the like these name whom it is about.
_ABOUT = frozenset({"of", "with", "in", "by", "to", "at", "for"})
_POINTING = frozenset({"this", "that", "it", "these", "those"})
_DONE_BY = frozenset({"by", "of", "from"})
_COPULAS = frozenset({"be", "’s", "'s", "remain", "become", "seem", "look", "sound", "appear"})
# "I do not believe that she cares" praises nobody.
_BELIEVING = frozenset({"believe", "think", "say", "feel", "know", "suggest", "mean"})
# No real sentence nests its clauses deeper.
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """A word that judges, the head of the phrase that names whom, and the side."""

    word: Token
    target: Token
    side: str


def judgements(doc: Doc, record: Record, events: Sequence[Event], lexicon: EventLexicon) -> list[Event]:
    """An ACCUSE or SUPPORT event for each sentence in which a known speaker blames or praises another known party.

    A sentence that has an event of that type already gets none; what is asked, supposed or only possible is no judgement.
    """
    judge = _Judge(record, lexicon)
    taken = {(event.sentence, event.type) for event in events}
    triggers = {event.trigger for event in events}
    out: list[Event] = []
    for claim in judge.claims:
        for found in judge.read(doc, claim):
            kind, mode = _TYPES[found.side]
            sentence, span = trimmed(sentence_of(found.word)), Span(found.word.idx, found.word.idx + len(found.word.text))
            if (sentence, kind) in taken or span in triggers:
                continue
            taken.add((sentence, kind))
            triggers.add(span)
            told = spoken_event(found.word, claim, judge.recipient(found, claim), record, lexicon.types[kind, mode])
            out.append(replace(told, actors=(judge.speaker(found, claim),)))
    return out


class _Judge:
    """Reads judgements from the claims of one record."""

    __slots__ = ("actors", "bodies", "claims", "deeds", "kinds", "persons", "polled", "words")

    def __init__(self, record: Record, lexicon: EventLexicon) -> None:
        self.actors = Mentions.of_actors(record)
        self.bodies = lexicon.classes["BODY"]
        self.persons = lexicon.classes["HUMAN"]
        self.deeds = lexicon.classes["JUDGED"] | lexicon.classes["CLAIM"]
        self.polled = lexicon.classes["PEOPLES"]
        self.kinds = {actor.id: actor.kind for actor in record.actors}
        self.words = load_judgements()
        spoken = [claim for claim in record.claims if is_said(claim) and not self._is_polled(record, claim)]
        self.claims = sorted(spoken, key=lambda claim: sum(span.end - span.start for span in claim.content))

    def _is_polled(self, record: Record, claim: Claim) -> bool:
        """True for "half of the voters": what a poll finds is nobody's deed."""
        words = record.text_of(claim.speaker.span).lower().split() if claim.speaker.span is not None else ()
        return any(word in self.polled or word.rstrip("s") in self.polled for word in words)

    def recipient(self, found: Judgement, claim: Claim) -> Recipient:
        """Whom it is said of; without an actor where the text would make it the speaker."""
        actor = self.actors.at_token(found.target)
        return Recipient(phrase_span(found.target), None if actor == claim.speaker.actor else actor)

    def speaker(self, found: Judgement, claim: Claim) -> EventActor:
        """Who says it; without an actor where a pronoun was taken for somebody whom the words name: "Smith is weak," he said."""
        span = claim.speaker.span or claim.sentence
        is_same = found.target.pos_ == "PROPN" and self.actors.at_token(found.target) == claim.speaker.actor
        return EventActor(span, None if is_same else claim.speaker.actor)

    def read(self, doc: Doc, claim: Claim) -> Iterator[Judgement]:
        """The judgements in the words of one claim, in order of the text; then those that only their tone tells."""
        known = judging_words()
        for part in claim.content:
            tokens = list(doc.char_span(part.start, part.end, alignment_mode="expand") or ())
            words = {token.i for token in tokens if lemma_of(token) in known or token.lower_ in known}
            if words:
                yield from self._stated([token for token in tokens if token.i in words], doc, claim)
                yield from self._toned(tokens, doc, claim)

    def _toned(self, tokens: list[Token], doc: Doc, claim: Claim) -> Iterator[Judgement]:
        """Words of blame in quotation marks behind a party by name: "Smith represents the same failed policies"."""
        named: Token | None = None
        for token in tokens if claim.quote in {"direct", "mixed"} else ():
            if token.is_sent_start or (token.dep_ in _SUBJECTS and token.pos_ != "PROPN"):
                named = None
            if token.pos_ == "PROPN" and token.dep_ in _AHEAD:
                named = token
            elif named is not None and self._is_blame(token) and is_meant(token):
                found = Judgement(token, named, "blame")
                if self.actors.at_token(named) is not None and self._is_other(found, claim, doc):
                    yield found

    def _is_blame(self, token: Token) -> bool:
        """True for a word of blame before or as a noun that nothing denies."""
        is_noun_like = token.pos_ in {"ADJ", "NOUN"} or (token.pos_ == "VERB" and token.dep_ == "amod")
        if not is_noun_like or token.dep_ not in _TONED:
            return False
        word = token.lower_ if token.pos_ == "VERB" else lemma_of(token)
        is_blame = self.words.get(("is", word)) == "blame" or self.words.get(("thing", word)) == "blame"
        return (
            is_blame
            and not _is_of_nothing(token)
            and not _is_denied(token)
            and not _is_denied(token.head)
            and not (token.head.pos_ == "NOUN" and _is_denied(token.head.head))
        )

    def _stated(self, tokens: list[Token], doc: Doc, claim: Claim) -> Iterator[Judgement]:
        """What is said of a party in so many words."""
        for token in tokens:
            side, target = self._at(token)
            if side is None or target is None or not is_meant(token):
                continue
            found = Judgement(token, self._owner(target), side)
            if self._is_other(found, claim, doc):
                yield found

    def _owner(self, target: Token) -> Token:
        """Of what somebody said or did that somebody: "Smith" for "remarks" in "Smith's remarks were reckless"."""
        owner = next((child for child in target.children if child.dep_ == "poss"), None)
        return owner if owner is not None and lemma_of(target) in self.deeds else target

    def _is_other(self, found: Judgement, claim: Claim, doc: Doc) -> bool:
        """True for a party that the text knows, other than the speaker and the public at large.

        Nobody says "he" of himself in quotation marks, and nobody calls himself by name.
        """
        target = found.target
        actor = self.actors.at_token(target)
        if target.lower_ == "it":
            return False
        if actor is None or actor == claim.speaker.actor:
            is_direct = claim.quote == "direct" and found.side == "blame"
            named = target.pos_ == "PROPN" and actor is not None and _is_pronoun(doc, claim.speaker.span)
            is_shown = target.pos_ == "NOUN" and any(child.lower_ in {"this", "that"} for child in target.children)
            return named or (is_direct and (target.lower_ in _THEY or (is_shown and lemma_of(target) in self.persons)))
        return self.kinds[actor] not in _UNSAID or lemma_of(target) in self.bodies

    def _at(self, token: Token) -> tuple[str | None, Token | None]:
        if not is_parsed(token):
            return None, None
        if token.pos_ in {"ADJ", "NOUN", "PROPN"} or (token.pos_ == "VERB" and token.dep_ in {"acomp", "amod"}):
            return self._said_of(token)
        return self._done(token) if token.pos_ in _VERBAL else (None, None)

    def _said_of(self, token: Token) -> tuple[str | None, Token | None]:
        """Predicates and what somebody has: "is a liar", "is a corrupt man", "has no experience", "am proud of"."""
        word = lemma_of(token)
        if token.dep_ == "dobj":
            return self._had(token, word)
        if token.dep_ not in _PREDICATES:
            return None, None
        verb = _copula(token)
        if verb is None:
            return None, None
        subject = _judged(verb, token)
        side = self._feeling(word, subject)
        if side is not None:
            return side, next(
                (head for child in token.children if child.lower_ in _ABOUT for head in child.children if head.dep_ == "pobj"), None
            )
        is_denied = _is_denied(verb) or _is_denied(token)
        side = self._weighed(word, ("is", "isnt"), is_denied=is_denied)
        if side == "praise" and (
            verb == token or (token.dep_ in {"amod", "compound"} and self.words.get(("is", lemma_of(token.head))) == "blame")
        ):
            return None, None
        return side, subject

    def _feeling(self, word: str, subject: Token | None) -> str | None:
        return self.words.get(("feel", word)) if subject is not None and subject.lower_ in _OWN else None

    def _had(self, token: Token, word: str) -> tuple[str | None, Token | None]:
        verb = token.head
        is_none = any(child.lower_ in {"no", "zero", "little"} for child in token.children)
        if lemma_of(verb) == "lack" or (lemma_of(verb) == "have" and (is_none or is_negated(verb))):
            return self.words.get(("lacks", word)), subject_of(verb)
        return (self.words.get(("has", word)), subject_of(verb)) if lemma_of(verb) == "have" else (None, None)

    def _done(self, token: Token) -> tuple[str | None, Token | None]:
        """Verbs: "has betrayed us", "does not care", "I trust her", "cannot be trusted"."""
        word, view = lemma_of(token), View(token, frozenset())
        subject, is_denied = subject_of(token), _is_denied(token)
        side = self.words.get(("to", word))
        if side is not None:
            if view.is_passive():
                return ("blame" if is_denied else "praise" if view.slot("by") else None), next(iter(view.slot("obj")), None)
            if subject is not None and subject.lower_ in _OWN:
                return ("blame" if is_denied else "praise"), next(iter(view.slot("obj")), None)
            return None, None
        if view.is_passive():
            return None, None
        if token.dep_ == "xcomp" and lemma_of(token.head) in _WANTING:
            return (None if _is_denied(token.head) else self.words.get(("wants", word))), subject
        if self.words.get(("does", word)) == "carry":
            return self._carried(token, is_denied=is_denied), subject
        return self._weighed(word, ("does", "not"), is_denied=is_denied), subject

    def _carried(self, token: Token, *, is_denied: bool) -> str | None:
        """The side of what a verb brings about: "spreads hatred", "elevated the dangers", "relies on lies"."""
        heads = [child for child in token.children if child.dep_ == "dobj"]
        heads += [head for child in token.children if child.dep_ == "prep" for head in child.children if head.dep_ == "pobj"]
        heads = [head for head in heads if head.lower_ != "nothing" and not any(child.lower_ == "no" for child in head.children)]
        sides = {self.words.get(("thing", lemma_of(head))) for head in heads}
        sides |= {self.words.get(("is", lemma_of(child))) for head in heads for child in head.children if child.dep_ == "amod"} & {"blame"}
        return None if is_denied else next((side for side in ("blame", "praise") if side in sides), None)

    def _weighed(self, word: str, ways: tuple[str, str], *, is_denied: bool) -> str | None:
        """The side of a word as it stands: what is denied of praise blames, what is denied of blame is nothing."""
        side = self.words.get((ways[0], word))
        if is_denied:
            return "blame" if side in {"both", "praise"} and ways[0] == "is" else self.words.get((ways[1], word))
        return "praise" if side == "both" else side


def is_said(claim: Claim) -> bool:
    """True for what a person or a body says, and does not deny."""
    speaker = claim.speaker
    known = speaker.actor is not None or speaker.kind in _SPEAKERS
    return known and speaker.span is not None and speaker.kind != "outlet" and not {"deny", "disclaim"} & set(claim.acts)


def _is_pronoun(doc: Doc, span: Span | None) -> bool:
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span is not None else None
    return found is not None and len(found) == 1 and found[0].pos_ == "PRON"


def _copula(token: Token) -> Token | None:
    """The verb that says a noun or adjective of its subject, through coordination and the noun that an adjective stands before."""
    node = token
    for _ in range(_DEEPEST):
        if (node.dep_ == "amod" and node.head.dep_ in {"attr", "oprd"}) or (node.dep_ == "conj" and node.head.pos_ not in _VERBAL):
            node = node.head
        else:
            break
    if node.dep_ in {"attr", "acomp", "oprd"} and lemma_of(node.head) in _COPULAS:
        return node.head
    return (
        node if node.dep_ in {"ccomp", "ROOT"} and any(child.dep_ == "nsubj" for child in node.children) and node.pos_ != "PROPN" else None
    )


def _judged(verb: Token, token: Token) -> Token | None:
    """Whom a predicate is said of: its subject, or whose deed it is: "Ankara" in "This is a reckless move by Ankara"."""
    clause = next((child for child in verb.children if child.dep_ == "csubj"), None)
    if clause is not None:
        return next((child for child in clause.children if child.dep_ == "nsubj"), None)
    subject = subject_of(verb)
    if subject is None or subject.lower_ not in _POINTING:
        return subject
    deed = token.head if token.dep_ == "amod" else token
    doers = [head for child in deed.children if child.dep_ == "prep" and child.lower_ in _DONE_BY for head in child.children]
    return next((head for head in doers if head.dep_ == "pobj" and head.pos_ == "PROPN"), subject)


def _is_denied(token: Token) -> bool:
    """True for "is not", "never was", "has no longer" and for what somebody fails to do."""
    return is_negated(token) or (token.dep_ == "xcomp" and lemma_of(token.head) in {"fail", "refuse"})


def _is_of_nothing(token: Token) -> bool:
    """True for "illegal" in "did nothing illegal"."""
    return any(word.lower_ == "nothing" for word in (token.head, *token.head.children))


def is_meant(token: Token) -> bool:
    """False for questions, conditions, and what only may be or ought to be so."""
    sent = sentence_of(token)
    if any(mark.text == "?" for mark in sent[-2:]):
        return False
    node = token
    for _ in range(_DEEPEST):
        if node.pos_ in _VERBAL and modal_of(node) in _OPEN and not is_negated(node):
            return False
        if any(child.dep_ == "mark" and child.lower_ in _ASKED for child in node.children):
            return False
        if node.dep_ == "ccomp" and node.head.lemma_ in _BELIEVING and is_negated(node.head):
            return False
        if node.head == node or node.dep_ in {"ccomp", "relcl"}:
            break
        node = node.head
    return True
