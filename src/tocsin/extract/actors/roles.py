"""Roles: the titles before names, and whatever else gives a named person one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.actors.appositions import appointed, apposed, behind, in_front, predicate
from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.dress import role_of
from tocsin.extract.actors.scene import Name, Scene
from tocsin.extract.actors.titles import HYPHENS, is_person, plain_title, plural_title_ending, title_ending
from tocsin.lexicon.actors import Title, titles
from tocsin.model import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

# A title with the words before it that belong to it is short.
_REACH = 14
# "the U.N. special envoy for the Great Lakes region" has four words behind its preposition.
_TAIL = 7
_TAIL_PREPOSITIONS = frozenset({"of", "for", "to", "in"})


def find_roles(scene: Scene, cast: Cast) -> list[Role]:
    """The roles that the text gives to named persons, in order of the text."""
    out: dict[tuple[str, str, str | None], Role] = {}
    for name in sorted(scene.names, key=lambda name: name.start):
        draft = cast.by_id[name.actor]
        if draft.kind == "person":
            for role in _roles(scene, cast, name, draft):
                out.setdefault((role.person, role.title.casefold(), role.country), role)
    for name in sorted(scene.names, key=lambda name: name.start):
        for office in {office for office, _ in cast.by_id[name.actor].offices}:
            scene.officers.setdefault(office, []).append(name)
    return list(out.values())


def _roles(scene: Scene, cast: Cast, name: Name, draft: Draft) -> list[Role]:
    found = [
        _before(scene, cast, name, draft),
        in_front(scene, cast, name, draft) or apposed(scene, cast, name, draft),
        appointed(scene, cast, name, draft),
        behind(scene, cast, name, draft),
        predicate(scene, cast, name, draft),
    ]
    return [role for role in found if role is not None]


def _before(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "acting Defense Secretary Chris Miller", or null."""
    found = title_ending(scene, name.start) or _noun_title(scene, name)
    if found is None:
        return _with_tail(scene, cast, name, draft) or _within(scene, cast, name, draft) or _shared(scene, cast, name, draft)
    title, start = found
    doc, end = scene.doc, name.start
    office = title_ending(scene, start) if title.office in scene.cues("crowned") else None
    if office is not None:  # "Foreign Minister Prince Faisal": the office counts, the rank is part of the name
        end, (title, start) = start, office
    while start > 0 and name.start - start < _REACH and _is_title_token(scene, cast, doc[start - 1]):
        start -= 1
    start = _trimmed(scene, start, name.start)
    if doc[name.start - 1].head.i != name.head and name.start - 1 not in cast.covered:
        cast.mention(draft, name.start - 1, start, name.end)
    return role_of(scene, cast, draft, title, start=start, end=end)


def _with_tail(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "Minister of Public Works Ana Ruiz" and "the U.S. ambassador to Chad, Helen Marsh": a title, a preposition, and whose."""
    tokens, i = scene.tokens, name.start - 1
    while i > 1 and name.start - i < _TAIL and _is_in_tail(scene, tokens[i]):
        i -= 1
    if i < 1 or tokens[i].lower_ not in _TAIL_PREPOSITIONS or i == name.start - 1:
        return None
    found = title_ending(scene, i)
    if found is None:
        return None
    title, start = found
    while start > 0 and name.start - start < _REACH and _is_title_token(scene, cast, tokens[start - 1]):
        start -= 1
    start = _trimmed(scene, start, name.start)
    if start == name.start:
        return None  # "president of the assembly and Castro"
    cast.mention(draft, i - 1, start, name.end)
    return role_of(scene, cast, draft, title, start=start, end=name.start)


def _shared(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "Senators Jon Aas and Ann Roe" and "Sens. Jon Aas, of Ohio, and Ann Roe": one title for several."""
    tokens, i = scene.tokens, name.start - 1
    while i > 0 and name.start - i < _REACH and _is_in_list(cast, tokens[i]):
        i -= 1
    found = plural_title_ending(scene, i + 1) if is_person(cast, i + 1) else None
    if found is None or found[0].office == "private" or not tokens[found[1]].text[:1].isupper():
        return None
    title, start = found
    while (
        start > 0 and name.start - start < _REACH and _is_title_token(scene, cast, tokens[start - 1]) and tokens[start - 1].lower_ != "and"
    ):
        start -= 1
    role = role_of(scene, cast, draft, title, start=_trimmed(scene, start, i + 1), end=i + 1)
    is_cut = tokens[i].text.endswith(".") or (i + 1 < len(tokens) and tokens[i + 1].text == ".")
    return replace(role, title=role.title.rstrip(".").removesuffix("s") + "." * is_cut)


def _is_in_list(cast: Cast, token: Token) -> bool:
    """True inside "Jon Aas, of Ohio, and": names of persons, where they are from, and what joins them."""
    return (
        is_person(cast, token.i) or token.text == "," or token.lower_ in {"and", "of"} or (token.pos_ == "PROPN" and token.dep_ == "pobj")
    )


def _is_in_tail(scene: Scene, token: Token) -> bool:
    """True for what stands between "minister of" and a name: capitals, a noun, an article, an owner."""
    if token.lower_ in scene.cues("not_now") and token.text.islower():
        return False  # "nephew of the late King Abdullah"
    is_noun = token.text[:1].isupper() or token.lower_ in {"and", "the"} or token.tag_ == "POS" or token.pos_ in {"NOUN", "ADJ"}
    return is_noun and not token.is_punct and token.lower_ not in _TAIL_PREPOSITIONS


def _within(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "King Abdullah II" where the lexicon has the title as a part of the name."""
    title = titles(scene.overlay).get(scene.tokens[name.start].lower_) if name.end - name.start > 1 else None
    if title is None or title.office not in scene.cues("crowned"):
        return None
    return role_of(scene, cast, draft, title, start=name.start, end=name.start + 1)


def _noun_title(scene: Scene, name: Name) -> tuple[Title, int] | None:
    """A person's noun right before the name: "ministry official Asad Ramlawi"."""
    if name.start == 0:
        return None
    token = scene.tokens[name.start - 1]
    head = scene.tokens[name.head]
    is_joined = token.head.i == name.head or (token.head.i == head.head.i and token.dep_ == head.dep_)
    title = plain_title(scene, token) if token.pos_ == "NOUN" and is_joined else None
    return (title, name.start - 1) if title is not None else None


def _is_title_token(scene: Scene, cast: Cast, token: Token) -> bool:
    if token.is_sent_end or (token.lower_ == "and" and is_person(cast, token.i - 1)):
        return False
    if token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ == "POS":
        return True
    if token.pos_ == "NUM" and token.nbor().text in HYPHENS:
        return True  # "three-term governor"
    return token.text in HYPHENS or token.lower_ in scene.cues("title_modifier") or token.lower_ == "and"


def _trimmed(scene: Scene, start: int, end: int) -> int:
    """Without what cannot begin a title: "and", a hyphen, the end of another name before "and"."""
    doc = scene.doc
    ands = [i for i in range(start, end) if doc[i].lower_ == "and"]
    if ands and (
        _ends_name(scene, ands[-1], end) or any(t.lower_ in titles(scene.overlay) or t.i in scene.hit_at for t in doc[start : ands[-1]])
    ):
        start = ands[-1] + 1
    while start < end and (doc[start].text in HYPHENS or doc[start].lower_ == "and"):
        start += 1
    return start


def _ends_name(scene: Scene, at: int, end: int) -> bool:
    """True for the "and" of "Senator Ann Roe of Vermont and Prime Minister Jon Aas"."""
    return scene.tokens[at - 1].ent_type_ in {"GPE", "LOC", "PERSON", "ORG", "NORP"} and title_ending(scene, end, at + 1) is not None
