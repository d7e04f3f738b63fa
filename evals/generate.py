"""Articles made up by a seed, with known incidents, copies and disputes: as texts to be read and as finished records.

    for made in generated(20_000): made.record, made.incident, made.copy_of, made.toll
    records(20_000)       finished records, without any parsing: about 6,000 a second
    articles(20_000)      the same articles, to be read from their texts
    texts(20_000)         their plain texts
    truth(made)           what a right picture says: incidents, copies, disputed incidents
    write_pages(folder, 200)  text files, one an article, to be added with `tocsin add`

`seed` makes another world, `acts` is the number of events in an article besides those of the attack (6: about ten events an article, so that
100,000 articles hold 1,000,000 events). Everything is a function of seed and number: article 1,500 is the same in 2,000 articles and in 20,000,
but for the last incident, which is cut short. Articles come incident by incident, some days after what they tell; shuffle them for another order.
About one article in five is an agency's copy of another of its incident; about three incidents in ten have two tolls that cannot both be right.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import yaml

from tocsin.model import (
    About,
    Actor,
    Article,
    Block,
    Claim,
    Event,
    EventActor,
    Interval,
    MadeBy,
    Place,
    PlaceMention,
    Quantity,
    Recipient,
    Record,
    Span,
    Speaker,
    When,
    Where,
    finding_id,
)

FIRST_DAY = date(2015, 1, 1)
A_DAY = 8
"""Incidents a day."""
_COPIES = 0.2
_DISPUTED = 0.3
_FILLERS = 7


@dataclass(frozen=True, slots=True)
class Happening:
    """One made-up attack: where and when, with which toll, and whether two offices differ on it."""

    number: int
    day: date
    city: tuple[Any, ...]
    target: str
    means: str
    killed: int
    injured: int
    group: str
    is_disputed: bool
    articles: int


@dataclass(frozen=True, slots=True)
class Generated:
    """One article with its record and the truth about it."""

    record: Record
    incident: int
    copy_of: str | None
    toll: int
    """The dead as an office counts them."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Articles by incident, pairs of copies, and the incidents on whose dead two offices differ."""

    incidents: dict[int, tuple[str, ...]]
    copies: frozenset[frozenset[str]]
    disputed: frozenset[int]


@cache
def words() -> dict[str, Any]:
    """The word lists of `sets/generated.yaml`."""
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("sets").joinpath("generated.yaml").read_text("utf-8"))
    return loaded


def happenings(seed: int = 7) -> Iterator[Happening]:
    """The attacks of a world in order of their days, without end."""
    number = 0
    while True:
        draw = random.Random(f"{seed}:{number}")
        killed = draw.randint(1, 40)
        yield Happening(
            number=number,
            day=FIRST_DAY + timedelta(days=number // A_DAY),
            city=tuple(_city(number, seed)),
            target=f"{draw.choice(words()['names'])} {draw.choice(words()['targets'])}",
            means=draw.choice(words()["means"]),
            killed=killed,
            injured=killed + draw.randint(1, 60),
            group=draw.choice(words()["groups"]),
            is_disputed=draw.random() < _DISPUTED,
            articles=draw.randint(1, 7),
        )
        number += 1


def _city(number: int, seed: int) -> list[Any]:
    """No city is hit twice within three days, so that whoever reads days and places can tell all attacks apart."""
    cities: list[list[Any]] = words()["cities"]
    return cities[(number * 5 + seed) % len(cities)]


def generated(count: int, *, seed: int = 7, acts: int = 2) -> Iterator[Generated]:
    """So many articles, incident by incident."""
    return islice(_all(seed, acts), count)


def records(count: int, *, seed: int = 7, acts: int = 2) -> Iterator[Record]:
    """Their records, made without reading."""
    return (made.record for made in generated(count, seed=seed, acts=acts))


def articles(count: int, *, seed: int = 7, acts: int = 2) -> Iterator[Article]:
    """The articles, to be read."""
    return (made.record.article for made in generated(count, seed=seed, acts=acts))


def texts(count: int, *, seed: int = 7, acts: int = 2) -> Iterator[str]:
    """Their plain texts."""
    return (made.record.article.text for made in generated(count, seed=seed, acts=acts))


def truth(made: Iterable[Generated]) -> Truth:
    """What a right picture of some generated articles says."""
    incidents: dict[int, list[str]] = defaultdict(list)
    origins: dict[str, list[str]] = defaultdict(list)
    tolls: dict[int, set[int]] = defaultdict(set)
    for one in made:
        incidents[one.incident].append(one.record.article.id)
        origins[one.copy_of or one.record.article.id].append(one.record.article.id)
        tolls[one.incident].add(one.toll)
    copies = (frozenset(pair) for held in origins.values() for pair in combinations(held, 2))
    return Truth(
        {key: tuple(held) for key, held in incidents.items()},
        frozenset(copies),
        frozenset(key for key, held in tolls.items() if len(held) > 1),
    )


def write_pages(folder: Path, count: int, *, seed: int = 7, acts: int = 2) -> list[Path]:
    """Text files, one an article; the day stands in a dateline, so that it is found again."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, article in enumerate(articles(count, seed=seed, acts=acts)):
        file = folder / f"{number:06d}.txt"
        title, _, body = article.text.partition("\n\n")
        day = article.published.start if article.published else ""
        file.write_text(f"{title}\n\nPublished: {day}\n\n{body}\n", "utf-8")
        files.append(file)
    return files


def _all(seed: int, acts: int) -> Iterator[Generated]:
    for happening in happenings(seed):
        first: Generated | None = None
        for number in range(happening.articles):
            draw = random.Random(f"{seed}:{happening.number}:{number}")
            copies = first is not None and draw.random() < _COPIES
            made = _copy(first, happening, number, draw) if copies and first is not None else telling_of(happening, number, draw, acts)
            first = first or made
            yield made


def telling_of(happening: Happening, number: int, draw: random.Random, acts: int) -> Generated:
    """One outlet's own telling of an attack."""
    telling = Telling(happening, number)
    title = f"{happening.means.capitalize()} attack on {happening.target} in {happening.city[1]} kills {happening.killed}"
    telling.paragraph(title, kind="title")
    _lede(telling, happening, number)
    for _ in range(_FILLERS):
        telling.paragraph(_filler(draw))
    _figures(telling, happening, number)
    _claimed(telling, happening, draw)
    for _ in range(acts):
        _other(telling, draw)
    telling.paragraph(_filler(draw))
    return Generated(telling.record(title), happening.number, None, _toll(happening, number))


def _copy(first: Generated, happening: Happening, number: int, draw: random.Random) -> Generated:
    """The first outlet's article in another paper: a credit line at the end, the last paragraph cut."""
    article = first.record.article
    agency = draw.choice(words()["agencies"])
    last = article.blocks[-1].span
    text = f"{article.text[: last.start].rstrip()}\n\n({agency})"
    name = _name(happening, number)
    copied = replace(
        article,
        id=name,
        url=name,
        text=text,
        publisher=f"Outlet {draw.randint(1, 90)}",
        blocks=(*article.blocks[:-1], Block("byline", Span(text.rindex("("), len(text)))),
    )
    return Generated(_renamed(first.record, copied), happening.number, article.id, first.toll)


def _renamed(record: Record, article: Article) -> Record:
    """A record's findings as those of another article with the same words."""
    ids = {event.id: finding_id(article, "event", event.trigger) for event in record.events}
    ids |= {claim.id: finding_id(article, "claim", claim.cues[0]) for claim in record.claims}
    ids |= {quantity.id: finding_id(article, "quantity", quantity.span) for quantity in record.quantities}
    events = tuple(
        replace(
            event,
            id=ids[event.id],
            quantities=tuple(ids[one] for one in event.quantities),
            actors=tuple(replace(one, by=ids.get(one.by or "")) for one in event.actors),
        )
        for event in record.events
    )
    claims = tuple(
        replace(claim, id=ids[claim.id], about=tuple(replace(one, event=ids[one.event]) for one in claim.about)) for claim in record.claims
    )
    quantities = tuple(replace(quantity, id=ids[quantity.id]) for quantity in record.quantities)
    return replace(record, article=article, events=events, claims=claims, quantities=quantities)


def _filler(draw: random.Random) -> str:
    """A sentence without an event: "The narrow quarry behind the grey mill was closed." """
    adjectives, nouns = words()["adjectives"], words()["nouns"]
    a, b, c = (f"the {draw.choice(adjectives)} {draw.choice(nouns)}" for _ in range(3))
    join, beside = draw.choice(("behind", "beside", "opposite", "above", "below")), draw.choice(("while", "and", "as", "but"))
    return f"{a.capitalize()} {join} {b} {draw.choice(words()['deeds'])} {beside} {c} {draw.choice(words()['deeds'])}."


def _lede(telling: Telling, happening: Happening, number: int) -> None:
    means, target, city, day = happening.means, happening.target, happening.city, happening.day
    verb = ("killed", "left dead")[number % 2]
    sentence = f"A {means} attack on the {target} in {city[1]} on {day:%B} {day.day}, {day.year} {verb} {happening.killed} people."
    telling.paragraph(sentence)
    people = telling.quantity("killed", happening.killed, f"{happening.killed} people")
    telling.event("ASSAULT", None, 4, "attack", quantities=(people,), is_placed=True)
    if verb == "killed":
        telling.event("ASSAULT", None, 4, "killed", quantities=(), is_placed=True)


def _figures(telling: Telling, happening: Happening, number: int) -> None:
    """The toll of one of two offices."""
    adjective = next((row[2] for row in words()["states"] if row[0] == happening.city[2]), "local")
    office = (f"The {adjective} interior ministry", f"The {happening.city[1]} hospital")[number % 2]
    killed = _toll(happening, number)
    telling.paragraph(f"{office} said {killed} people were killed and {happening.injured} people were wounded in the attack.")
    speaker = telling.actor(f"org:{happening.city[2].lower()}-{number % 2}", office, "organisation", office)
    dead = telling.quantity("killed", killed, f"{killed} people")
    hurt = telling.quantity("injured", happening.injured, f"{happening.injured} people")
    event = telling.event("ASSAULT", None, 4, "attack", quantities=(dead, hurt), is_placed=False)
    abouts = (About(event, "killed"), About(event, "injured"))
    telling.claim(office, speaker, "said", content=(f"{killed} people were killed", "the attack"), acts="assert", about=abouts)


def _toll(happening: Happening, number: int) -> int:
    """Where the offices differ, the second counts three more."""
    return happening.killed + (3 if happening.is_disputed and number % 2 else 0)


def _claimed(telling: Telling, happening: Happening, draw: random.Random) -> None:
    if draw.random() < 0.5:
        return
    group = happening.group.replace("the ", "The ")
    telling.paragraph(f"{group} claimed responsibility for the attack.")
    speaker = telling.actor(f"group:{happening.group.split()[1].lower()}", group, "armed_group", group)
    event = telling.event("ASSAULT", None, 4, "attack", quantities=(), is_placed=False)
    about = (About(event, "claimed_by"),)
    telling.claim(group, speaker, "claimed", content=("responsibility", "the attack"), acts="claim_responsibility", about=about)


def _other(telling: Telling, draw: random.Random) -> None:
    """An act of states that has nothing to do with the attack."""
    pattern, kind, mode, quad, trigger = draw.choice(words()["others"])
    a, b = draw.sample(words()["states"], 2)
    telling.paragraph(pattern.format(a=a[1], b=b[1]))
    one = telling.actor(a[0], a[1], "state", a[1], country=a[0])
    other = telling.actor(b[0], b[1], "state", b[1], country=b[0]) if "{b}" in pattern else None
    telling.event(kind, mode, quad, trigger, quantities=(), is_placed=False, actors=((a[1], one), (b[1], other)))


def _name(happening: Happening, number: int) -> str:
    return f"https://outlet-{(happening.number * 7 + number) % 90}.example/{happening.number}-{number}"


class Telling:
    """One article as it grows: text, blocks and findings whose spans lie in its last paragraph."""

    def __init__(self, happening: Happening, number: int) -> None:
        self.happening = happening
        name = _name(happening, number)
        day = (happening.day + timedelta(days=number % 3)).isoformat()
        self.article = Article(
            id=name,
            version=1,
            text="",
            blocks=(),
            url=name,
            publisher=f"Outlet {(happening.number * 7 + number) % 90}",
            language="en",
            published=Interval(day, day, "day"),
            published_basis="given",
        )
        self.text = ""
        self.blocks: list[Block] = []
        self.actors: dict[str, Actor] = {}
        self.quantities: list[Quantity] = []
        self.events: list[Event] = []
        self.claims: list[Claim] = []

    def paragraph(self, words_: str, *, kind: Any = "paragraph") -> None:
        start = len(self.text) + (2 if self.text else 0)
        self.text += ("\n\n" if self.text else "") + words_
        self.blocks.append(Block(kind, Span(start, start + len(words_))))

    def span(self, said: str) -> Span:
        """Where some words stand in the last paragraph."""
        start = self.text.index(said, self.blocks[-1].span.start)
        return Span(start, start + len(said))

    def actor(self, name: str, title: str, kind: Any, said: str, country: str | None = None) -> str:
        held = self.actors.get(name)
        mentions = (*(held.mentions if held else ()), self.span(said))
        self.actors[name] = Actor(name, title, kind, mentions, country)
        return name

    def quantity(self, role: Any, value: int, said: str) -> str:
        span = self.span(said)
        name = finding_id(self.article, "quantity", span)
        self.quantities.append(Quantity(name, span, "person", float(value), float(value), float(value), "exact", role))
        return name

    def event(
        self,
        kind: str,
        mode: str | None,
        quad: int,
        trigger: str,
        *,
        quantities: tuple[str, ...],
        is_placed: bool,
        actors: tuple[tuple[str, str | None], ...] = (),
    ) -> str:
        span, sentence = self.span(trigger), self.blocks[-1].span
        day = self.happening.day.isoformat()
        city = self.span(self.happening.city[1]) if is_placed else None
        self.events.append(
            Event(
                id=finding_id(self.article, "event", span),
                type=kind,
                mode=mode,
                cameo=None,
                contexts=(),
                quad=quad,
                intensity=None,
                trigger=span,
                sentence=sentence,
                rank=1,
                actors=tuple(EventActor(self.span(said), name) for said, name in actors[:1]),
                recipients=tuple(Recipient(self.span(said), name) for said, name in actors[1:] if name),
                when=When(day, day, "day", "stated" if is_placed else "inherited", None) if kind == "ASSAULT" else None,
                where=Where(self.place, city, "phrase") if city else None,
                quantities=quantities,
            )
        )
        return self.events[-1].id

    def claim(self, said_by: str, actor: str, cue: str, *, content: tuple[str, str], acts: Any, about: tuple[About, ...]) -> None:
        cues = self.span(cue)
        start, end = self.span(content[0]).start, self.span(content[1]).end
        speaker = Speaker(self.span(said_by), actor, "organisation")
        name = finding_id(self.article, "claim", cues)
        self.claims.append(Claim(name, speaker, (cues,), (Span(start, end),), self.blocks[-1].span, acts=(acts,), about=about))

    @property
    def place(self) -> str:
        return f"geonames:{self.happening.city[0]}"

    def record(self, title: str) -> Record:
        """The finished record."""
        city = self.happening.city
        at = [Span(i, i + len(city[1])) for i in range(len(self.text)) if self.text.startswith(city[1], i)]
        place = Place(self.place, city[1], "city", tuple(PlaceMention(span) for span in at), city[2], None, city[3], city[4], 10.0, 1.0)
        return Record(
            article=replace(self.article, text=self.text, blocks=tuple(self.blocks), title=title),
            made_by=MadeBy("generated", ""),
            actors=tuple(self.actors.values()),
            places=(place,),
            quantities=tuple(self.quantities),
            events=tuple(sorted(self.events, key=lambda event: event.trigger)),
            claims=tuple(self.claims),
        )
