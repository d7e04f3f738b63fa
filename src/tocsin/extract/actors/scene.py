"""What every step needs of an article: its parse, the names found in it, the day it was published."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.extract.actors.lands import Lands, Words
from tocsin.extract.actors.people import People
from tocsin.extract.actors.spelling import folded
from tocsin.extract.actors.words import Hit, find_hits
from tocsin.extract.lookup import Mentions
from tocsin.lexicon.actors import KnownActor, cues, given_names, known_actors, name_index, person_nouns
from tocsin.model import Record, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What stands before a name is short; longer runs are torn parses.
_LONGEST = 16
# "Bank" and "Army" stand in too many names to be one's short form.
_SHORT = 5
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "CC"})
_INNER = frozenset({"-", "–", "’", "'", ".", '"', "“", "”"})
# "UN" and "U.S." at the start of a text are no towns.
_TOWN = 4
# A place of which we are less sure says nothing about others.
_SURE = 0.5
_DATELINE = frozenset({"-", "–", "—", "--", "("})
_HYPHENS = frozenset({"-", "–"})
# Three sentences or so: farther back a country says nothing about "the president".
_CONTEXT = 80
_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "predet", "quantmod"})


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name of an actor at tokens `[start, end)`."""

    start: int
    end: int
    head: int
    actor: str


@dataclass(slots=True)
class Scene:
    """One article for the search of actors."""

    doc: Doc
    record: Record
    overlay: Path | None
    hits: list[Hit]
    hit_at: dict[int, Hit]
    places: Mentions
    literal: dict[Span, bool]
    """Whether a mention of a place is meant as the place."""
    grounds: dict[str, str | None]
    """Country of each place."""
    waters: set[str]
    """Ids of seas and straits."""
    names: list[Name] = field(default_factory=list)
    people: People = field(default_factory=People)
    parts: dict[str, set[str]] = field(default_factory=dict)
    """Organisations by each longer word of their names."""
    single: dict[str, str] = field(default_factory=dict)
    """Local organisations with a name of one word."""
    namesakes: set[str] = field(default_factory=set)
    """Surnames, as folded, of persons with another first name than the one that the lexicon knows by surname alone."""
    families: set[str] = field(default_factory=set)
    """Surnames, as folded, that stand behind a known first name: the Bloomberg of Michael Bloomberg."""
    tokens: list[Token] = field(default_factory=list)
    """The tokens of the parse, made once: spaCy makes new ones at every walk."""
    initials: dict[str, str] = field(default_factory=dict)
    """Actor id by the capitals of its name: {"HRW": "org:hrw"}."""
    royals: set[str] = field(default_factory=set)
    """First names, as folded, by which alone a text may call a prince."""
    vessels: set[int] = field(default_factory=set)
    """Tokens of names of ships and aircraft."""
    officers: dict[str, list[Name]] = field(default_factory=dict)
    """Names of persons by the office that the text gives them, in order of the text."""
    acronyms: dict[str, str] = field(default_factory=dict)
    """Actor id by the acronym that the text defines for it: {"JCS": "org:kor-jcs"}."""
    bodies: dict[str, str] = field(default_factory=dict)
    """Country of a body that was named with its country last: {"mfa": "IRN"}."""
    spelled: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    """Names that an acronym in brackets spells, by their last token."""
    lands: Lands = field(init=False)
    """Countries by sentence."""

    def __post_init__(self) -> None:
        words = Words(person_nouns(self.overlay), self.cues("harming"), self.cues("force_at_home"), self.cues("travelling"))
        states = list(_states(self))
        towns = [(hit.start, state) for hit, state in states if _is_literal(self, hit)]
        named = [(hit.start, state) for hit, state in states if not _is_literal(self, hit)]
        self.lands = Lands(self.tokens, named, [*_places(self), *towns], words)

    @classmethod
    def of(cls, doc: Doc, record: Record, overlay: Path | None) -> Scene:
        """The scene of a parsed article."""
        tokens = list(doc)
        regions = cues("region_before", overlay)
        found = find_hits(tokens, record.article.text, name_index(overlay))
        hits = [hit for hit in found if not (_is_of_region(doc, hit, regions) or _is_pronoun(tokens[hit.start]) or _is_money(tokens, hit))]
        at = {i: hit for hit in hits for i in range(hit.start, hit.end)}
        literal = {mention.span: mention.use != "metonym" for place in record.places for mention in place.mentions if place.lat is not None}
        grounds = {place.id: place.country for place in record.places}
        waters = {place.id for place in record.places if place.kind in {"sea", "strait"}}
        return cls(
            doc,
            record,
            overlay,
            hits,
            at,
            Mentions.of_places(record),
            literal,
            grounds,
            waters,
            namesakes=_namesakes(doc, at, hits),
            families=_families(doc, given_names(overlay)),
            tokens=tokens,
        )

    def country_before(self, i: int) -> str | None:
        """The state that was named last before a token, within a few sentences; null if none was."""
        for hit in reversed(self.hits[: bisect_left(self.hits, i, key=lambda hit: hit.start)]):
            if i - hit.start > _CONTEXT:
                return None
            state = self.state_at(hit.start)
            if state is not None:
                return state
        return None

    @property
    def text(self) -> str:
        """The article's text; the parse has the same, but joins it anew at every call."""
        return self.record.article.text

    @property
    def day(self) -> str | None:
        """The last day on which the article may have been published, or null."""
        published = self.record.article.published
        return published.end or published.start if published else None

    def note(self, name: Name, *, is_person: bool) -> None:
        """Adds a proper name, and what it may be called later."""
        self.names.append(name)
        words = [token.text for token in self.doc[name.start : name.end]]
        if is_person:
            known = self.actor(name.actor)
            first = known.name.split(" ", 1)[0] if known is not None and len(words) == 1 else None
            self.people.add([first, *words] if first else words, name.start, name.actor)
        elif len(words) == 1 and len(words[0]) > _SHORT and name.actor.startswith("local:"):
            self.single.setdefault(words[0], name.actor)
        elif len(words) > 1:
            for word in words:
                if len(word) > _SHORT and word[0].isupper():
                    self.parts.setdefault(word, set()).add(name.actor)
            self.initials.setdefault("".join(word[0] for word in words if word[0].isupper()), name.actor)

    def cues(self, kind: str) -> frozenset[str]:
        """A closed list of words."""
        return cues(kind, self.overlay)

    def actor(self, actor_id: str) -> KnownActor | None:
        """An actor of the lexicon."""
        return known_actors(self.overlay).get(actor_id)

    def is_place(self, span: Span) -> bool:
        """True if the places hold exactly these characters for a town or the like, literally."""
        return any(found.contains(span) and self.literal.get(found, False) for found, _ in self.places.all_at(span))

    def land_at(self, start: int, end: int) -> str | None:
        """The country of a place that tokens `[start, end)` name, or null."""
        last = self.tokens[end - 1]
        span = Span(self.tokens[start].idx, last.idx + len(last.text))
        return next((country for _, place in self.places.all_at(span) if (country := self.grounds.get(place))), None)

    def filed_in(self) -> str | None:
        """The country of the dateline with which the text begins: "WELLINGTON, New Zealand (AP) _"."""
        first = next((token for token in self.tokens if token.text.strip()), None)
        if first is None or not first.text.isupper() or len(first.text) < _TOWN:
            return None
        end = next((token.i for token in self.tokens[first.i : first.i + _LONGEST] if token.text in _DATELINE), None)
        return (self.state_at(first.i) or self.land_at(first.i, first.i + 1)) if end is not None else None

    def is_dateline(self, hit: Hit) -> bool:
        """True for "MALTA" in "MALTA – About 5,000 books": where a piece was filed, or a town of that name."""
        first, doc = self.doc[hit.start], self.doc
        words = doc[hit.start : hit.end].text
        if not words.isupper() or "." in words or hit.end >= len(doc) or doc[hit.end].text not in _DATELINE:
            return False
        return hit.start == 0 or self.text[: first.idx].rstrip(" ").endswith(("\n", ". ")) or bool(first.is_sent_start)

    def state_at(self, i: int) -> str | None:
        """The state that a token names or is an adjective of: "Iraqi" is IRQ, "U.S." is USA."""
        hit = self.hit_at.get(i)
        if hit is None or hit.meanings[0].use == "body":
            return None
        actor = self.actor(hit.meanings[0].id)
        return actor.id if actor is not None and actor.kind == "state" else None


def _is_of_region(doc: Doc, hit: Hit, regions: frozenset[str]) -> bool:
    """True for "American" in "South American" and for "AMERICA" in "LATIN AMERICA"."""
    return hit.start > 0 and doc[hit.end - 1].lower_.startswith("america") and doc[hit.start - 1].text.capitalize() in regions


def _is_money(tokens: list[Token], hit: Hit) -> bool:
    """True for "US" in "$US 5 billion" and "US$5 billion"."""
    return (hit.start > 0 and tokens[hit.start - 1].text == "$") or (hit.end < len(tokens) and tokens[hit.end].text == "$")


def _is_pronoun(token: Token) -> bool:
    """True for "WHO" and "US" in a text in capitals, where the parse of its small letters sees a pronoun."""
    return token.tag_ in {"WP", "WP$", "PRP", "WDT"} and token.text.isalpha()


def _states(scene: Scene) -> Iterator[tuple[Hit, str]]:
    """States that the text names, without those that only back somebody or tell where an outlet sits: "Iran-backed", "Britain-based"."""
    for hit in scene.hits:
        state = scene.state_at(hit.start)
        if state is not None and not scene.is_dateline(hit) and not is_beside(scene, hit) and not _is_at_border(scene, hit):
            yield hit, state


def _is_literal(scene: Scene, hit: Hit) -> bool:
    """True for "Nairobi" in "embassies in Nairobi": a town, and no government."""
    last = scene.tokens[hit.end - 1]
    return hit.meanings[0].use == "capital" and scene.is_place(Span(scene.tokens[hit.start].idx, last.idx + len(last.text)))


def _is_at_border(scene: Scene, hit: Hit) -> bool:
    """True for "Turkish" in "a town near the Turkish border": the town is not there."""
    doc = scene.tokens
    behind = doc[hit.end] if hit.end < len(doc) else None
    return behind is not None and behind.lower_ in scene.cues("border_noun") and behind.dep_ not in {"compound", "nmod"}


def is_beside(scene: Scene, hit: Hit) -> bool:
    """True for a country that only backs somebody, names a tongue, or tells where an outlet sits."""
    doc = scene.tokens
    last = doc[hit.end - 1]
    if hit.end < len(doc) and doc[hit.end].lower_ in scene.cues("tongue"):
        return True
    if last.dep_ == "pobj" and last.head.lower_ == "by" and last.head.head.lower_ in scene.cues("backing"):
        return True
    behind = hit.end < len(doc) and doc[hit.end].text in _HYPHENS and not doc[hit.end - 1].whitespace_
    return behind or (hit.start > 1 and doc[hit.start - 1].text in _HYPHENS and not doc[hit.start - 1].whitespace_)


def _places(scene: Scene) -> Iterator[tuple[int, str]]:
    starts = [token.idx for token in scene.tokens]
    for place in scene.record.places:
        if place.country is not None and (place.confidence or 0) > _SURE:
            for mention in place.mentions:
                if mention.use == "literal":
                    yield bisect_right(starts, mention.span.start) - 1, place.country


def _families(doc: Doc, given: Mapping[str, str]) -> set[str]:
    """The last words of persons' names of which the word before is a first name."""
    names = [ent for ent in doc.ents if ent.label_ == "PERSON" and ent.end - ent.start > 1]
    return {folded(doc[ent.end - 1].text) for ent in names if doc[ent.end - 2].text in given}


def _namesakes(doc: Doc, at: dict[int, Hit], hits: list[Hit]) -> set[str]:
    """Surnames of full names that the lexicon does not know, without those that it also finds in full."""
    known = {folded(doc[hit.end - 1].text) for hit in hits if hit.end - hit.start > 1}
    others = set()
    for ent in doc.ents:
        if ent.label_ == "PERSON" and ent.end - ent.start > 1:
            end = ent.end - 1 if doc[ent.end - 1].tag_ == "POS" else ent.end
            hit = at.get(end - 1)
            if hit is not None and hit.start > ent.start and doc[hit.start - 1].pos_ == "PROPN":
                others.add(folded(doc[end - 1].text))
    return others - known


def root_of(doc: Doc, start: int, end: int) -> Token:
    """The token of `[start, end)` that governs the others; the last one if the parse is torn, but one with a part in the sentence first."""
    last: Token | None = None
    for i in range(end - 1, start - 1, -1):
        token = doc[i]
        head = token.head.i
        if not start <= head < end or head == i:
            if token.dep_ in _PARTS:
                return token
            last = last or token
    return last or doc[end - 1]


def np_start(root: Token, start: int) -> int:
    """The first token of the noun phrase whose head is `root`, at most `start`: titles, adjectives and articles come in."""
    out = start
    for child in root.lefts:
        if child.dep_ in _LEFT and child.left_edge.i < out:
            out = child.left_edge.i
    for i in range(start - 1, max(out, start - _LONGEST) - 1, -1):
        token = root.doc[i]
        if token.tag_ in _FINITE or token.is_space or (token.is_punct and token.text not in _INNER):
            return i + 1
    return max(out, start - _LONGEST)
