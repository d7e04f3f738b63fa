"""Who speaks: the head found at a cue, the noun phrase around it, and what kind of speaker it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.syntax import agent_of, char_span, subject_of
from tocsin.lexicon.claims import cue_verbs, speaker_heads, words
from tocsin.model import Span
from tocsin.model.vocabulary import ActorKind, SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_RIGHT_IN = frozenset({"prep", "appos", "conj", "cc", "case", "nummod", "compound", "flat", "poss", "amod", "pobj", "punct"})
_KINDS: dict[ActorKind, SpeakerKind] = {
    "state": "state",
    "organisation": "organisation",
    "armed_group": "organisation",
    "person": "person",
    "media": "media",
    "people": "group_unnamed",
    "unnamed": "official_unnamed",
}


def is_passive(verb: Token) -> bool:
    """True for "was accused", "is said" and the participle in "a man accused of …"."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True
    return verb.dep_ == "advcl" and verb.tag_ in {"VBN", "VBD"} and not any(child.dep_ in {"nsubj", "aux"} for child in verb.children)


def speaker_of(verb: Token) -> Token | None:
    """The head of who speaks by a verb: its subject, its agent if it is passive, or a noun beside it that the parse lost."""
    if is_passive(verb):
        return agent_of(verb)
    found = _named_by(verb) or subject_of(verb)
    if found is None or found.pos_ not in _NOMINAL:
        return neighbour_of(verb)
    if found.tag_ == "EX":
        return None
    return found


def _named_by(verb: Token) -> Token | None:
    """The teacher in "A teacher who gave her name as Lila said", the paper in "Quoting sources, the Star said": the parse picks the other."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
    if len(subjects) > 1 and verb.doc[subjects[0].left_edge.i].lemma_ in words("cited"):
        return subjects[-1]
    gave = verb.head
    if (
        verb.dep_ == "advcl"
        and gave.dep_ == "relcl"
        and gave.i < verb.i
        and gave.head.dep_ == "ROOT"
        and gave.head.pos_ in {"NOUN", "PROPN"}
    ):
        return gave.head
    return None


def neighbour_of(verb: Token) -> Token | None:
    """The noun phrase that touches the verb where the parse gives no subject: before it ("Ross said"), else behind it."""
    doc = verb.doc
    i = verb.i - 1
    while i >= 0 and doc[i].pos_ in {"ADV", "AUX", "PART"}:
        i -= 1
    if verb.dep_ in {"ROOT", "ccomp", "parataxis"} and i >= 0 and _can_speak(doc[i]):
        return _head(doc[i], verb)
    if verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.i + 1 < len(doc):
        for j in range(verb.i + 1, min(len(doc), verb.i + 6)):
            if doc[j].pos_ in {"PROPN", "PRON", "NOUN"}:
                return _head(doc[j], verb) if _can_speak(doc[j]) else None
            if doc[j].pos_ not in {"DET", "ADJ", "NUM", "PUNCT"} or doc[j].text == ",":
                return None
    return None


def _can_speak(token: Token) -> bool:
    return token.pos_ in {"PROPN", "PRON", "NOUN"} and token.tag_ not in {"WDT", "EX"}


def _head(token: Token, verb: Token) -> Token:
    """Climbs inside the noun phrase, never over the verb."""
    while token.head.i != token.i and token.head.pos_ in {"PROPN", "NOUN"} and token.dep_ in {"compound", "nmod", "poss", "appos", "flat"}:
        if (token.head.i < verb.i) != (token.i < verb.i) or _is_fronted(token):
            break
        token = token.head
    return token


def _is_fronted(token: Token) -> bool:
    """True for the man in "In a video posted on YouTube, a masked man said": the parse takes him for the platform."""
    if token.dep_ != "appos" or token.head.dep_ != "pobj" or token.doc[token.left_edge.i - 1].text != ",":
        return False
    prep = token.head.head
    while prep.head.pos_ in {"VERB", "NOUN", "ADP"} and prep.head.i < prep.i:
        prep = prep.head
    return prep.pos_ == "ADP" and prep.i == token.sent.start


def speaker_tokens(head: Token, cue: Token) -> list[Token]:
    """The speaker's noun phrase as it stands, appositions and conjuncts included, on the head's side of the cue."""
    out, stack = [head], [head]
    while stack:
        for child in stack.pop().children:
            if _belongs(child, head, cue):
                out.append(child)
                stack.append(child)
    return _touching(sorted(out, key=lambda token: token.i), head)


def _belongs(child: Token, head: Token, cue: Token) -> bool:
    if (child.i < cue.i) != (head.i < cue.i) or child.i == cue.i:
        return False
    if child.dep_ == "prep" and child.i > head.i and any(grand.ent_type_ in {"DATE", "TIME"} for grand in child.children):
        return False
    if child.dep_ in {"acl", "relcl"}:
        if child.lemma_ in cue_verbs() or child.i < cue.i < child.right_edge.i:
            return False
        return child.i > head.i and not child.doc[child.left_edge.i - 1].is_punct
    if child.i < child.head.i:
        return child.dep_ not in {"punct", "advcl", "relcl", "parataxis", "ccomp"} or child.text in {"-", "'", '"', "“", "”"}
    if child.head.dep_ in {"acl", "relcl"} or any(above.dep_ in {"acl", "relcl"} and above.i > head.i for above in _between(child, head)):
        return True
    return child.dep_ in _RIGHT_IN and child.text not in {";", ":", "—", "–", "--"}


def _between(child: Token, head: Token) -> list[Token]:
    """Tokens above the child, up to the head."""
    out = []
    node = child.head
    while node.i not in {head.i, node.head.i}:
        out.append(node)
        node = node.head
    return out


def _touching(tokens: list[Token], head: Token) -> list[Token]:
    """Neighbours around the head; loose commas at the edges fall away."""
    at = tokens.index(head)
    first = last = at
    while first > 0 and tokens[first].i - tokens[first - 1].i <= 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].i - tokens[last].i <= 1:
        last += 1
    while last > at and (tokens[last].is_punct or tokens[last].dep_ == "cc") and tokens[last].text != ".":
        last -= 1
    while first < at and tokens[first].is_punct:
        first += 1
    return tokens[first : last + 1]


def speaker_span(head: Token, cue: Token) -> Span:
    """The characters of the speaker's noun phrase."""
    return char_span(speaker_tokens(head, cue))


def speaker_kind(head: Token, actor_kind: ActorKind | None) -> SpeakerKind:
    """The kind of a speaker: from the actor if it is known and named, else from the head noun."""
    if actor_kind is not None and actor_kind != "unnamed":
        return _KINDS[actor_kind]
    noun = speaker_heads().get(head.lemma_.lower())
    if head.pos_ == "PROPN":
        return _named_kind(head)
    if noun == "official_unnamed" and head.tag_ == "NNS":
        return "group_unnamed"
    if noun is not None:
        return noun
    if head.pos_ == "PRON":
        return "group_unnamed" if head.lower_ in {"they", "we", "some", "many", "others", "several", "those"} else "person"
    return "group_unnamed" if head.tag_ == "NNS" else "official_unnamed" if actor_kind == "unnamed" else "person"


def _named_kind(head: Token) -> SpeakerKind:
    if head.ent_type_ in {"GPE", "LOC", "NORP"}:
        return "state"
    return "organisation" if head.ent_type_ == "ORG" else "person"
