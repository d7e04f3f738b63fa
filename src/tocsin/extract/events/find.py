"""The events extractor: sentence by sentence, candidates become events of the record."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.extract.events.accusing import accusations
from tocsin.extract.events.announcing import announcements
from tocsin.extract.events.asking import is_command, requests
from tocsin.extract.events.attribution import Attributions, pinned_on
from tocsin.extract.events.candidates import Candidate, candidates_of
from tocsin.extract.events.clauses import is_aside, is_pointing
from tocsin.extract.events.coding import contexts_of, row_of
from tocsin.extract.events.frame import frame_of
from tocsin.extract.events.guards import fields_of, is_kept, is_leisure
from tocsin.extract.events.inherit import Mention, Told, with_inherited
from tocsin.extract.events.judging import is_meant, judgements
from tocsin.extract.events.match import Matcher
from tocsin.extract.events.ranking import ranked
from tocsin.extract.events.roles import SPEAKER, Roles, phrase_span
from tocsin.extract.events.setting import Settings
from tocsin.extract.events.slots import lemma_of
from tocsin.extract.events.status import status_of
from tocsin.extract.lookup import Mentions
from tocsin.extract.syntax import char_span, sentences, trimmed
from tocsin.lexicon.events import EventLexicon, load_events
from tocsin.model import Article, Event, EventActor, Recipient, Record, Span, finding_id
from tocsin.model.vocabulary import BlockKind, Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

# No sentence of real news has more tokens; what does is a list or noise, and would take time in the square of its length.
_LONGEST = 300
# A light verb and its noun stand together: "carried out \"significant\" air strikes".
_NEAR = 7
_TITLES = frozenset({"title", "heading", "byline", "dateline"})


def find_events(doc: Doc, record: Record) -> Record:
    """The record with its events, in order of the text.

    Titles and headings repeat what the text tells and give no events, unless the article has nothing else; captions give background only.
    """
    reader = EventReader(record, load_events())
    kinds = _Kinds(record.article)
    mentions = [mention for sent in sentences(doc) for mention in reader.read(sent, kinds.at(sent.start_char))]
    if mentions and is_leisure(doc, reader.lexicon):
        return replace(record, events=())
    events = with_inherited(record, mentions)
    events = _with_last(events, accusations(doc, record, events, reader.lexicon))
    events = _with_last(events, judgements(doc, record, events, reader.lexicon))
    events = _with_last(events, announcements(doc, record, events, reader.lexicon))
    events = _with_last(events, requests(doc, record, events, reader.lexicon))
    return replace(record, events=tuple(_with_speakers(events, record)))


def _with_speakers(events: tuple[Event, ...], record: Record) -> Iterator[Event]:
    """The events, one who also speaks being who his claim says: "he" behind a quotation is its speaker, not whom it names last."""
    known = {claim.speaker.span: claim.speaker.actor for claim in record.claims if claim.speaker.span and claim.speaker.actor}
    for event in events:
        meant = tuple(replace(each, actor=known.get(each.span, each.actor)) for each in event.actors)
        yield event if meant == event.actors else replace(event, actors=meant)


def _with_last(events: tuple[Event, ...], added: list[Event]) -> tuple[Event, ...]:
    """All events in order of the text; added ones rank behind those of their sentence."""
    ranks: dict[Span, int] = {}
    for event in events if added else ():
        ranks[event.sentence] = max(event.rank, ranks.get(event.sentence, 0))
    late = []
    for event in added:
        ranks[event.sentence] = ranks.get(event.sentence, 0) + 1
        late.append(replace(event, rank=ranks[event.sentence]))
    return tuple(sorted((*events, *late), key=lambda event: event.trigger)) if late else events


class _Kinds:
    """The kind of block at a character; titles of an article without a body count as paragraphs."""

    __slots__ = ("_blocks", "_starts", "_titles_only")

    def __init__(self, article: Article) -> None:
        self._blocks = sorted(article.blocks, key=lambda block: block.span)
        self._starts = [block.span.start for block in self._blocks]
        self._titles_only = all(block.kind in _TITLES for block in self._blocks)

    def at(self, char: int) -> BlockKind:
        at = bisect_right(self._starts, char) - 1
        if at < 0 or (self._titles_only and self._blocks[at].kind in {"title", "heading"}):
            return "paragraph"
        return self._blocks[at].kind


class EventReader:
    """Reads events from the sentences of one record."""

    __slots__ = ("actors", "attributions", "lexicon", "matcher", "record", "roles", "settings")

    def __init__(self, record: Record, lexicon: EventLexicon) -> None:
        self.record = record
        self.lexicon = lexicon
        self.matcher = Matcher(lexicon)
        self.roles = Roles(self.matcher)
        self.actors = Mentions.of_actors(record)
        self.attributions = Attributions(record, lexicon)
        self.settings = Settings(record, lexicon)

    def read(self, sent: SpacySpan, kind: BlockKind = "paragraph") -> list[Mention]:
        """The events of one sentence, the main event with rank 1, each with the way it is told."""
        if kind in _TITLES or len(sent) > _LONGEST:
            return []
        found = candidates_of(sent, self.matcher)
        if not found:
            return []
        fields = fields_of(sent, self.lexicon)
        pinned = {head.i for candidate in found for head in pinned_on(candidate)}
        found = [one for one in found if one.hit.pattern.actor != SPEAKER or self._is_judgement(one)]
        cast = {id(candidate): self._cast(candidate, pinned) for candidate in found}
        found = [one for one in found if is_kept(one, fields, self.lexicon, has_roles=any(cast[id(one)])) and _suits(one, kind)]
        rank = ranked(found, self.lexicon)
        counted = self.settings.quantities(sent, found)
        contexts = contexts_of(sent, self.lexicon) if found else ()
        events = [self._event(one, *cast[id(one)], trimmed(sent)) for one in found]
        is_old = any(events[at].frame == "background" for at, place in enumerate(rank) if place == 1)
        return [
            Mention(
                replace(
                    event,
                    rank=rank[at],
                    quantities=counted.get(at, ()),
                    contexts=contexts,
                    frame="background" if kind == "caption" or (is_old and event.when is None and is_aside(found[at])) else event.frame,
                ),
                "news" if kind == "caption" else told_as(found[at]),
            )
            for at, event in enumerate(events)
        ]

    def _is_judgement(self, candidate: Candidate) -> bool:
        """True if somebody known by name says it of another."""
        judge = self.attributions.judge(candidate)
        if judge is None or not is_meant(candidate.token):
            return False
        return all(self.actors.at_token(head) != judge.actor for head in candidate.hit.view.slot("subj"))

    def _cast(self, candidate: Candidate, pinned: set[int]) -> tuple[list[Token], list[Token]]:
        """Actors and recipients; on whom a deed of the sentence is pinned acts in that one only, whatever the parser makes of it."""
        actors = pinned_on(candidate) or [
            head for head in self.roles.actors(candidate) if head.i not in pinned or candidate.type != "ASSAULT"
        ]
        return actors, self.roles.recipients(candidate, actors)

    def _event(self, candidate: Candidate, actors: list[Token], recipients: list[Token], sentence: Span) -> Event:
        row = row_of(candidate, self.lexicon)
        trigger = trigger_span(candidate, self.matcher)
        # A judgement is passed when it is said, whatever tense it is in: "would be a disaster".
        status = "actual" if candidate.hit.pattern.actor == SPEAKER else status_of(candidate, self.lexicon)
        if status == "actual" and is_command(candidate.predicate):
            status = "hypothetical"
        when = self.settings.when(candidate, status)
        return Event(
            id=finding_id(self.record.article, "event", trigger),
            type=candidate.type,
            mode=row.mode,
            cameo=row.cameo,
            contexts=(),
            quad=row.quad,
            intensity=row.score,
            trigger=trigger,
            sentence=sentence,
            rank=1,
            actors=self._actors(actors, candidate),
            recipients=tuple(Recipient(phrase_span(head), self.actors.at_token(head)) for head in recipients),
            when=when,
            where=self.settings.where(candidate),
            status=status,
            frame=frame_of(candidate, None if status == "ongoing" else when, self.record.article, self.lexicon),
            count=self._count(candidate),
            damage=self.settings.damage(candidate),
            instrument=self.settings.instrument(candidate),
            rule=candidate.hit.pattern.name + (f" ({candidate.note})" if candidate.note else ""),
        )

    def _actors(self, heads: list[Token], candidate: Candidate) -> tuple[EventActor, ...]:
        """The actors; the speaker for "I" and "we" and for quoted words that name nobody."""
        judge = self.attributions.judge(candidate) if candidate.hit.pattern.actor == SPEAKER else None
        if judge is not None:
            return (judge,)
        if all(head.lower_ in {"i", "we"} for head in heads):
            speaker = self.attributions.speaker(candidate)
            if speaker is not None:
                return (speaker,)
        return tuple(self._actor(head, candidate) for head in heads)

    def _actor(self, head: Token, candidate: Candidate) -> EventActor:
        return self.attributions.of(EventActor(phrase_span(head), self.actors.at_token(head)), head, candidate)

    def _count(self, candidate: Candidate) -> Count:
        """Aggregate for "a string of attacks" and bare plurals of nominal deeds, also where a verb of result has taken them in."""
        parts = [part for part in candidate.parts if part.pos_ == "NOUN"]
        return "aggregate" if any(self._is_many(token) for token in (candidate.token, *parts)) else "single"

    def _is_many(self, token: Token) -> bool:
        """True for a plural, for "a wave of" and for what is no single act by nature: "war", "fighting", "unrest", "protesters"."""
        if token.pos_ == "NOUN" and lemma_of(token) in self.lexicon.words["lasting"]:
            return True
        above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
        if above is not None and lemma_of(above) in self.lexicon.words["aggregate"]:
            return True
        is_plural = token.tag_ in {"NNS", "NNPS"} and not any(child.dep_ == "nummod" for child in token.children)
        return is_plural and token.lower_ not in {"talks", "negotiations", "discussions"}


def _suits(candidate: Candidate, kind: BlockKind) -> bool:
    """What a photograph shows is no event of the news: captions keep only what they recall."""
    return kind != "caption" or candidate.predicate.tag_ not in {"VBZ", "VBP"}


def told_as(candidate: Candidate) -> Told:
    """Whether a mention points back to a deed, stands aside, or is news."""
    if is_pointing(candidate):
        return "pointing"
    return "aside" if is_aside(candidate) else "news"


def trigger_span(candidate: Candidate, matcher: Matcher) -> Span:
    """The characters of the trigger: the verb with its particle, the noun, or a light verb with its noun: "staged a hunger strike"."""
    token = candidate.token
    particles = [child for child in token.children if child.dep_ == "prt" and abs(child.i - token.i) <= 2]
    return char_span([token, *particles, *_light_object(candidate, matcher), *_light_verb(candidate)])


def _light_verb(candidate: Candidate) -> list[Token]:
    """The verb before a noun that names the deed: "launched" for "attack" in "launched an attack"."""
    verb, noun = candidate.hit.support, candidate.token
    return [verb] if verb is not None and 0 < noun.i - verb.i <= _NEAR else []


def _light_object(candidate: Candidate, matcher: Matcher) -> list[Token]:
    """The noun behind a light verb that names the deed: "strikes" for "carried" in "carried out three strikes"."""
    token = candidate.token
    if candidate.hit.pattern.kind != "verb" or lemma_of(token) not in matcher.lexicon.words["light"]:
        return []
    heads = [child for child in token.rights if child.dep_ == "dobj" and child.i - token.i <= _NEAR]
    hits = [matcher.hit(head) for head in heads]
    return [hit.token for hit in hits if hit is not None and hit.pattern.kind == "noun" and hit.pattern.type == candidate.hit.pattern.type]
