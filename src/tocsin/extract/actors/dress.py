"""What a title tells of whoever bears it: role, country, organisation, sector, office."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Scene
from tocsin.lexicon.actors import Title
from tocsin.model import Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 6


def role_of(scene: Scene, cast: Cast, draft: Draft, title: Title, *, start: int, end: int) -> Role:
    """The role in tokens `[start, end)`; the country at its front is not part of the title."""
    doc = scene.doc
    country, organisation = _belonging(scene, cast, start, end)
    start = _behind_owner(scene, start, end)
    while start < end - 1 and _is_outside(scene, doc[start]):
        start += 1
    while start < end - 1 and doc[end - 1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT"}:
        end -= 1
    behind = _behind_name(scene, cast, end) if country is None else None
    country, organisation = behind or (country, organisation)
    country = country or _by_word(scene, title) or draft.country or (scene.bodies.get(title.body) if title.body else None)
    if organisation is not None:
        draft.bodies.add(organisation)
    if title.body and country:
        scene.bodies[title.body] = country
    body = cast.by_id[organisation] if organisation is not None else None
    if body is not None and body.sectors and title.sectors == ("BUS",):
        title = replace(title, sectors=body.sectors)  # the head of a school board is no businessman
    _dress(scene, draft, title, country, doc[start:end].text.lower())
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))
    text = " ".join(scene.text[span.start : span.end].split())
    return Role(draft.id, text, span, organisation, country, None, "actors:title")


def _behind_owner(scene: Scene, start: int, end: int) -> int:
    """Where the title of "the group's vice president for Asia" begins: behind the mark of its owner, if no preposition comes before it."""
    for i in range(start, end - 1):
        if scene.tokens[i].pos_ == "ADP":
            break
        if scene.tokens[i].tag_ == "POS":
            return i + 1
    return start


def _by_word(scene: Scene, title: Title) -> str | None:
    """The country that alone has an office of that name: the Tánaiste is Ireland's."""
    return next((pair.partition("=")[2] for pair in scene.cues("title_country") if pair.partition("=")[0] == title.words), None)


def _behind_name(scene: Scene, cast: Cast, end: int) -> tuple[str | None, str | None] | None:
    """Country and organisation of "Chancellor Maria Lindt of Austria" and "Commander Ali Rezaei of the Quds Force"; the title ends at a token."""
    doc, at = scene.doc, end
    while at < len(doc) and at - end < _LONGEST and doc[at].pos_ == "PROPN":
        at += 1
    if at == end or at + 2 >= len(doc) or doc[at].lower_ != "of":
        return None
    at += 1 + (doc[at + 1].lower_ == "the")
    body = cast.by_id.get(cast.covered.get(at, ""))
    if body is not None and body.kind in {"organisation", "media", "armed_group"}:
        return body.country, body.id
    country = scene.state_at(at) or _country_of_place(scene, at, at + 1)
    return (country, None) if country else None


def _is_outside(scene: Scene, token: Token) -> bool:
    """True for "Iran", "'s", "the" and "his" before a title."""
    is_filler = token.pos_ == "DET" or (token.pos_ == "ADV" and token.lower_ not in scene.cues("before_title"))
    return scene.state_at(token.i) is not None or token.tag_ in {"POS", "PRP$"} or is_filler or token.is_punct


def _belonging(scene: Scene, cast: Cast, start: int, end: int) -> tuple[str | None, str | None]:
    """Country and organisation that the words of a role name."""
    end = _first_end(scene, start, _place_end(scene, start, end))
    countries = [state for state in (scene.state_at(i) for i in range(start, end)) if state]
    ids = [cast.covered[i] for i in range(start, end) if i in cast.covered]
    organisation = next((i for i in ids if cast.by_id[i].kind in {"organisation", "media", "armed_group"}), None)
    country = countries[0] if countries else (cast.by_id[organisation].country if organisation else None)
    if country is None and scene.tokens[start].tag_ == "PRP$":
        owner = cast.draft_at(start)
        country = owner.country if owner else None
    return country or _country_of_place(scene, start, end), organisation


def _first_end(scene: Scene, start: int, end: int) -> int:
    """Where the first of two roles ends: before the "and" of "president of the assembly and Castro's man on U.S. relations"."""
    for i in range(start + 1, end - 1):
        if scene.tokens[i].lower_ == "and" and any(scene.tokens[k].tag_ in {"POS", "PRP$"} for k in range(i + 1, end)):
            return i
    return end


def _place_end(scene: Scene, start: int, end: int) -> int:
    """Where the words of a role end that tell whose it is: before the "in" of "ambassador in Vienna"."""
    guests = scene.cues("abroad")
    for i in range(start, end - 1):
        if scene.tokens[i].lemma_.lower() in guests and scene.tokens[i + 1].lower_ in {"in", "to", "at"}:
            return i
    return end


def _country_of_place(scene: Scene, start: int, end: int) -> str | None:
    """The country of a place in the words of a role: "Florida Sen." is of the USA, "mayor of Cali" of Colombia."""
    return scene.land_at(start, end) if end > start else None


def _dress(scene: Scene, draft: Draft, title: Title, country: str | None, words: str) -> None:
    """A person takes country, sector and office from what the text calls him."""
    own = words.replace("-", " ").removesuffix(title.words)
    is_now = not any(word in scene.cues("not_now") for word in own.split())
    draft.country = draft.country or country
    draft.sectors = (*draft.sectors, *(sector for sector in title.sectors if sector not in draft.sectors)) if is_now else draft.sectors
    draft.sectors = draft.sectors or title.sectors
    draft.is_public = draft.is_public or title.office not in {"private", ""}
    last = title.words.rsplit(" ", 1)[-1]
    first = words.split(" ", 1)[0]
    last = next((pair.partition("=")[2] for pair in scene.cues("short_rank") if pair.partition("=")[0] == last), last)
    is_second = title.words.split(" ", 1)[0] in scene.cues("not_now") and "MIL" not in title.sectors  # no vice president is "the president"
    draft.nouns.add(title.words if is_second else last if is_now or first == last else f"{first} {last}")
    if is_now:
        draft.offices.add((title.office, country))
        draft.nouns |= {words} - {title.words}
    if not draft.gender:
        last = words.rsplit(" ", 1)[-1]
        draft.gender = "m" if last in scene.cues("male") else "f" if last in scene.cues("female") else ""
