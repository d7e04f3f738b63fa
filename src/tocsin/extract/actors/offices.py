"""What the lexicon knows of a person's office on the article's day, beside what the text says."""

from __future__ import annotations

from dataclasses import replace

from tocsin.extract.actors.cast import Cast
from tocsin.extract.actors.scene import Name, Scene
from tocsin.lexicon.actors import Office, offices_of, titles
from tocsin.model import Interval, Role, Span


def complete_roles(scene: Scene, cast: Cast, roles: list[Role]) -> tuple[Role, ...]:
    """The text's roles with organisation and tenure filled in, then those that the lexicon adds.

    "Le Drian said" in an article of 2013 gives Jean-Yves Le Drian, Defence Minister, from 2012-05-16 to 2017-05-17.
    """
    done = [_with_tenure(scene, _with_organisation(scene, cast, role)) for role in roles]
    return (*done, *_from_lexicon(scene, done))


def _with_organisation(scene: Scene, cast: Cast, role: Role) -> Role:
    """Takes the body that a noun in the role points back to: "a spokesman for the ministry"."""
    if role.organisation is not None:
        return role
    span = scene.doc.char_span(role.span.start, role.span.end, alignment_mode="expand")
    for token in span or ():
        draft = cast.draft_at(token.i)
        if draft is not None and draft.kind in {"organisation", "media", "armed_group"} and draft.id != role.person:
            return replace(role, organisation=draft.id, country=role.country or draft.country)
    return role


def _with_tenure(scene: Scene, role: Role) -> Role:
    """From when to when, where the lexicon knows the tenure on the article's day."""
    known = _office_named(scene, role.title)
    for office in offices_of(scene.overlay).get(role.person, ()):
        if known == office.office and known not in scene.cues("shared_office") and scene.day is not None and office.is_held_on(scene.day):
            during = Interval(office.since, office.until)
            return replace(role, during=during, organisation=role.organisation or office.organisation)
    return role


def _office_named(scene: Scene, title: str) -> str | None:
    """The office of a title, by its last words: "acting Defense Secretary" is defence_minister; none for a former one."""
    words = title.lower().replace("-", " ").split()
    if any(word in scene.cues("not_now") for word in words):
        return None
    found = (titles(scene.overlay).get(" ".join(words[i:])) for i in range(len(words)))
    return next((known.office for known in found if known is not None), None)


def _from_lexicon(scene: Scene, roles: list[Role]) -> list[Role]:
    """Offices that named persons hold on the article's day and that the text does not give them."""
    if scene.day is None:
        return []
    first: dict[str, Name] = {}
    for name in sorted(scene.names, key=lambda name: name.start):
        first.setdefault(name.actor, name)
    given = {(role.person, _office_named(scene, role.title)) for role in roles}
    return [
        _role(scene, name, office)
        for actor, name in first.items()
        for office in offices_of(scene.overlay).get(actor, ())
        if office.is_held_on(scene.day) and (actor, office.office) not in given
    ]


def _role(scene: Scene, name: Name, office: Office) -> Role:
    begin, end = scene.tokens[name.start], scene.tokens[name.end - 1]
    span = Span(begin.idx, end.idx + len(end.text))
    during = Interval(office.since, office.until)
    return Role(office.person, office.title, span, office.organisation, office.country, during, "actors:office-lexicon")
