"""News sentences → who says what, in which words, how sure."""

from __future__ import annotations

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.claims import find_claims
from tocsin.language import parse_article
from tocsin.model import Article, Block, Claim, MadeBy, Record, Span


@pytest.fixture(scope="module")
def claims_of(nlp):
    """`claims_of("Officials said so.")` is the record of a text with its claims, without other findings."""

    def find(text: str | Article) -> Record:
        article = article_from_text(text) if isinstance(text, str) else text
        return find_claims(parse_article(article, nlp), Record(article, MadeBy("test", "test")))

    return find


def words(record: Record, spans: tuple[Span, ...]) -> str:
    return " … ".join(record.text_of(span) for span in spans)


def speaker(record: Record, claim: Claim) -> str | None:
    return record.text_of(claim.speaker.span) if claim.speaker.span is not None else None


def told(record: Record) -> list[tuple[str | None, str, str]]:
    return [(speaker(record, claim), words(record, claim.cues), words(record, claim.content)) for claim in record.claims]


WHO_SAYS_WHAT = [
    ("The ministry said the bridge was closed.", [("The ministry", "said", "the bridge was closed")]),
    ("The ministry said that the bridge was closed.", [("The ministry", "said", "that the bridge was closed")]),
    ("The bridge was closed, the ministry said.", [("the ministry", "said", "The bridge was closed")]),
    ("“We will not leave,” Karim said.", [("Karim", "said", "“We will not leave,”")]),
    ("“We will not leave,” said Karim, the mayor of Tal Abyad.", [("Karim, the mayor of Tal Abyad", "said", "“We will not leave,”")]),
    ("Karim said: “We will not leave.”", [("Karim", "said", "“We will not leave.”")]),
    ("“We will not leave,” Karim said. “This is our town.”", [("Karim", "said", "“We will not leave,” … “This is our town.”")]),
    ("The plan, he said, was dead.", [("he", "said", "The plan … was dead")]),
    ("The road is mined, according to two officers.", [("two officers", "according to", "The road is mined")]),
    ("According to two officers, the road is mined.", [("two officers", "According to", "the road is mined")]),
    ("''It is over,'' the colonel said.", [("the colonel", "said", "''It is over,''")]),
    ("«It is over,» the colonel said.", [("the colonel", "said", "«It is over,»")]),
    ("The ministry said in a statement that the dam was safe.", [("The ministry", "said", "that the dam was safe")]),
    ("Police in Basra told reporters that the camp was empty.", [("Police in Basra", "told", "that the camp was empty")]),
    ("Kyiv blamed Moscow for the blast.", [("Kyiv", "blamed", "Moscow for the blast")]),
    ("Tehran accused Israel of killing the engineer.", [("Tehran", "accused", "Israel of killing the engineer")]),
    ("The envoy warned against any attack on the port.", [("The envoy", "warned", "any attack on the port")]),
    ("The envoy called for talks.", [("The envoy", "called", "talks")]),
    ("A report found that the shells were old.", [("A report", "found", "that the shells were old")]),
    ("Satellite pictures showed that the hangar was empty.", [("Satellite pictures", "showed", "that the hangar was empty")]),
    ("His warning that the dam could burst was ignored.", [("His", "warning", "that the dam could burst")]),
    ("The general denied that his men had crossed the river.", [("The general", "denied", "that his men had crossed the river")]),
    (
        "The minister said the port was open and warned that ships would be searched.",
        [("The minister", "said", "the port was open"), ("The minister", "warned", "that ships would be searched")],
    ),
    (
        "“The port is open,” the minister said, adding that ships would be searched.",
        [("the minister", "said", "“The port is open,”"), ("the minister", "adding", "that ships would be searched")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHO_SAYS_WHAT, ids=[text for text, _ in WHO_SAYS_WHAT])
def test_who_says_what(claims_of, text, expected):
    assert told(claims_of(text)) == expected


NOBODY_SAYS = [
    "The road was closed on Monday.",
    "A website called Frontline News was taken down.",
    "The driver refused to stop.",
    "Workers added a second lane.",
    "The minister supports the plan and hopes for peace.",
]


@pytest.mark.parametrize("text", NOBODY_SAYS)
def test_nobody_says_anything(claims_of, text):
    assert told(claims_of(text)) == []


KINDS = [
    ("Two senior diplomats said the talks had failed.", "group_unnamed"),
    ("A senior diplomat said the talks had failed.", "official_unnamed"),
    ("France said the talks had failed.", "state"),
    ("A leaked report said the talks had failed.", "document"),
    ("The ministry said the talks had failed.", "organisation"),
    ("Reuters reported that the talks had failed.", "media"),
    ("The leader was accused of treason.", "unattributed"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds_of_speakers(claims_of, text, kind):
    assert [claim.speaker.kind for claim in claims_of(text).claims] == [kind]


QUOTES = [
    ("“We will not leave,” Karim said.", "direct"),
    ("Karim said the raid was “a crime.”", "mixed"),
    ("Karim said the raid was a crime.", "indirect"),
    ("Karim dismissed the allegations.", "none"),
]


@pytest.mark.parametrize(("text", "kind"), QUOTES)
def test_kinds_of_quotation(claims_of, text, kind):
    assert [claim.quote for claim in claims_of(text).claims] == [kind]


ACTS = [
    ("Tehran dismissed the allegations.", ("deny",), "characterised", "negative"),
    ("Tehran described the charge as “baseless.”", ("deny",), "words", "negative"),
    ("The group claimed responsibility for the bombing.", ("claim_responsibility",), "words", "positive"),
    ("The group denied responsibility for the bombing.", ("disclaim",), "words", "negative"),
    ("The army declined to comment.", ("decline",), "words", "positive"),
    ("The army would neither confirm nor deny the report.", ("decline",), "words", "positive"),
    ("Tehran accused Israel of killing the engineer.", ("accuse",), "characterised", "positive"),
    ("“Iran is behind the attack,” the senator said.", ("accuse",), "words", "positive"),
    ("“If one man dies, we will hold Iran responsible,” the senator said.", ("threaten",), "words", "positive"),
    ("The army admitted that it had hit the school.", ("admit",), "characterised", "positive"),
    ("The ministry estimated that 300 houses had burned.", ("estimate",), "words", "positive"),
    ("The paper retracted its report.", ("retract",), "characterised", "negative"),
    ("Lawmakers asked whether the jets had been seen.", ("question",), "words", "positive"),
]


@pytest.mark.parametrize(("text", "acts", "basis", "polarity"), ACTS, ids=[row[0] for row in ACTS])
def test_acts(claims_of, text, acts, basis, polarity):
    found = [(claim.acts, claim.basis, claim.polarity) for claim in claims_of(text).claims]
    assert found == [(acts, basis, polarity)]


SURE = [
    ("Officials said the militia “almost certainly” fired the rockets.", "probable", "almost_certain", ["almost certainly"]),
    ("Officials said the dam could break.", "possible", None, ["could"]),
    ("Officials said a strike was very unlikely.", "probable", "very_unlikely", ["very unlikely"]),
    ("Officials said the jet appeared to be lost.", "possible", None, ["appeared"]),
    ("Officials said the jet was lost.", "unspecified", None, []),
    # the hedge is about the men, not about the arrest
    ("Officials said the men who may have fired were arrested.", "unspecified", None, []),
    ("Iran blamed Israel and, indirectly, the United States.", "unspecified", None, ["indirectly"]),
]


@pytest.mark.parametrize(("text", "certainty", "band", "hedges"), SURE, ids=[row[0] for row in SURE])
def test_certainty_is_scoped(claims_of, text, certainty, band, hedges):
    record = claims_of(text)
    assert [(c.certainty, c.band, [record.text_of(span) for span in c.hedges]) for c in record.claims] == [(certainty, band, hedges)]


def test_the_addressee_is_not_the_content(claims_of):
    record = claims_of("The president has warned Iran against any attack on the embassy.")
    claim = record.claims[0]
    assert claim.addressee is not None
    assert record.text_of(claim.addressee.span) == "Iran"
    assert words(record, claim.content) == "any attack on the embassy"


def test_all_targets_are_kept(claims_of):
    record = claims_of("Iran has blamed Israel and, indirectly, the United States.")
    assert words(record, record.claims[0].content) == "Israel and, indirectly, the United States"


MEDIA = [
    ("The general said on Twitter that the road was open.", "social_media"),
    ("The general said in an interview that the road was open.", "interview"),
    ("The general told reporters that the road was open.", "briefing"),
    ("The general said in a statement that the road was open.", "statement"),
    ("The general said that the road was open.", None),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_medium(claims_of, text, medium):
    assert [claim.medium for claim in claims_of(text).claims] == [medium]


def test_a_quotation_over_two_paragraphs_is_one_claim(claims_of):
    record = claims_of("“We stay,” Karim said. “We have no other town.\n\n“And we have no fear.”")
    assert told(record) == [("Karim", "said", "“We stay,” … “We have no other town. … “And we have no fear.”")]


def test_an_open_quotation_ends_with_its_paragraph(claims_of):
    record = claims_of("“We stay, Karim said.\n\nThe road was closed. The ministry said the bridge was open.")
    assert ("The ministry", "said", "the bridge was open") in told(record)


def test_a_caption_makes_no_claim_and_a_heading_does_not_glue(claims_of):
    text = (
        "FILE - This photo released by Fars shows that the car burned.\n\nIranian condemnation\n\nThe minister said the raid was a crime."
    )
    parts = text.split("\n\n")
    kinds = ("caption", "heading", "paragraph")
    blocks = tuple(Block(kind, Span(text.index(part), text.index(part) + len(part))) for kind, part in zip(kinds, parts, strict=True))
    record = claims_of(Article("x", 1, text, blocks))
    assert told(record) == [("The minister", "said", "the raid was a crime")]


def test_labels_and_signatures_speak(claims_of):
    record = claims_of("WALLACE: Will you go to the summit?\n\nWallace asked again. “He must go.” ― Carla Sanchez")
    assert ("WALLACE", ":", "Will you go to the summit?") in told(record)
    assert ("Carla Sanchez", "―", "“He must go.”") in told(record)


def test_ids_are_of_the_cue_and_unique(claims_of):
    record = claims_of("The ministry said the bridge was closed. The army said the road was open.")
    assert len({claim.id for claim in record.claims}) == len(record.claims) == 2
    assert all(claim.id.startswith("c") for claim in record.claims)


def test_every_span_points_at_its_words(claims_of):
    record = claims_of("“We will not leave,” Karim told the BBC on Monday. The ministry denied that the bridge was “lost.”")
    for claim in record.claims:
        for span in (*claim.cues, *claim.content, claim.sentence):
            assert 0 <= span.start < span.end <= len(record.article.text)
            assert record.text_of(span) == record.text_of(span).strip()


ACCUSING = [
    ("“The regime is guilty,” the senator tweeted.", True),
    ("“We blame the militia for the fire,” the mayor wrote.", True),
    ("“We hold the militia responsible for the fire,” the mayor tweeted.", True),
    ("“All fingers point to the militia,” the mayor wrote.", True),
    ("“The militia is not behind the fire,” the mayor wrote.", False),
    ("“Nobody knows who was behind the fire,” the mayor wrote.", False),
    ("“Is the militia behind the fire?” the mayor wrote.", False),
    ("“If the militia is behind the fire, we will know,” the mayor wrote.", False),
    ("“We are responsible for the bridge,” the mayor wrote.", False),
    ("“The bridge is behind schedule,” the mayor wrote.", False),
]


@pytest.mark.parametrize(("text", "is_accusing"), ACCUSING, ids=[row[0] for row in ACCUSING])
def test_words_that_accuse(claims_of, text, is_accusing):
    assert ["accuse" in claim.acts for claim in claims_of(text).claims] == [is_accusing]
