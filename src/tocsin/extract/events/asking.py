"""Demands in reported speech that no verb of asking introduces: “The governor must pay the nurses,” the senator said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.events.accusing import spoken_event
from tocsin.extract.events.judging import is_said
from tocsin.extract.events.roles import phrase_span
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.lookup import Mentions
from tocsin.extract.syntax import is_negated, is_parsed, modal_of, passive_subject_of, sentence_of, subject_of, trimmed
from tocsin.model import Event, Recipient, Record, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from tocsin.lexicon.events import EventLexicon
    from tocsin.model import Claim

_DUE = frozenset({"should", "must"})
_BOUND = frozenset({"need", "needs", "ought"})
_OTHERS = frozenset({"they", "those", "everyone", "everybody"})
_NOT_COMMANDED = frozenset({"nsubj", "nsubjpass", "aux", "expl", "mark"})
_DO = frozenset({"do", "don", "n't", "n’t", "not", "please", "so", "and", "but", "just", "never", "now", "then"})
_ASKED = frozenset({"if", "unless", "whether", "why"})


def requests(doc: Doc, record: Record, events: Sequence[Event], lexicon: EventLexicon) -> list[Event]:
    """A REQUEST event for each sentence in which a speaker says what another party should, must or needs to do.

    A sentence that asks already, a question, a condition, and what one should think or be are none.
    """
    actors = Mentions.of_actors(record)
    taken = {event.sentence for event in events if event.type == "REQUEST"}
    triggers = {event.trigger for event in events}
    out: list[Event] = []
    for claim in record.claims:
        for token in _tokens(doc, claim):
            asked = _asked(token, lexicon.words["idle"])
            is_order = claim.quote == "direct" and _is_order(token, lexicon.words["idle"] | lexicon.words["chatty"])
            if not is_order and (asked is None or not _is_other(asked, claim, actors) or _is_polled(token, lexicon.words["polling"])):
                continue
            at = _cue(doc, claim, token) if is_order and _span(token) in triggers else token
            sentence = trimmed(sentence_of(at))
            if sentence in taken or _span(at) in triggers:
                continue
            taken.add(sentence)
            told = Recipient(phrase_span(asked), actors.at_token(asked)) if asked is not None and not is_order else None
            out.append(spoken_event(at, claim, told, record, lexicon.types["REQUEST", "change"]))
    return out


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token.text))


def _cue(doc: Doc, claim: Claim, token: Token) -> Token:
    """The verb of saying, where the commanded deed is an event of its own: "said" for “Stop the shelling,” he said."""
    found = [doc.char_span(span.start, span.end, alignment_mode="expand") for span in claim.cues]
    return next((word for span in found for word in span or () if word.pos_ == "VERB"), token)


def _tokens(doc: Doc, claim: Claim) -> list[Token]:
    """The words of a claim that somebody says."""
    parts = claim.content if is_said(claim) and claim.speaker.actor is not None else ()
    return [token for part in parts for token in doc.char_span(part.start, part.end, alignment_mode="expand") or ()]


def _is_polled(token: Token, polling: frozenset[str]) -> bool:
    """True in a sentence on what a poll found: nobody asks for it."""
    return any(lemma_of(word) in polling for word in sentence_of(token))


def _asked(token: Token, idle: frozenset[str]) -> Token | None:
    """Who should, must or needs to do what a verb says; null for other verbs."""
    if token.pos_ != "VERB" or not is_parsed(token) or lemma_of(token) in idle:
        return None
    is_bound = token.dep_ == "xcomp" and token.head.lower_ in _BOUND and any(child.lower_ == "to" for child in token.children)
    if _is_unsaid(token) or (is_bound and _is_needed_of_another(token)):
        return None
    if not (is_bound or modal_of(token) in _DUE) or any(child.lower_ == "have" and child.dep_ == "aux" for child in token.children):
        return None
    if any(child.lower_ in _ASKED for child in token.children) or any(mark.text == "?" for mark in sentence_of(token)[-2:]):
        return None
    return passive_subject_of(token) or subject_of(token)


def _is_unsaid(token: Token) -> bool:
    """True below a verb that is denied: "I do not believe that she should go"."""
    above = token.head
    return token.dep_ == "ccomp" and (is_negated(above) or (above.dep_ == "conj" and is_negated(above.head)))


def _is_needed_of_another(token: Token) -> bool:
    """True for "build" in "needs Smith to build" and in "the blocks they need to build": nobody says that he needs to."""
    own = any(child.dep_ == "nsubj" for child in token.children)
    return own or token.head.dep_ == "relcl" or any(child.dep_ == "dobj" for child in token.head.children)


def is_command(token: Token) -> bool:
    """True for a verb that tells somebody to act: "Boil the water", "Please stop the shelling", "If you see them, please call us"."""
    is_begged = token.i > token.sent.start and token.nbor(-1).lower_ == "please"
    if token.pos_ not in {"VERB", "AUX"} or not is_parsed(token) or token.tag_ not in {"VB", "VBP"}:
        return False
    if (token.dep_ not in {"ROOT", "ccomp", "advcl"} and not is_begged) or _is_said_of_somebody(token):
        return False
    ahead = [word for word in token.doc[token.sent.start : token.i] if not word.is_punct and not word.is_space]
    has_object = any(child.dep_ in {"dobj", "prep", "xcomp", "acomp"} for child in token.children)
    return has_object and (is_begged or all(word.lower_ in _DO for word in ahead)) and sentence_of(token)[-1].text != "?"


def _is_said_of_somebody(token: Token) -> bool:
    return any(child.dep_ in _NOT_COMMANDED and child.lower_ not in _DO for child in token.children)


def _is_order(token: Token, chatty: frozenset[str]) -> bool:
    """True for a command that is no turn of phrase: "Don't use the bridge", not "Look at Venice"; what begins with "please" always is one."""
    is_begged = token.i > 0 and token.nbor(-1).lower_ == "please"
    return token.pos_ == "VERB" and (is_begged or lemma_of(token) not in chatty) and is_command(token)


def _is_other(asked: Token, claim: Claim, actors: Mentions) -> bool:
    """True for a party that the text knows, other than the speaker, and for "they"."""
    found = actors.at_token(asked)
    return asked.lower_ in _OTHERS or (found is not None and found != claim.speaker.actor and asked.lower_ not in {"we", "i", "it", "you"})
