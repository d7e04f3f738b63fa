"""Who says what: speech on PolNeAR, factuality on UW and MEANTIME, relay chains and named speakers on sets of our own, the seed."""

from __future__ import annotations

import csv
import json
import re
import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Doc

from evals.figures import Figure
from evals.gold import GOLD, corpus_hash, scorer
from evals.parses import CACHE, doc_of, records_of
from tocsin.article.text import article_from_text
from tocsin.extract.factuality import factuality
from tocsin.language import load_pipeline, pipeline_name
from tocsin.model import Article, Claim, Interval, Record, Span, Speaker
from tocsin.reading import read_doc

SETS = Path(__file__).resolve().parent.parent / "sets"
POLNEAR = GOLD / "claims" / "polnear_dev.jsonl"
TRAIN = GOLD / "claims" / "polnear_train.jsonl"
FACTUALITY = {name: GOLD / "claims" / "factuality" / name / "dev.jsonl" for name in ("UW", "MEANTIME")}
RELAYS = SETS / "claim_relays.tsv"
SPEAKERS = SETS / "claim_speakers.jsonl"
SEED = GOLD / "seed"
# A fixed third of the documents and 200 sentences: under 30 seconds without kept parses.
QUICK_DOCUMENTS = 3
QUICK_SENTENCES = 200

# PolNeAR's source is the relative pronoun, not its noun: "who" in "a woman who said".
_RELATIVE = re.compile(
    r"\b(who|which|that)(?:\s+(?:\w+ly|has|have|had|also|later|then|never|once|now|is|was|were|are|did|not|didn['’]t))*\s*$"
)
# PolNeAR's source runs on over a relative clause between commas, up to the cue.
_CLAUSE = re.compile(r",? (?:who|which|whose)\b[^,.;“”\"]{3,120},$")
# PolNeAR's cue holds the auxiliaries and adverbs of the verb: "has repeatedly said".
_AUXILIARIES = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|be|been|also|later|then|now|often|once|recently|repeatedly|publicly|previously|to|will|would|did|not|never)\s+)+$"
)


def figures(*, quick: bool) -> list[Figure]:
    """The figures of issue "who says who": names begin with `claims.`."""
    return [
        *speech_figures(quick=quick),
        *factuality_figures(quick=quick),
        *relay_figures(),
        *speaker_figures(quick=quick),
        *seed_figures(),
    ]


def gold_documents(file: Path) -> dict[str, dict[str, Any]]:
    """The first annotator's documents by id."""
    out: dict[str, dict[str, Any]] = {}
    for line in file.read_text("utf-8").splitlines():
        document = json.loads(line)
        out.setdefault(document["doc_id"], document)
    return out


def speech_figures(*, quick: bool) -> list[Figure]:
    documents = list(gold_documents(POLNEAR).values())[:: QUICK_DOCUMENTS if quick else 1]
    records = records_of(article_from_text(document["text"]) for document in documents)
    pairs = [
        (document, {"attributions": [attribution_of(claim, record) for claim in reported(record)]})
        for document, record in zip(documents, records, strict=True)
    ]
    return list(scored(pairs, corpus_hash(POLNEAR)))


def scored(pairs: list[tuple[dict[str, Any], dict[str, Any]]], corpus: str) -> Iterator[Figure]:
    """The public scorer's figures, speech only, outermost."""
    rows = scorer("score/score_attribution.py").score(pairs, outermost=True, speech=True)
    wanted = {
        "src_cue_f1": ("rel/src+cue", "F1"),
        "direct_f1": ("rel/src+cue/direct", "F1"),
        "mixed_f1": ("rel/src+cue/mixed", "F1"),
        "indirect_f1": ("rel/src+cue/indirect", "F1"),
        "exact_f1": ("rel/exact", "F1"),
        "source_precision": ("any/source", "P"),
    }
    for name, (row, column) in wanted.items():
        yield Figure(f"claims.speech.{name}", rows[row][column], rows[row]["gold"], "attributions", corpus)


def reported(record: Record) -> list[Claim]:
    """What others are said to say: the article's own voice has neither source nor cue."""
    return [claim for claim in record.claims if claim.speaker.kind != "outlet"]


def attribution_of(claim: Claim, record: Record) -> dict[str, list[list[int]]]:
    """A claim as PolNeAR writes attributions down; of a relay, the outlet counts as source beside the speaker."""
    text = record.article.text
    voices: tuple[Speaker, ...] = (claim.speaker, *claim.via) if claim.rule.startswith("relay") else (claim.speaker,)
    return {
        "source": [list(source_span(voice.span, claim.cues[0], text)) for voice in voices if voice.span is not None],
        "cue": [list(cue_span(cue, text)) for cue in claim.cues],
        "content": [list(part) for part in claim.content],
    }


def source_span(span: Span, cue: Span, text: str) -> Span:
    """The source by PolNeAR's convention for relative clauses."""
    between = text[span.end : cue.start] if span.end < cue.start else ""
    relative = _RELATIVE.search(between)
    if relative is not None and len(between) < len(relative.group()) + 4:
        return Span(span.end + relative.start(1), span.end + relative.end(1))
    clause = _CLAUSE.match(between.rstrip()) if between else None
    return Span(span.start, span.end + clause.end()) if clause is not None else span


def cue_span(cue: Span, text: str) -> Span:
    before = _AUXILIARIES.search(text, max(0, cue.start - 60), cue.start)
    return Span(before.start(), cue.end) if before is not None else cue


def factuality_figures(*, quick: bool) -> list[Figure]:
    """Pearson r, mean absolute error and F1 on events that did not happen (below zero), both sets together, all times 100."""
    gold, found = [], []
    for file in FACTUALITY.values():
        lines = file.read_text("utf-8").splitlines()[: QUICK_SENTENCES if quick else None]
        sentences = [json.loads(line) for line in lines]
        for sentence, doc in zip(sentences, spaced_docs([each["text"] for each in sentences]), strict=True):
            for target in sentence["targets"]:
                gold.append(float(target["label"]))
                found.append(factuality(doc[target["span1"][1] - 1]))
    corpus = corpus_hash(*FACTUALITY.values())
    values = {
        "pearson_r": statistics.correlation(gold, found),
        "mae": statistics.fmean(abs(a - b) for a, b in zip(gold, found, strict=True)),
        "f1_negative": f1([value < 0 for value in gold], [value < 0 for value in found]),
    }
    return [Figure(f"claims.factuality.{name}", round(100 * value, 1), len(gold), "events", corpus) for name, value in values.items()]


def f1(gold: list[bool], found: list[bool]) -> float:
    both = sum(a and b for a, b in zip(gold, found, strict=True))
    return 2 * both / (sum(gold) + sum(found)) if both else 0.0


def spaced_docs(texts: list[str]) -> Iterator[Doc]:
    """Parses of texts whose tokens stand between single spaces, kept like other parses."""
    import hashlib

    nlp = load_pipeline()
    for text in texts:
        key = hashlib.sha256(f"spaced\n{pipeline_name(nlp)}\n{text}".encode()).hexdigest()
        file = CACHE / key[:2] / f"{key}.spacy"
        if file.exists():
            yield Doc(nlp.vocab).from_bytes(file.read_bytes())
            continue
        words = [word.replace("``", '"').replace("''", '"') or "_" for word in text.split(" ")]
        doc = nlp(Doc(nlp.vocab, words=words))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(doc.to_bytes(exclude=["tensor", "user_data"]))
        yield doc


def relay_figures() -> list[Figure]:
    """Sentences of our own with both hops right: the speaker, and every relay in order."""
    rows = relay_rows()
    records = records_of(article_from_text(row["sentence"]) for row in rows)
    right = sum(has_chain(record, row["speaker"], row["via"].split(" > ")) for row, record in zip(rows, records, strict=True))
    return [Figure("claims.relay.both_hops", right, len(rows), "sentences", corpus_hash(RELAYS))]


def relay_rows() -> list[dict[str, str]]:
    lines = [line for line in RELAYS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def has_chain(record: Record, speaker: str, via: list[str]) -> bool:
    """True if one claim has that speaker and exactly these relays."""
    return any(
        says(record, claim.speaker, speaker)
        and len(claim.via) == len(via)
        and all(says(record, voice, name) for voice, name in zip(claim.via, via, strict=True))
        for claim in record.claims
    )


def says(record: Record, voice: Speaker, name: str) -> bool:
    return voice.span is not None and name.lower() in record.text_of(voice.span).lower()


def speaker_figures(*, quick: bool) -> list[Figure]:
    """Quotations of the training half whose speaker, after coreference, is the person or body that we noted by hand."""
    if not SPEAKERS.exists():
        return []
    rows = [json.loads(line) for line in SPEAKERS.read_text("utf-8").splitlines() if not line.startswith("#")]
    documents = gold_documents(TRAIN)
    names = sorted({row["doc_id"] for row in rows})[:: QUICK_DOCUMENTS if quick else 1]
    rows = [row for row in rows if row["doc_id"] in names]
    records = dict(zip(names, records_of(article_from_text(documents[name]["text"]) for name in names), strict=True))
    right = sum(is_named(records[row["doc_id"]], row) for row in rows)
    return [Figure("claims.speaker.named", right, len(rows), "quotations", corpus_hash(SPEAKERS))]


def is_named(record: Record, row: dict[str, Any]) -> bool:
    """True if a claim over the quotation's first words has an actor of that name."""
    names = {actor.id: actor.name for actor in record.actors}
    for claim in record.claims:
        if any(part.start <= row["at"] < part.end for part in claim.content):
            found = names.get(claim.speaker.actor or "", "")
            return row["name"].lower() in found.lower()
    return False


def seed_figures() -> list[Figure]:
    """How many of the seed's claims are found, and how many that must not be."""
    record = seed_record()
    expected = yaml.safe_load((SEED / "expect.yaml").read_text("utf-8"))["claims"]
    found = sum(any(is_expected(record, claim, want) for claim in record.claims) for want in expected["must"])
    wrong = sum(any(is_forbidden(record, claim, want) for claim in record.claims) for want in expected["must_not"])
    corpus = corpus_hash(SEED / "article.txt", SEED / "expect.yaml")
    return [
        Figure("claims.seed.found", found, len(expected["must"]), "claims", corpus),
        Figure("claims.seed.must_not", wrong, len(expected["must_not"]), "claims", corpus),
    ]


def seed_article() -> Article:
    return article_from_text((SEED / "article.txt").read_text("utf-8"), published=Interval("2020-12-23", "2020-12-25", "day"))


def seed_record() -> Record:
    article = seed_article()
    return read_doc(doc_of(article), article, pipeline_name(load_pipeline()))


def is_expected(record: Record, claim: Claim, want: dict[str, Any]) -> bool:
    """True if a claim agrees with every key of an expectation that records have."""
    contents = [want["content"], want["content_alt"]] if "content_alt" in want else [want.get("content", "")]
    text = " … ".join(record.text_of(part) for part in claim.content)
    checks = [
        any(content in text for content in contents),
        is_speaker(record, claim, want["speaker"]),
        want.get("speaker_kind", claim.speaker.kind) == claim.speaker.kind,
        want.get("quote", claim.quote) == claim.quote,
        want.get("act", claim.acts[0]) in claim.acts,
        want.get("basis", claim.basis) == claim.basis,
        want.get("polarity", claim.polarity) == claim.polarity,
        want.get("certainty", claim.certainty) == claim.certainty,
        want.get("band", claim.band) == claim.band,
        want.get("medium", claim.medium) == claim.medium,
        all(any(record.text_of(span) == hedge for span in claim.hedges) for hedge in want.get("hedges", [])),
        all(target in text for target in want.get("targets", [])),
        all(any(says(record, voice, name) for voice in claim.via) for name in want.get("via", [])),
        is_addressed(record, claim, want),
        "said" not in want or (claim.said is not None and claim.said.start == str(want["said"])),
    ]
    return all(checks)


def is_addressed(record: Record, claim: Claim, want: dict[str, Any]) -> bool:
    if "addressee" not in want:
        return True
    return (
        claim.addressee is None
        if want["addressee"] is None
        else claim.addressee is not None and want["addressee"] in record.text_of(claim.addressee.span)
    )


def is_speaker(record: Record, claim: Claim, name: str) -> bool:
    """True if the speaker's words or its actor's name or mentions hold the name."""
    words = [record.text_of(claim.speaker.span)] if claim.speaker.span is not None else []
    for actor in record.actors:
        if actor.id == claim.speaker.actor:
            words += [actor.name, *(record.text_of(span) for span in actor.mentions)]
    return any(name.lower() in word.lower() for word in words)


def is_forbidden(record: Record, claim: Claim, want: dict[str, Any]) -> bool:
    text = " … ".join(record.text_of(part) for part in claim.content)
    return says(record, claim.speaker, want["speaker"]) and want.get("content", "") in text


def gold_against_gold(documents: Iterable[dict[str, Any]]) -> list[Figure]:
    """The adapter's own check: the gold set scored against itself is 100."""
    return list(scored([(document, document) for document in documents], corpus_hash(POLNEAR)))
