"""Roles: the titles before names, and the appositions around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.extract.actors.cast import Cast, Draft
from tocsin.extract.actors.phrases import phrase_of
from tocsin.extract.actors.scene import Name, Scene
from tocsin.lexicon.actors import Title, heads, titles
from tocsin.model import Role, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 6
_HYPHENS = frozenset({"-", "–"})
# An apposition is short; what runs on for longer is a clause.
_REACH = 14
# "the U.N. special envoy for the Great Lakes region" has four words behind its preposition.
_TAIL = 7
_TAIL_PREPOSITIONS = frozenset({"of", "for", "to", "in"})
_ENDS = frozenset({",", ".", ";", "—", "--", ")", "!", "?", "”", '"'})


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
        _in_front(scene, cast, name, draft) or _apposed(scene, cast, name, draft),
        _appointed(scene, cast, name, draft),
        _behind(scene, cast, name, draft),
        _predicate(scene, cast, name, draft),
    ]
    return [role for role in found if role is not None]


def _before(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "acting Defense Secretary Chris Miller", or null."""
    found = title_ending(scene, name.start) or _noun_title(scene, name)
    if found is None:
        return _with_tail(scene, cast, name, draft) or _within(scene, cast, name, draft)
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
    return _role(scene, cast, draft, title, start=start, end=end)


def _with_tail(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "Minister of Public Works Ana Ruiz" and "the U.S. ambassador to Chad, Helen Marsh": a title, a preposition, and whose."""
    tokens, i = scene.tokens, name.start - 1
    while i > 1 and name.start - i < _TAIL and _is_in_tail(tokens[i]):
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
    cast.mention(draft, i - 1, start, name.end)
    return _role(scene, cast, draft, title, start=start, end=name.start)


def _is_in_tail(token: Token) -> bool:
    """True for what stands between "minister of" and a name: capitals, a noun, an article, an owner."""
    is_noun = token.text[:1].isupper() or token.lower_ in {"and", "the"} or token.tag_ == "POS" or token.pos_ in {"NOUN", "ADJ"}
    return is_noun and not token.is_punct and token.lower_ not in _TAIL_PREPOSITIONS


def _within(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "King Abdullah II" where the lexicon has the title as a part of the name."""
    title = titles(scene.overlay).get(scene.tokens[name.start].lower_) if name.end - name.start > 1 else None
    if title is None or title.office not in scene.cues("crowned"):
        return None
    return _role(scene, cast, draft, title, start=name.start, end=name.start + 1)


def _noun_title(scene: Scene, name: Name) -> tuple[Title, int] | None:
    """A person's noun right before the name: "ministry official Asad Ramlawi"."""
    if name.start == 0:
        return None
    token = scene.tokens[name.start - 1]
    head = scene.tokens[name.head]
    is_joined = token.head.i == name.head or (token.head.i == head.head.i and token.dep_ == head.dep_)
    title = _plain(scene, token) if token.pos_ == "NOUN" and is_joined else None
    return (title, name.start - 1) if title is not None else None


def _is_title_token(scene: Scene, cast: Cast, token: Token) -> bool:
    if token.is_sent_end or (token.lower_ == "and" and _is_person(cast, token.i - 1)):
        return False
    if token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ == "POS":
        return True
    return token.text in _HYPHENS or token.lower_ in scene.cues("title_modifier") or token.lower_ == "and"


def _is_person(cast: Cast, i: int) -> bool:
    owner = cast.covered.get(i)
    return owner is not None and cast.by_id[owner].kind == "person"


def _trimmed(scene: Scene, start: int, end: int) -> int:
    """Without what cannot begin a title: "and", a hyphen, the end of another name before "and"."""
    doc = scene.doc
    ands = [i for i in range(start, end) if doc[i].lower_ == "and"]
    if ands and (
        _ends_name(scene, ands[-1], end) or any(t.lower_ in titles(scene.overlay) or t.i in scene.hit_at for t in doc[start : ands[-1]])
    ):
        start = ands[-1] + 1
    while start < end and (doc[start].text in _HYPHENS or doc[start].lower_ == "and"):
        start += 1
    return start


def _ends_name(scene: Scene, at: int, end: int) -> bool:
    """True for the "and" of "Senator Ann Roe of Vermont and Prime Minister Jon Aas"."""
    return scene.tokens[at - 1].ent_type_ in {"GPE", "LOC", "PERSON", "ORG", "NORP"} and title_ending(scene, end, at + 1) is not None


def title_ending(scene: Scene, end: int, least: int = 0) -> tuple[Title, int] | None:
    """The title that ends right before token `end` and where it starts: "foreign minister", longest first."""
    doc = scene.tokens
    words: list[tuple[str, int]] = []
    i = end - 1
    while (
        i >= least
        and len(words) < _LONGEST
        and (doc[i].is_alpha or doc[i].text in _HYPHENS or doc[i].text[-1:] == "." or "-" in doc[i].text)
    ):
        if doc[i].text not in _HYPHENS and doc[i].text != "." and not (not words and doc[i].lower_ in scene.cues("elect")):
            words.append((doc[i].lower_.rstrip(".").replace("-", " "), i))
        i -= 1
    table = titles(scene.overlay)
    for n in range(len(words), 0, -1):
        found = table.get(" ".join(word for word, _ in reversed(words[:n])))
        if found is not None:
            return found, words[n - 1][1]
    return None


def _role(scene: Scene, cast: Cast, draft: Draft, title: Title, *, start: int, end: int) -> Role:
    """The role in tokens `[start, end)`; the country at its front is not part of the title."""
    doc = scene.doc
    country, organisation = _belonging(scene, cast, start, end)
    while start < end - 1 and _is_outside(scene, doc[start]):
        start += 1
    while start < end - 1 and doc[end - 1].pos_ in {"ADP", "DET", "CCONJ", "PUNCT"}:
        end -= 1
    behind = _behind_name(scene, cast, end) if country is None else None
    country, organisation = behind or (country, organisation)
    country = country or draft.country or (scene.bodies.get(title.body) if title.body else None)
    if title.body and country:
        scene.bodies[title.body] = country
    _dress(scene, draft, title, country, doc[start:end].text.lower())
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))
    text = " ".join(scene.text[span.start : span.end].split())
    return Role(draft.id, text, span, organisation, country, None, "actors:title")


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
    return scene.state_at(token.i) is not None or token.tag_ in {"POS", "PRP$"} or token.pos_ == "DET" or token.is_punct


def _belonging(scene: Scene, cast: Cast, start: int, end: int) -> tuple[str | None, str | None]:
    """Country and organisation that the words of a role name."""
    countries = [state for state in (scene.state_at(i) for i in range(start, end)) if state]
    ids = [cast.covered[i] for i in range(start, end) if i in cast.covered]
    organisation = next((i for i in ids if cast.by_id[i].kind in {"organisation", "media", "armed_group"}), None)
    country = countries[0] if countries else (cast.by_id[organisation].country if organisation else None)
    if country is None and scene.tokens[start].tag_ == "PRP$":
        owner = cast.draft_at(start)
        country = owner.country if owner else None
    return country or _country_of_place(scene, start, end), organisation


def _country_of_place(scene: Scene, start: int, end: int) -> str | None:
    """The country of a place in the words of a role: "Florida Sen." is of the USA, "mayor of Cali" of Colombia."""
    doc = scene.tokens
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))
    found = scene.places.all_at(span) if end > start else []
    return next((country for _, place in found if (country := scene.grounds.get(place))), None)


def _dress(scene: Scene, draft: Draft, title: Title, country: str | None, words: str) -> None:
    """A person takes country, sector and office from what the text calls him."""
    is_now = not any(word in scene.cues("not_now") for word in words.replace("-", " ").split())
    draft.country = draft.country or country
    draft.sectors = (*draft.sectors, *(sector for sector in title.sectors if sector not in draft.sectors)) if is_now else draft.sectors
    draft.sectors = draft.sectors or title.sectors
    draft.is_public = draft.is_public or title.office not in {"private", ""}
    last = title.words.rsplit(" ", 1)[-1]
    first = words.split(" ", 1)[0]
    last = next((pair.partition("=")[2] for pair in scene.cues("short_rank") if pair.partition("=")[0] == last), last)
    draft.nouns.add(last if is_now or first == last else f"{first} {last}")
    if is_now:
        draft.offices.add((title.office, country))
    if not draft.gender:
        last = words.rsplit(" ", 1)[-1]
        draft.gender = "m" if last in scene.cues("male") else "f" if last in scene.cues("female") else ""


def _in_front(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "Iran's top general, Qasem Soleimani", or null."""
    doc = scene.doc
    comma = _front(scene, name) - 1
    if comma < 1 or doc[comma].text != ",":
        return None
    token = doc[comma - 1]
    found = title_ending(scene, comma) or (_plain(scene, token), comma - 1)
    if found[0] is None or token.i in cast.covered or not _is_definite(scene, cast, token):
        return None
    phrase = phrase_of(scene, token)
    if not _is_closed(doc, name.end):
        return None
    cast.mention(draft, token.i, phrase[0], comma)
    return _role(scene, cast, draft, found[0], start=phrase[0], end=comma)


def _apposed(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "The foreign minister of Romania, Ioana Vlad," and "its spokesman, Captain Ruwan Perera,", or null."""
    head = scene.tokens[name.head]
    noun = head.head
    if head.dep_ == "appos" and noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.pos_ == "PROPN":
        noun = noun.head.head  # "the archbishop of Managua, Leopoldo Sandino," hangs on Managua
    if head.dep_ != "appos" or noun.i >= name.start or noun.i in cast.covered or noun.tag_ in {"NNS", "NNPS"}:
        return None
    comma = next((i for i in range(noun.i + 1, name.start) if scene.tokens[i].text == ","), None)
    found = title_ending(scene, noun.i + 1, noun.left_edge.i)
    title = found[0] if found else _plain(scene, noun)
    if title is None or comma is None or comma - noun.i > _REACH or not _is_definite(scene, cast, noun):
        return None
    first = phrase_of(scene, noun)[0]
    cast.mention(draft, noun.i, first, comma)
    return _role(scene, cast, draft, title, start=first, end=comma)


def _appointed(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
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
        title = found[0] if found else _plain(scene, noun)
        if title is not None and noun.i > name.head and noun.i not in cast.covered:
            first, end = phrase_of(scene, noun)
            cast.mention(draft, noun.i, first, end)
            return _role(scene, cast, draft, title, start=first, end=end)
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


def _is_definite(scene: Scene, cast: Cast, token: Token) -> bool:
    first = phrase_of(scene, token)[0]
    word = scene.tokens[first]
    return (
        word.lower_ in {"the", "a", "an", "its", "his", "her", "their", "our"} or scene.state_at(first) is not None or first in cast.covered
    )


def _is_closed(doc: Doc, end: int) -> bool:
    """True where a name ends a phrase: before a comma, a full stop or the end."""
    return end >= len(doc) or doc[end].text in _ENDS or doc[end].is_space or doc[end].lower_ in {"and", "who"}


def _plain(scene: Scene, token: Token) -> Title | None:
    """A nameless title for a noun that stands for a person: "cleric", "billionaire"."""
    head = heads(scene.overlay).get(token.lemma_)
    if head is None or head.number != "person" or token.tag_ in {"NNS", "NNPS"}:
        return None
    return Title(token.lower_, "private" if head.kind == "people" else "figure", head.sectors, None)


def _behind(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
    """The role in "McKenzie, the head of U.S. Central Command, told", or null."""
    doc = scene.doc
    comma = name.end
    if comma + 1 >= len(doc) or doc[comma].text != "," or doc[comma + 1].tag_ == "CC":
        return None
    end = _apposition_end(doc, comma + 1)
    if any(_is_person(cast, i) and title_ending(scene, i, comma + 1) for i in range(comma + 1, end)):
        return None
    for i in range(comma + 1, end):
        token = doc[i]
        if token.pos_ == "ADP" or _is_person(cast, i):
            return None
        if token.pos_ in {"NOUN", "PROPN"} and not _goes_on(doc, i, end):
            title = title_ending(scene, i + 1, comma + 1)
            found = title[0] if title else _plain(scene, token)
            if found is None:
                return None
            cast.mention(draft, i, comma + 1, end)
            return _role(scene, cast, draft, found, start=comma + 1, end=_role_end(doc, i, end))
    return None


def _goes_on(doc: Doc, i: int, end: int) -> bool:
    """True inside a compound: "defense" of "defense minister", "prime" of "prime-minister"."""
    after = i + 1
    return after < end and (doc[after].pos_ in {"NOUN", "PROPN"} or doc[after].text in _HYPHENS or doc[after].tag_ == "POS")


def _role_end(doc: Doc, head: int, end: int) -> int:
    """The role ends before a participle or a relative clause: "a cleric based in Pennsylvania" is a cleric."""
    for i in range(head + 1, end):
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


def _predicate(scene: Scene, cast: Cast, name: Name, draft: Draft) -> Role | None:
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
                return _role(scene, cast, draft, found[0], start=first, end=end)
    return None
