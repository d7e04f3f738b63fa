"""Through whom a statement came: "Reuters reported, citing an official", "was quoted by IRNA as saying", "told ABC News"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.claims.outlets import is_outlet, outlet_at
from tocsin.extract.claims.page import Draft
from tocsin.extract.syntax import agent_of
from tocsin.lexicon.claims import media, words

if TYPE_CHECKING:
    from spacy.tokens import Token


def relay(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Drafts with their relays, outermost first; two cues of one statement become one draft."""
    return _nest(_told(_cited(_quoted(drafts))))


def _quoted(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Khatibzadeh was quoted by IRNA as saying …; IRNA quoted Khatibzadeh as saying …"""
    hosts = {host.i: host for draft in drafts if (host := _quoting_host(draft.cue)) is not None}
    out = []
    for draft in drafts:
        if draft.cue.i in hosts:
            continue
        host = _quoting_host(draft.cue) or _bare_host(draft.cue)
        if host is not None:
            speaker, carrier = _quoted_roles(host)
            via = (carrier,) if carrier is not None else ()
            draft = replace(draft, speaker=speaker, via=via, cues=tuple(dict.fromkeys((draft.cue, host))), rule="relay/quoted")  # noqa: PLW2901
        out.append(draft)
    return tuple(out)


def _quoting_host(cue: Token) -> Token | None:
    """The "quoted" above "as saying"."""
    if cue.tag_ != "VBG":
        return None
    node = cue.head
    for _ in range(3):
        if node.lemma_ in words("quote") and node.pos_ == "VERB" and any(t.lower_ == "as" for t in node.doc[node.i : cue.i]):
            return node
        node = node.head
    return None


def _bare_host(cue: Token) -> Token | None:
    """The cue itself where it is the "quoted" of "“…,” Salami was quoted as saying by Fars" and holds the words."""
    following = [token.lower_ for token in cue.doc[cue.i + 1 : cue.i + 3]]
    return cue if cue.lemma_ in words("quote") and following[:1] == ["as"] and following[-1] in {"saying", "telling", "warning"} else None


def _quoted_roles(host: Token) -> tuple[Token | None, Token | None]:
    """Who is quoted, and by whom."""
    passive = next((child for child in host.children if child.dep_ == "nsubjpass"), None)
    if passive is None and host.dep_ in {"acl", "relcl"} and host.tag_ == "VBN":
        passive = host.head
    if passive is not None:
        return passive, agent_of(host) or _agent_behind(host)
    subject = next((child for child in host.children if child.dep_ == "nsubj"), None)
    return next((child for child in host.children if child.dep_ == "dobj"), None), subject


def _agent_behind(host: Token) -> Token | None:
    """The outlet behind "saying": was quoted as saying by IRNA, was quoted as saying in the Sunday Times."""
    for token in host.subtree:
        if token.lower_ in {"by", "in"} and token.i > host.i and token.dep_ in {"agent", "prep"}:
            found = next((child for child in token.children if child.dep_ == "pobj" and is_outlet(child, host)), None)
            if found is not None:
                return found
    return None


def _cited(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Reuters reported, citing an anonymous official: the official speaks, Reuters relays."""
    dropped: set[int] = set()
    out = []
    for draft in drafts:
        source = _source_cited(draft)
        if source is not None and draft.speaker is not None and is_outlet(draft.speaker, draft.cue):
            cite, head = source
            dropped.add(cite.i)
            draft = replace(draft, speaker=head, via=(draft.speaker, *draft.via), cues=(draft.cue, cite), rule="relay/cited")  # noqa: PLW2901
        out.append(draft)
    return tuple(draft for draft in out if draft.cue.i not in dropped)


def _source_cited(draft: Draft) -> tuple[Token, Token] | None:
    """The "citing" of the cue's own sentence with its object, behind the cue and outside the content's clauses."""
    for token in draft.cue.sent:
        if token.lower_ in {"citing", "quoting"} and token.tag_ == "VBG":
            head = _cited_head(token)
            if head is not None and not any(
                between.lemma_ in {"say", "tell"} for between in token.doc[min(token.i, draft.cue.i) + 1 : max(token.i, draft.cue.i)]
            ):
                return token, head
    return None


def _cited_head(citing: Token) -> Token | None:
    """The object of "citing": the noun phrase right behind it, whatever the parse hung there."""
    for token in citing.doc[citing.i + 1 : citing.i + 8]:
        if token.is_punct or token.pos_ == "SCONJ" or (token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}):
            return None
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "poss", "nmod", "amod"}:
            return token
    return None


def _told(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Told ABC News; said in an interview with CNN; said in remarks carried by state television; an aide quoted by AFP."""
    out = []
    for draft in drafts:
        carrier = _carrier(draft) if not draft.via else None
        if carrier is not None and (draft.speaker is None or carrier.i != draft.speaker.i):
            draft = replace(draft, via=(carrier, *draft.via))  # noqa: PLW2901
        out.append(draft)
    return tuple(out)


def _carrier(draft: Draft) -> Token | None:
    cue = draft.cue
    if draft.addressee is not None:
        outlet = outlet_at(draft.addressee, cue)
        if outlet is not None:
            return outlet
    quoted_by = _carried(draft.speaker, cue, words("quote")) if draft.speaker is not None else None
    if quoted_by is not None:
        return quoted_by
    return next((found for token in cue.sent if token.dep_ == "prep" and (found := _channel(token, draft)) is not None), None)


def _channel(prep: Token, draft: Draft) -> Token | None:
    """The outlet behind a preposition of the cue's sentence: on Al Jazeera, speaking to NPR, in an interview with CNN."""
    cue = draft.cue
    is_said = any(first <= prep.i < last for first, last in draft.pieces)
    is_beside = prep.head.i == cue.i or (prep.head.lower_ == "speaking" and not is_said)
    for noun in prep.children:
        if noun.dep_ != "pobj":
            continue
        if is_beside and prep.lower_ in {"on", "to", "in", "with"}:
            outlet = outlet_at(noun, cue)
            if outlet is not None:
                return outlet
        is_channel = noun.lemma_.lower() in media() or noun.lemma_.lower() in words("remark")
        if is_channel and prep.lower_ in {"in", "during", "on"}:
            found = _carried(noun, cue, words("carry")) or (None if is_said else _with(noun, cue))
            if found is not None:
                return found
    return None


def _carried(noun: Token, cue: Token, verbs: frozenset[str]) -> Token | None:
    """The outlet in "a statement carried by IRNA", "remarks broadcast on state television", "an aide quoted by AFP"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in verbs:
            for below in child.children:
                outlet = next((grand for grand in below.children if grand.dep_ == "pobj" and is_outlet(grand, cue)), None)
                if below.dep_ in {"agent", "prep"} and outlet is not None:
                    return outlet
    return None


def _with(noun: Token, cue: Token) -> Token | None:
    """The outlet in "an interview with CNN"."""
    preps = [child for child in noun.children if child.dep_ == "prep" and child.lower_ in {"with", "to", "on", "by", "for"}]
    return next((grand for child in preps for grand in child.children if grand.dep_ == "pobj" and is_outlet(grand, cue)), None)


def _nest(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """A statement inside another's content is relayed by the other's speaker; an outlet's empty frame around it falls away."""
    dropped: set[int] = set()
    out = []
    holders = _holders(drafts)
    for number, draft in enumerate(drafts):
        outer = holders.get(number)
        passer = drafts[outer].speaker if outer is not None else None
        if outer is not None and passer is not None and not _is_answer(drafts[outer]):
            via = (*drafts[outer].via, passer)
            draft = replace(draft, via=(*via, *draft.via))  # noqa: PLW2901
            if _is_empty_frame(drafts[outer], draft):
                dropped.add(outer)
                draft = replace(draft, cues=(*draft.cues, drafts[outer].cue), rule="relay/nested")  # noqa: PLW2901
        out.append(draft)
    return tuple(draft for number, draft in enumerate(out) if number not in dropped)


def _is_answer(outer: Draft) -> bool:
    """True if the outer speaker denies, blames or mocks what the inner one said, and so does not pass it on."""
    return outer.word.act in {"deny", "accuse", "disclaim", "retract"}


def _holders(drafts: tuple[Draft, ...]) -> Mapping[int, int]:
    """For each draft the innermost other draft of its sentence whose content holds its cue."""
    out: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        for other in range(max(0, number - 6), min(len(drafts), number + 7)):
            held = other != number and any(first <= draft.cue.i < last for first, last in drafts[other].pieces)
            if held and (number not in out or _size(drafts[other]) < _size(drafts[out[number]])):
                out[number] = other
    return out


def _size(draft: Draft) -> int:
    return sum(last - first for first, last in draft.pieces)


def _is_empty_frame(outer: Draft, inner: Draft) -> bool:
    """True if an outlet only says that the inner speaker says so: "Reuters reported that officials said …"."""
    if outer.speaker is None or not is_outlet(outer.speaker, outer.cue):
        return False
    return inner.rule == "according" or inner.cue.head.i == outer.cue.i
