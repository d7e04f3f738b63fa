"""Through whom a statement came: "Reuters reported, citing an official", "was quoted by IRNA as saying", "told ABC News"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tocsin.extract.claims.carriers import carrier_of, head_from
from tocsin.extract.claims.hearsay import traced
from tocsin.extract.claims.outlets import is_outlet, is_printed, is_voice, name_behind
from tocsin.extract.claims.page import Draft, Piece
from tocsin.extract.syntax import agent_of
from tocsin.lexicon.claims import speaker_heads, words

if TYPE_CHECKING:
    from spacy.tokens import Token

# "quoted by the semi-official Fars news agency as saying".
_QUOTED = 12
# "reported on Monday, citing": tokens between a cue and its "citing".
_NEAR = 4


def relay(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Drafts with their relays, outermost first; two cues of one statement become one draft."""
    return _heard(_nest(_told(traced(_cited(_closed(_quoted(drafts)))))))


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
    if cue.tag_ != "VBG" and not any(child.lower_ == "having" for child in cue.children):
        return None
    node = cue.head
    for _ in range(3):
        if node.lemma_ in words("quote") and node.pos_ == "VERB" and any(t.lower_ == "as" for t in node.doc[node.i : cue.i]):
            return node
        node = node.head
    return None


def _bare_host(cue: Token) -> Token | None:
    """The cue itself where it is the "quoted" of "“…,” Salami was quoted as saying by Fars" and holds the words."""
    following = [token.lower_ for token in cue.doc[cue.i + 1 : cue.i + _QUOTED]]
    is_saying = any(pair[0] == "as" and pair[1] in {"saying", "telling", "warning"} for pair in pairwise(following))
    return cue if cue.lemma_ in words("quote") and is_saying and cue.tag_ == "VBN" else None


def _quoted_roles(host: Token) -> tuple[Token | None, Token | None]:
    """Who is quoted, and by whom."""
    passive = next((child for child in host.children if child.dep_ == "nsubjpass"), None)
    if passive is None and host.dep_ in {"acl", "relcl"} and host.tag_ == "VBN":
        passive = host.head
    if passive is not None:
        return passive, agent_of(host) or _agent_behind(host)
    subject = next((child for child in host.children if child.dep_ == "nsubj"), None)
    quoted = next((child for child in host.children if child.dep_ == "dobj"), None)
    return name_behind(quoted) if quoted is not None and is_outlet(quoted, host) else quoted, subject


def _agent_behind(host: Token) -> Token | None:
    """The outlet behind "saying", or in which one is quoted: was quoted as saying by IRNA, was quoted in Al-Watan as saying."""
    for token in host.subtree:
        if token.lower_ in {"by", "in"} and token.i > host.i and token.dep_ in {"agent", "prep"}:
            is_right = is_printed if token.head.i == host.i else is_outlet
            found = next((child for child in token.children if child.dep_ == "pobj" and is_right(child, host)), None)
            if found is not None:
                return found
    return None


def _cited(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Reuters reported, citing an anonymous official; the mission, relaying the account of elders, said: who is cited speaks."""
    dropped: set[int] = set()
    out = []
    for draft in drafts:
        found = _source_cited(draft) if draft.speaker is not None else None
        if found is not None and draft.speaker is not None:
            cite, head = found
            dropped.add(cite.i)
            pieces = _without(draft.pieces, cite)
            via = (draft.speaker, *draft.via)
            draft = replace(draft, speaker=head, via=via, pieces=pieces, cues=(draft.cue, cite), rule="relay/cited")  # noqa: PLW2901
        out.append(draft)
    return tuple(draft for draft in out if draft.cue.i not in dropped)


def _without(pieces: tuple[Piece, ...], cite: Token) -> tuple[Piece, ...]:
    """The content without the "citing" that the parse hung at its end."""
    return tuple((first, cite.i) if first < cite.i < last and cite.nbor(-1).text == "," else (first, last) for first, last in pieces)


def _source_cited(draft: Draft) -> tuple[Token, Token] | None:
    """The "citing" of the cue's own sentence with the one cited: of an outlet anything, of others only somebody who can speak."""
    speaker = draft.speaker
    if speaker is None:
        return None
    is_medium = is_outlet(speaker, draft.cue)
    for token in draft.cue.sent:
        if token.lemma_ not in words("cited") or token.i == draft.cue.i or not _is_aside(token, speaker):
            continue
        head = head_from(token.doc, token.i + 1)
        if head is None or _has_saying(token, draft.cue) or not (is_medium or _is_near(token, draft)):
            continue
        author = author_of(head)
        if author.lemma_.lower() in words("voiceless"):
            continue
        if author.i != speaker.i and (is_medium or is_voice(author)):
            return token, author
    return None


def _is_aside(token: Token, speaker: Token) -> bool:
    """True for "citing" and for "which cited" of the speaker."""
    return token.tag_ == "VBG" or (token.dep_ == "relcl" and token.head.i == speaker.i)


def _has_saying(cite: Token, cue: Token) -> bool:
    return any(token.lemma_ in {"say", "tell"} for token in cite.doc[min(cite.i, cue.i) + 1 : max(cite.i, cue.i)])


def _is_near(cite: Token, draft: Draft) -> bool:
    """True where "citing" hangs on the cue, or stands between speaker and cue or right behind the cue."""
    cue, speaker = draft.cue, draft.speaker
    return cite.head.i == cue.i or 0 < cite.i - cue.i <= _NEAR or (speaker is not None and speaker.i < cite.i < cue.i)


def author_of(head: Token) -> Token:
    """Whose words a cited paper holds: the governor in "a letter from the governor" and "the governor's letter", else the paper itself."""
    lemma = head.lemma_.lower()
    is_paper = speaker_heads().get(lemma) == "document"
    if head.pos_ != "NOUN" or not (is_paper or lemma in words("vouched")):
        return head
    preps = {"from", "by"} if is_paper else {"from", "by", "of"}
    below = (noun for prep in head.children if prep.lower_ in preps for noun in prep.children if noun.dep_ == "pobj")
    owners = (child for child in head.children if child.dep_ == "poss" and child.pos_ != "PRON")
    return next((noun for noun in (*below, *owners) if is_voice(noun)), head)


def _closed(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Police said seven had died, local media reported: the outlet at the sentence's end relays what the parse put beside it."""
    out = list(drafts)
    for number, last in enumerate(drafts):
        speaker = last.speaker
        if speaker is None or last.pieces[-1][1] > min(speaker.i, last.cue.i) or not is_outlet(speaker, last.cue):
            continue
        comma = speaker.left_edge.i - 1
        first = next((i for i in range(number) if out[i].pieces and _swallows(out[i], last.cue, comma)), None)
        if first is not None:
            out[first] = replace(out[first], pieces=_cut(out[first].pieces, comma), via=(speaker, *out[first].via), rule="relay/closed")
            out[number] = replace(last, pieces=())
    return tuple(draft for draft in out if draft.pieces)


def _swallows(first: Draft, cue: Token, comma: int) -> bool:
    """True if a statement's content holds a later cue behind a comma that ends the sentence."""
    start, end = first.pieces[-1]
    return start < comma < cue.i < end and cue.doc[comma].text == "," and first.speaker is not None


def _cut(pieces: tuple[Piece, ...], at: int) -> tuple[Piece, ...]:
    return tuple((first, min(last, at)) for first, last in pieces if first < at)


def _told(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Told ABC News; said in an interview with CNN; said in remarks carried by state television; an aide quoted by AFP."""
    out = []
    for draft in drafts:
        carrier = carrier_of(draft) if not draft.via else None
        if carrier is not None and (draft.speaker is None or carrier.i != draft.speaker.i):
            draft = replace(draft, via=(carrier, *draft.via))  # noqa: PLW2901
        out.append(draft)
    return tuple(out)


def _nest(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """A statement inside another's content is relayed by the other's speaker; an outlet's empty frame around it falls away."""
    dropped: set[int] = set()
    out = []
    holders = _holders(drafts)
    for number, draft in enumerate(drafts):
        outer = holders.get(number)
        passer = drafts[outer].speaker if outer is not None else None
        if outer is not None and passer is not None and not _is_answer(drafts[outer]):
            via = drafts[outer].via if _is_self(draft, passer) else _passed_on(drafts[outer], passer)
            draft = replace(draft, via=_joined(via, draft) if via else draft.via)  # noqa: PLW2901
            if _is_empty_frame(drafts[outer], draft):
                dropped.add(outer)
                draft = replace(draft, cues=(*draft.cues, drafts[outer].cue), rule="relay/nested")  # noqa: PLW2901
        out.append(draft)
    return tuple(draft for number, draft in enumerate(out) if number not in dropped)


def _is_self(inner: Draft, passer: Token) -> bool:
    """True for "Clinton said she thinks …": a pronoun that takes up the outer speaker is nobody else's word."""
    voice = inner.speaker
    if voice is None or voice.i == passer.i:
        return voice is not None
    return voice.lower_ in {"it", "they", "we", "i"} or (voice.lower_ in {"he", "she"} and not is_outlet(passer, inner.cue))


def _passed_on(outer: Draft, passer: Token) -> tuple[Token, ...]:
    """The relays through an outer statement: a paper that an outlet published is no relay of its own."""
    is_paper = speaker_heads().get(passer.lemma_.lower()) == "document" and passer.pos_ == "NOUN"
    return outer.via if is_paper and outer.via else (*outer.via, passer)


def _joined(outer: tuple[Token, ...], inner: Draft) -> tuple[Token, ...]:
    """The outer relays, then the inner ones, without "the paper" and "it" that stand for the outlet that is speaking."""
    is_medium = is_outlet(outer[-1], inner.cue)
    own = (token for token in inner.via if not (is_medium and token.pos_ == "NOUN" and token.text.islower()))
    return (*outer, *(token for token in own if token.i not in {voice.i for voice in outer}))


def _is_answer(outer: Draft) -> bool:
    """True if the outer speaker denies, blames or mocks what the inner one said, or calls it false, and so does not pass it on."""
    if outer.word.act in {"deny", "accuse", "disclaim", "retract"}:
        return True
    doc = outer.cue.doc
    judged = (doc[i] for first, last in outer.pieces for i in range(first, last) if doc[i].dep_ in {"acomp", "attr"})
    return any(token.lemma_.lower() in words("disproved") for token in judged)


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


def _heard(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Reuters has learned from two officials that …: who heard it relays it."""
    return tuple(
        replace(draft, via=(draft.addressee,))
        if draft.rule == "verb/heard" and not draft.via and draft.addressee is not None and draft.addressee.pos_ != "PRON"
        else draft
        for draft in drafts
    )
