"""Records made by hand for the tests of the store and the desk: no model, so that a test takes milliseconds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tocsin.article.text import article_from_text
from tocsin.model import (
    About,
    Action,
    Actor,
    Article,
    Claim,
    Commitment,
    Condition,
    Due,
    Event,
    EventActor,
    Fate,
    Interval,
    MadeBy,
    Party,
    Place,
    PlaceMention,
    Quantity,
    Recipient,
    Record,
    RiskDate,
    Role,
    Span,
    Speaker,
    Time,
    When,
    Where,
    finding_id,
)

TEXT = (
    "BAGHDAD - Rockets hit the U.S. Embassy in Baghdad on Sunday, number {n}.\n\n"
    '"It was Iran," President Donald Trump said through Reuters. Trump vowed to answer by January 15 if an American is killed.'
)
MADE_BY = MadeBy(tocsin="0.1.0", pipeline="none/0")


def day(iso: str | None) -> Interval | None:
    return Interval(iso, iso, "day") if iso else None


def article(n: int = 0, *, published: str | None = "2020-12-23", text: str | None = None, **fields: Any) -> Article:
    made = article_from_text(text or TEXT.format(n=n), url=f"https://news.example/{n}", publisher="The Example", published=day(published))
    return replace(made, **fields)


def words(each: Article, asked: str, *, after: int = 0) -> Span:
    start = each.text.index(asked, after)
    return Span(start, start + len(asked))


def record(n: int = 0, *, of: Article | None = None, **fields: str | None) -> Record:
    """A record with one finding of every kind: an attack that Trump lays on Iran, his threat, its deadline."""
    each = of or article(n, **fields)
    if "Rockets hit" not in each.text:
        return Record(article=each, made_by=MADE_BY)
    first = Span(0, each.text.index("\n"))
    second = words(each, each.text[first.end + 2 : each.text.index("Reuters.") + 8])
    third = words(each, each.text[second.end + 1 :])
    claim = _claim(each, second)
    event = _event(each, first, claim.id)
    commitment = _commitment(each, third, claim.id)
    return Record(
        article=each,
        made_by=MADE_BY,
        actors=(
            Actor("person:donald-trump", "Donald Trump", "person", (words(each, "Donald Trump"), words(each, "Trump")), "USA", rule="list"),
            Actor("IRN", "Iran", "state", (words(each, "Iran"),), "IRN", rule="list"),
        ),
        roles=(Role("person:donald-trump", "President", words(each, "President"), None, "USA", rule="list"),),
        places=(
            Place(
                "geonames:98182", "Baghdad", "city", (PlaceMention(words(each, "Baghdad")),), "IRQ", "Baghdad", 33.34, 44.4, rule="index"
            ),
            Place("geonames:99237", "Iraq", "country", (), "IRQ", rule="index"),
        ),
        times=(Time(words(each, "Sunday"), "DATE", "2020-12-20", "2020-12-20", "2020-12-20", "day", "past", "publication", "weekday"),),
        quantities=(
            Quantity(finding_id(each, "quantity", Span(0, 1)), words(each, "Rockets"), "rocket", None, 2, None, "vague", rule="plural"),
        ),
        events=(event,),
        claims=(replace(claim, about=(About(event.id, "perpetrator"),)),),
        commitments=(commitment,),
        dates=(_date(each, commitment.id),),
    )


def _event(each: Article, sentence: Span, claim: str) -> Event:
    trigger = words(each, "hit")
    return Event(
        finding_id(each, "event", trigger), "ASSAULT", "heavy-weapons", "194", ("military",), 4, -9.0, trigger, sentence, 1,
        actors=(EventActor(words(each, "Iran"), "IRN", "alleged", "certain", (), claim),),
        recipients=(Recipient(words(each, "the U.S. Embassy"), "USA"),),
        when=When("2020-12-20", "2020-12-20", "day", "stated", words(each, "Sunday")),
        where=Where("geonames:98182", words(each, "Baghdad"), "phrase"),
        quantities=(finding_id(each, "quantity", Span(0, 1)),),
        rule="verb",
    )  # fmt: skip


def _claim(each: Article, sentence: Span) -> Claim:
    cue = words(each, "said")
    return Claim(
        finding_id(each, "claim", cue),
        Speaker(words(each, "Donald Trump"), "person:donald-trump", "person"),
        (cue,),
        (words(each, "It was Iran"),),
        sentence,
        via=(Speaker(words(each, "Reuters"), None, "media"),),
        quote="direct",
        acts=("accuse",),
        rule="quotation",
    )


def _commitment(each: Article, sentence: Span, claim: str) -> Commitment:
    action = words(each, "answer")
    return Commitment(
        finding_id(each, "commitment", action), "threat", draws_line=True, action=Action(action, "ASSAULT"), sentence=sentence,
        by=Party(words(each, "Trump", after=sentence.start), "person:donald-trump"),
        condition=Condition(words(each, "if an American is killed"), "if", "ASSAULT", "USA"),
        due=Due("2021-01-15", "2021-01-15", "day", words(each, "by January 15")),
        fate=(Fate("standing"),),
        claim=claim,
        rule="vow",
    )  # fmt: skip


def _date(each: Article, commitment: str) -> RiskDate:
    span = words(each, "January 15")
    return RiskDate(
        finding_id(each, "date", span),
        Interval("2021-01-15", "2021-01-15", "day"),
        "deadline",
        span,
        commitment,
        note="the answer",
        rule="due",
    )
