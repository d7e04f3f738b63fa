"""Roles that stand beside a name or are said of it: "Qasem Soleimani, a general", "Saleh was president of Yemen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.dress import role_of
from tocsin.extract.actors.phrases import phrase_of
from tocsin.extract.actors.scene import Name, Scene
from tocsin.extract.actors.titles import HYPHENS, is_definite, is_person, plain_title, title_ending
from tocsin.model import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc

# "(R-Texas)" and "of New South Wales" are the longest that stand between.
_ASIDE = 7
# An apposition is short; what runs on for longer is a clause.
_REACH = 14
_LONGEST = 6
_ENDS = frozenset({",", ".", ";", "—", "--", ")", "!", "?", "”", '"'})


def in_front(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "Iran's top general, Qasem Soleimani", or null."""
    doc = scene.doc
    comma = _front(scene, name) - 1
    if comma < 1 or doc[comma].text != ",":
        return None
    token = doc[comma - 1]
    found = title_ending(scene, comma) or (plain_title(scene, token), comma - 1)
    if found[0] is None or token.i in cast.covered or not is_definite(scene, cast, token):
        return None
    phrase = phrase_of(scene, token)
    if not _is_closed(doc, name.end):
        return None
    cast.mention(draft, token.i, phrase[0], comma)
    return role_of(scene, cast, draft, found[0], start=phrase[0], end=comma)


def apposed(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "The foreign minister of Romania, Ioana Vlad," and "its spokesman, Captain Ruwan Perera,", or null."""
    head = scene.tokens[name.head]
    noun = head.head
    if head.dep_ == "appos" and noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.pos_ == "PROPN":
        noun = noun.head.head  # "the archbishop of Managua, Leopoldo Sandino," hangs on Managua
    if head.dep_ != "appos" or noun.i >= name.start or noun.i in cast.covered or noun.tag_ in {"NNS", "NNPS"}:
        return None
    comma = next((i for i in range(noun.i + 1, name.start) if scene.tokens[i].text == ","), None)
    found = title_ending(scene, noun.i + 1, noun.left_edge.i)
    title = found[0] if found else plain_title(scene, noun)
    if title is None or comma is None or comma - noun.i > _REACH or not is_definite(scene, cast, noun):
        return None
    first = phrase_of(scene, noun)[0]
    cast.mention(draft, noun.i, first, comma)
    return role_of(scene, cast, draft, title, start=first, end=_role_end(scene.doc, noun.i, comma))


def appointed(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "confirmed Ana Ruiz as head of the agency" and "named Ana Ruiz defence minister", or null."""
    head = scene.tokens[name.head]
    verb = head.head
    if head.dep_ not in {"dobj", "nsubjpass", "nsubj"} or verb.lemma_ not in scene.cues("appointing"):
        return None
    if head.dep_ == "nsubj" and verb.tag_ != "VBN":
        return None
    inner = [grand for child in verb.children if child.lower_ == "as" for grand in child.children if grand.dep_ == "pobj"]
    for noun in [*inner, *(child for child in verb.children if child.dep_ == "oprd")]:
        found = title_ending(scene, noun.i + 1, noun.left_edge.i)
        title = found[0] if found else plain_title(scene, noun)
        if title is not None and noun.i > name.head and noun.i not in cast.covered:
            first, end = phrase_of(scene, noun)
            cast.mention(draft, noun.i, first, end)
            return role_of(scene, cast, draft, title, start=first, end=end)
    return None


def _front(scene: Scene, name: Name) -> int:
    """Where a name with the honorific or title before it begins: at "the" in "Its author, the former envoy Hugh Pembrey"."""
    start = name.start
    while start > 0 and name.start - start < _LONGEST:
        title = title_ending(scene, start)
        word = scene.tokens[start - 1]
        if title is not None:
            start = title[1]
        elif word.text in scene.cues("honorific") or (start < name.start and word.lower_ in scene.cues("before_title")):
            start -= 1
        else:
            break
    return start


def _is_closed(doc: Doc, end: int) -> bool:
    """True where a name ends a phrase: before a comma, a full stop or the end."""
    return end >= len(doc) or doc[end].text in _ENDS or doc[end].is_space or doc[end].lower_ in {"and", "who"}


def behind(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "McKenzie, the head of U.S. Central Command, told", or null."""
    doc = scene.doc
    comma = _past_aside(doc, name.end)
    if comma + 1 >= len(doc) or doc[comma].text != "," or doc[comma + 1].tag_ in {"CC", "VBG"}:
        return None
    end = _apposition_end(doc, comma + 1)
    if any(is_person(cast, i) and title_ending(scene, i, comma + 1) for i in range(comma + 1, end)):
        return None
    for i in range(comma + 1, end):
        token = doc[i]
        if token.pos_ == "ADP" or is_person(cast, i):
            return None
        if token.pos_ in {"NOUN", "PROPN"} and not _goes_on(doc, i, end):
            title = title_ending(scene, i + 1, comma + 1)
            found = title[0] if title else plain_title(scene, token)
            if found is None:
                return None
            cast.mention(draft, i, comma + 1, end)
            return role_of(scene, cast, draft, found, start=comma + 1, end=_role_end(doc, i, end))
    return None


def _past_aside(doc: Doc, at: int) -> int:
    """The comma behind what stands between a name and its apposition: "of California", "(D-Calif.)", ", 44,"; else where one began."""
    last = min(at + _ASIDE, len(doc) - 1)
    if at >= last:
        return at
    if doc[at].text == "," and doc[at + 1].like_num and doc[at + 2 : at + 3].text == ",":
        return at + 2
    if doc[at].lower_ not in {"of", "("}:
        return at
    comma = next((i for i in range(at + 1, last + 1) if doc[i].text == ","), at)
    between = [token for token in doc[at + 1 : comma] if token.pos_ != "PUNCT"]
    is_home = doc[at].lower_ == "of" and bool(between) and all(token.pos_ == "PROPN" for token in between)
    is_bracket = doc[at].text == "(" and comma > at and doc[comma - 1].text == ")"
    return comma if is_home or is_bracket else at


def _goes_on(doc: Doc, i: int, end: int) -> bool:
    """True inside a compound: "defense" of "defense minister", "prime" of "prime-minister"."""
    after = i + 1
    return after < end and (doc[after].pos_ in {"NOUN", "PROPN"} or doc[after].text in HYPHENS or doc[after].tag_ == "POS")


def _role_end(doc: Doc, head: int, end: int) -> int:
    """The role ends before a participle or a relative clause: "a cleric based in Pennsylvania" is a cleric."""
    for i in range(head + 1, end):
        if doc[i].text in HYPHENS or doc[i - 1].text in HYPHENS or (doc[i].dep_ == "amod" and doc[i].head.i > i):
            continue  # "leader of the Republican-controlled chamber"
        if doc[i].tag_ in {"VBN", "VBG", "WP", "WDT", "VBD"} or doc[i].lower_ in {"who", "that"}:
            return i
    return end


def _apposition_end(doc: Doc, start: int) -> int:
    """Where the phrase behind a comma ends; `start` itself where it is no apposition but the next clause or list."""
    for i in range(start, min(start + _REACH, len(doc))):
        token = doc[i]
        if token.text in _ENDS or (token.is_sent_start and i > start):
            return i
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and not (i > start and doc[i].dep_ in {"relcl", "aux", "acl"}):
            return start
        if token.lower_ in {"who", "which", "whose", "where", "when"} and i > start + 1:
            return i
    return start


def predicate(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "Saleh was president of Yemen", or null."""
    head = scene.tokens[name.head]
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_ not in {"be", "become", "remain"}:
        return None
    for child in verb.children:
        if child.dep_ == "attr" and child.i not in cast.covered and child.pos_ in {"NOUN", "PROPN"} and child.tag_ not in {"NNS", "NNPS"}:
            found = title_ending(scene, child.i + 1)
            if found is not None and found[0].office not in {"private", ""}:
                first, end = phrase_of(scene, child)
                cast.mention(draft, child.i, first, end)
                return role_of(scene, cast, draft, found[0], start=first, end=end)
    return None
