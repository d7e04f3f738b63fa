"""By what else a text calls a person whom it has named: "the diplomat" a foreign minister, "the former banker" whoever was just spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.scene import Scene
from tocsin.extract.actors.titles import title_ending
from tocsin.extract.actors.turns import lone_person
from tocsin.lexicon.actors import Again, Head, again, offices_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many mentions back "the diplomat" may have been named: a few sentences.
_NEAR = 24
# How many mentions back "the ousted general" may have been called so: a page or so.
_BACK = 60
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def persons_before(cast: Cast, token: Token, country: str | None) -> list[Draft]:
    """The persons named shortly before a token who can be of a country, the last first, each once."""
    found = {cast.at[i]: None for i in reversed(cast.order[-_NEAR:]) if i not in cast.weak and not token.left_edge.i <= i < token.i}
    drafts = [cast.by_id[actor] for actor in found]
    return [draft for draft in drafts if draft.kind == "person" and (country is None or draft.country in {None, country})]


def by_office(scene: Scene, cast: Cast, token: Token, country: str | None) -> Draft | None:
    """Whom "the diplomat" and "the general" mean: the one person of the sentences before whose office the noun fits; of two neither."""
    found = _of_office(scene, cast, token, country)
    return found[0] if len(found) == 1 else None


def _of_office(scene: Scene, cast: Cast, token: Token, country: str | None) -> list[Draft]:
    row = again(scene.overlay).get(token.lemma_.lower())
    return [draft for draft in persons_before(cast, token, country) if _fits(scene, row, draft)] if row is not None else []


def _fits(scene: Scene, row: Again, draft: Draft) -> bool:
    held = {office for office, _ in draft.offices} | offices_now(scene, draft.id)
    return bool(row.offices & held) and (not row.called or bool(row.called & (draft.nouns | _titles_now(scene, draft.id))))


def _titles_now(scene: Scene, person: str) -> set[str]:
    """The last words of the titles that the lexicon knows a person to bear on the article's day: "senator"."""
    held = (one for one in offices_of(scene.overlay).get(person, ()) if scene.day is not None and one.is_held_on(scene.day))
    return {one.title.rsplit(" ", 1)[-1].lower() for one in held}


def of_region(scene: Scene, cast: Cast, token: Token, region: Token, country: str) -> Draft | None:
    """Whom "the Vermont senator" means: whom the text calls so, else the one senator of whom it tells no region."""
    found = _of_office(scene, cast, token, country)
    told = {draft.id: _regions(draft, token.lemma_) for draft in found}
    here = [draft for draft in found if region.lower_ in told[draft.id]]
    left = here or [draft for draft in found if not told[draft.id]]
    return left[0] if len(left) == 1 else None


def _regions(draft: Draft, noun: str) -> set[str]:
    """The words beside an office in what the text has called somebody: "vermont" of "Vermont senator"."""
    told = (words for words in draft.nouns if words.endswith(f" {noun}") or words.startswith(f"{noun} of "))
    return {word for words in told for word in words.split()} - {noun, "of"}


def offices_now(scene: Scene, person: str) -> set[str]:
    """The offices that the lexicon knows a person to hold on the article's day."""
    return {office.office for office in offices_of(scene.overlay).get(person, ()) if scene.day is not None and office.is_held_on(scene.day)}


def of_no_office(scene: Scene, cast: Cast, token: Token, head: Head, country: str | None) -> Draft | None:
    """The one person named shortly before of whom no office is told: "Amos Hochstein landed in Beirut. The envoy met …"."""
    if token.lemma_ not in scene.cues("lone_office"):
        return None
    found = lone_person(cast, head.gender, country=country)
    return found if found is not None and not found.offices and set(found.sectors) <= {*head.sectors, "IGO"} else None


def former(scene: Scene, cast: Cast, token: Token, head: Head, modifiers: list[str], *, country: str | None) -> Draft | None:
    """Whom "the former minister" means: who was called one before, who by the lexicon was one, or of whom the text speaks."""
    is_fallen = len(modifiers) == 1 and modifiers[0] in scene.cues("fallen")
    for i in reversed(cast.order[-_BACK:]):
        draft = cast.by_id[cast.at[i]]
        if is_fallen and draft.kind == "person" and token.lemma_ in draft.nouns:
            return draft
        if any(noun.endswith(f" {token.lemma_}") and noun.split(" ", 1)[0] in scene.cues("not_now") for noun in draft.nouns):
            return draft
    if modifiers[0] not in scene.cues("was_before"):
        return None
    title = title_ending(scene, token.i + 1, token.left_edge.i)
    office = title[0].office if title is not None else ""
    held = [draft for draft in persons_before(cast, token, country) if _has_held(scene, draft, office)]
    if held:
        return held[0] if len(held) == 1 else None
    return _spoken_of(scene, cast, token, head, office) if office not in scene.cues("top_office") or office == "leader" else None


def _has_held(scene: Scene, draft: Draft, office: str) -> bool:
    """True if by the lexicon somebody left such an office before the article's day."""
    return any(
        one.office == office and one.until is not None and scene.day is not None and one.until < scene.day
        for one in offices_of(scene.overlay).get(draft.id, ())
    )


def described(scene: Scene, cast: Cast, token: Token, head: Head, modifiers: list[str]) -> Draft | None:
    """Whom "the nationalist leader" and "the six-time premier" mean: the one of whom the sentence before was about."""
    if head.number != "person" or scene.cues("another_one") & set(modifiers) or not scene.cues("describing") & set(modifiers):
        return None
    return _spoken_of(scene, cast, token, head, "")


def _spoken_of(scene: Scene, cast: Cast, token: Token, head: Head, office: str) -> Draft | None:
    """The one person named shortly before, if the sentence before was about him and this one begins with what he was."""
    found = lone_person(cast, head.gender)
    start = token.sent.start
    if found is None or token.dep_ not in _SUBJECTS or token.head.dep_ != "ROOT" or not start:
        return None
    if office and (office in {held for held, _ in found.offices} or office in offices_now(scene, found.id)):
        return None
    before = scene.tokens[start - 1].sent.start
    ahead = [i for i in cast.at if before <= i < start and cast.at[i] == found.id]
    is_in_this = any(start <= i < token.left_edge.i for i in cast.at)
    return found if any(scene.tokens[i].dep_ in _SUBJECTS for i in ahead) and not is_in_this else None
