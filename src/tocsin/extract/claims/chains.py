"""Cues that share one speaker: "He said the talks failed and warned of war, adding that …" are three claims of one man."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extract.claims.doubts import is_mute
from tocsin.extract.claims.page import Draft, Page, Piece

# More cues than this in one sentence are a list, not speech.
_NEAR = 12
_CONTRASTS = frozenset({"while", "whereas", "and", "but", "though", "although"})
_JOINERS = frozenset({"and", "but", "or", "then", "also", ",", "later", "still"})


def unchain(drafts: tuple[Draft, ...], page: Page) -> tuple[Draft, ...]:
    """Drafts whose cue goes on where an earlier cue's content ends: content is cut there, the speaker is passed on."""
    out = list(drafts)
    for later, draft in enumerate(out):
        is_thing = _is_told_by_a_thing(draft)
        if not is_thing and not _goes_on(draft, page):
            _part(out, later, page)
            continue
        earlier = _holder(draft, out, later)
        if earlier is not None and (is_thing or _is_parallel(draft, out[earlier])):
            out[later] = replace(draft, speaker=out[earlier].speaker)
            out[earlier] = replace(out[earlier], pieces=_cut(out[earlier].pieces, _start(draft, page)))
    return tuple(draft for draft in out if draft.pieces)


def _part(out: list[Draft], later: int, page: Page) -> None:
    """Cuts an earlier cue's content where another speaker is set beside it: "Kyiv said the bridge fell, while Moscow said it stands"."""
    cue = out[later].cue
    if cue.pos_ != "VERB" or cue.dep_ not in {"conj", "advcl"} or out[later].speaker is None:
        return
    earlier = _holder(out[later], out, later)
    start = min(cue.left_edge.i, cue.i)
    while start > 0 and page.doc[start - 1].lower_ in _CONTRASTS | {","}:
        start -= 1
    opener = {page.doc[i].lower_ for i in range(start, min(start + 3, cue.i))}
    if earlier is not None and opener & _CONTRASTS and out[earlier].pieces[0][0] < start and out[earlier].cue.i < start:
        out[earlier] = replace(out[earlier], pieces=_cut(out[earlier].pieces, start))


def _goes_on(draft: Draft, page: Page) -> bool:
    """True if the cue has no subject of its own and stands behind a comma or a conjunction."""
    cue = draft.cue
    if cue.i == 0 or draft.rule == "according" or any(child.dep_ in {"nsubj", "nsubjpass"} for child in cue.children) or cue.pos_ != "VERB":
        return False
    before = page.doc[_start(draft, page)]
    return before.lower_ in _JOINERS and before.i < cue.i


def _is_told_by_a_thing(draft: Draft) -> bool:
    """True where the parse gives a participle a subject that cannot speak: "unclear when the executions took place adding that …"."""
    cue, speaker = draft.cue, draft.speaker
    is_alone = cue.tag_ == "VBG" and cue.dep_ == "advcl" and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in cue.children)
    return is_alone and speaker is not None and is_mute(speaker)


def _start(draft: Draft, page: Page) -> int:
    """The joiner before the cue, else the cue."""
    i = draft.cue.i
    while i > 0 and (page.doc[i - 1].lower_ in _JOINERS or page.doc[i - 1].pos_ in {"ADV", "AUX"}):
        i -= 1
    while i < draft.cue.i and page.doc[i].lower_ not in _JOINERS:
        i += 1
    return i


def _holder(draft: Draft, drafts: list[Draft], later: int) -> int | None:
    """The innermost earlier draft of the sentence whose content holds the cue."""
    found = None
    for number in range(max(0, later - _NEAR), later):
        other = drafts[number]
        if other.cue.sent == draft.cue.sent and any(first < draft.cue.i < last for first, last in other.pieces):
            found = number
    return found


def _is_parallel(draft: Draft, earlier: Draft) -> bool:
    """True if the form says that both cues have one subject: "said …, adding …", "said … and warned …"."""
    cue, other = draft.cue, earlier.cue
    if other.pos_ != "VERB":
        return False
    if cue.tag_ == "VBG":
        return cue.nbor(-1).text == "," or other.tag_ == "VBG"
    return cue.tag_ == other.tag_ or {cue.tag_, other.tag_} <= {"VBZ", "VBP"}


def _cut(pieces: tuple[Piece, ...], at: int) -> tuple[Piece, ...]:
    return tuple((first, min(last, at)) for first, last in pieces if first < at)
