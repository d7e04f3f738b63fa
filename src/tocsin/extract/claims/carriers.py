"""Which outlet or platform carried a statement: "told ABC News", "in remarks published by Al-Ahram", "in a post on Telegram"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.claims.outlets import is_outlet, is_platform, is_printed, name_behind, outlet_at
from tocsin.extract.claims.page import Draft
from tocsin.extract.syntax import subject_of
from tocsin.lexicon.claims import media, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "the official government news agency of the island Xinhua": from an article to its noun stand up to eight tokens.
_PHRASE = 8
_INSIDE = frozenset({"compound", "poss", "nmod", "amod", "nummod"})
_BESIDE = frozenset({"on", "to", "in", "with", "via"})
_WITH = frozenset({"with", "to", "on", "by", "for", "in"})
# "aired late on Sunday by": words between a participle and its last preposition.
_BETWEEN = 7
_BY = frozenset({"by", "on", "in"})
# Clauses between a cue and the interview in which it stands: "in which he said that she said".
_DEEP = 4


def carrier_of(draft: Draft) -> Token | None:
    """The outlet or platform that carried a statement, or null; never who was merely told: residents, parliament, reporters."""
    return _addressed(draft) or _quoting(draft) or _showing(draft.cue) or _channelled(draft)


def _addressed(draft: Draft) -> Token | None:
    """Told ABC News; told an unknown paper by telephone, in an interview, on condition of anonymity."""
    if draft.addressee is None:
        return None
    outlet = outlet_at(draft.addressee, draft.cue)
    if outlet is not None:
        return outlet
    is_pressed = any(noun.lemma_.lower() in words("pressed") for noun in _objects(draft.cue))
    return draft.addressee if is_pressed and is_printed(draft.addressee, draft.cue) else None


def _objects(cue: Token) -> list[Token]:
    return [noun for prep in cue.children if prep.dep_ == "prep" for noun in prep.children if noun.dep_ == "pobj"]


def _quoting(draft: Draft) -> Token | None:
    """An aide quoted by AFP; the minister, as cited in Al-Watan, said; a report seen by AFP said."""
    cue, speaker = draft.cue, draft.speaker
    if speaker is None:
        return None
    if _is_channel(speaker) and (found := carried_by(speaker, cue)) is not None:
        return found
    verbs = words("quote") | words("reached") | (words("carry") if _is_channel(speaker) else frozenset())
    for token in cue.sent:
        is_ours = token.head.i == speaker.i or token.is_sent_start or (token.i > 0 and token.nbor(-1).lower_ in {"as", ","})
        if token.tag_ == "VBN" and token.lemma_ in verbs and is_ours and not _is_said(token, draft):
            found = carrier_behind(token, cue)
            if found is not None and found.i != speaker.i:
                return found
    return None


def _is_said(token: Token, draft: Draft) -> bool:
    return any(first <= token.i < last for first, last in draft.pieces)


def _showing(cue: Token) -> Token | None:
    """Geo News broadcast an interview in which a judge said …: the outlet that shows what the cue stands in."""
    node = cue
    for _ in range(_DEEP):
        noun = node.head
        if node.dep_ == "relcl" and noun.dep_ == "dobj" and _is_channel(noun) and noun.head.lemma_ in words("carry"):
            outlet = subject_of(noun.head)
            return outlet if outlet is not None and is_outlet(outlet, noun.head) else None
        node = noun
    return None


def _channelled(draft: Draft) -> Token | None:
    return next((found for token in draft.cue.sent if token.pos_ == "ADP" and (found := _channel(token, draft)) is not None), None)


def _channel(prep: Token, draft: Draft) -> Token | None:
    """The outlet behind a preposition of the cue's sentence: on Al Jazeera, speaking to NPR, in an interview with CNN."""
    cue, is_said = draft.cue, _is_said(prep, draft)
    is_speaking = prep.head.lemma_ in words("speaking") and not is_said and _is_of(prep.head, draft)
    for noun in prep.children:
        if noun.dep_ != "pobj":
            continue
        if (prep.head.i == cue.i or is_speaking) and prep.lower_ in _BESIDE:
            outlet = _platform_at(noun) or outlet_at(noun, cue) or (noun if is_speaking and is_printed(noun, cue) else None)
            if outlet is not None and not _is_own(outlet):
                return outlet
        if _is_channel(noun) and prep.lower_ in {"in", "during", "on"}:
            found = carried_by(noun, cue) or (None if is_said else _with(noun, cue))
            if found is not None:
                return found
    return None


def _is_of(verb: Token, draft: Draft) -> bool:
    """True for the participle beside the cue, "speaking to NPR", and for the clause of its speaker, "an official who spoke to NPR"."""
    return verb.tag_ == "VBG" or (verb.dep_ == "relcl" and draft.speaker is not None and verb.head.i == draft.speaker.i)


def _is_channel(noun: Token) -> bool:
    return noun.lemma_.lower() in media() or noun.lemma_.lower() in words("remark")


def _platform_at(noun: Token) -> Token | None:
    """Telegram; his Telegram channel; the messaging app Signal."""
    return next((token for token in (noun, *noun.children) if is_platform(token)), None)


def carried_by(noun: Token, cue: Token) -> Token | None:
    """The outlet in "a statement carried by IRNA", "remarks broadcast live on state television", "a video posted on YouTube"."""
    doc, i = noun.doc, noun.i + 1
    while i < len(doc) - 1 and (doc[i].text == "," or doc[i].pos_ == "ADV"):
        i += 1
    if i >= len(doc) - 1 or doc[i].lemma_ not in words("carry") | words("given") or doc[i].tag_ not in {"VBN", "VBD"}:
        return None
    return carrier_behind(doc[i], cue)


def carrier_behind(verb: Token, cue: Token) -> Token | None:
    """The outlet behind a participle: carried by IRNA, read out on national television, as quoted in Al-Watan."""
    given = {"to"} if verb.lemma_ in words("given") else _BY
    for prep in verb.doc[verb.i + 1 : verb.i + _BETWEEN]:
        if prep.is_punct:
            return None
        head = head_from(verb.doc, prep.i + 1) if prep.lower_ in given else None
        if head is None:
            continue
        if (is_outlet(head, cue) and not _is_own(head)) or is_platform(head):
            return name_behind(head)
        if verb.lemma_ in words("aired") and prep.lower_ != "on" and is_printed(head, cue):
            return head
    return None


def _with(noun: Token, cue: Token) -> Token | None:
    """The outlet in "an interview with CNN", "an article for the Guardian", "a post on Telegram"."""
    preps = [child for child in noun.children if child.dep_ == "prep" and child.lower_ in _WITH]
    beside = [grand for child in preps for grand in child.children if grand.dep_ == "pobj"]
    found = next((found for grand in beside if (found := _platform_at(grand) or outlet_at(grand, cue)) is not None), None)
    return _platform_at(noun) if found is None or _is_own(found) else found


def _is_own(outlet: Token) -> bool:
    """True for "on its website", "in our newspaper": who speaks through a channel of one's own is not relayed."""
    return outlet.pos_ == "NOUN" and any(child.tag_ == "PRP$" for child in outlet.children)


def head_from(doc: Doc, start: int) -> Token | None:
    """The head of the noun phrase that starts at a token, whatever the parse hung there; null before a verb or a mark."""
    for token in doc[start : start + _PHRASE]:
        if (token.is_punct and token.text != "-") or token.pos_ in {"SCONJ", "AUX"}:
            return None
        if token.pos_ == "VERB" and token.dep_ not in _INSIDE:
            return None
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in _INSIDE and token.tag_ != "PRP$":
            return token
    return None
