"""The closed lists of words that fields may hold, as types. Their meaning is in the record reference."""

from __future__ import annotations

from typing import Literal

Granularity = Literal[
    "second", "minute", "hour", "day", "part", "weekend", "week", "month", "season", "quarter", "year", "decade", "century", "other"
]
PublishedBasis = Literal["given", "page", "dateline", "inferred"]
BlockKind = Literal["title", "heading", "paragraph", "caption", "dateline", "byline", "quote", "list", "boilerplate"]
ActorKind = Literal["state", "organisation", "armed_group", "person", "media", "people", "unnamed"]
TieKind = Literal["member", "part", "backed_by"]
PlaceKind = Literal[
    "country", "admin1", "admin2", "city", "district", "facility", "region", "sea", "strait", "river", "mountain", "island", "other"
]
PlaceUse = Literal["literal", "metonym", "modifier"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Direction = Literal["past", "present", "future"]
Bound = Literal["exact", "at_least", "at_most", "about", "range", "vague"]
QuantityRole = Literal["killed", "injured", "missing", "arrested", "displaced", "weapon", "force", "money", "other"]
QuantityOf = Literal["civilian", "security", "military", "contractor", "official"]
Stage = Literal["fired", "landed", "intercepted", "failed"]
Attribution = Literal["asserted", "alleged", "suspected", "claimed", "admitted", "denied"]
Certainty = Literal["certain", "probable", "possible", "unspecified"]
Band = Literal["almost_certain", "very_likely", "likely", "even_chance", "unlikely", "very_unlikely", "remote"]
WhenBasis = Literal["stated", "inherited", "publication"]
WhereBasis = Literal["phrase", "object", "sentence", "dateline"]
Status = Literal["actual", "ongoing", "planned", "conditional", "hypothetical", "negated"]
Frame = Literal["news", "background", "anniversary"]
Count = Literal["single", "aggregate"]
SpeakerKind = Literal["person", "organisation", "state", "official_unnamed", "group_unnamed", "media", "document", "unattributed", "outlet"]
QuoteKind = Literal["direct", "mixed", "indirect", "none"]
Act = Literal[
    "assert", "deny", "accuse", "admit", "claim_responsibility", "disclaim", "confirm", "estimate", "warn", "threaten",
    "promise", "demand", "order", "announce", "retract", "decline", "question",
]  # fmt: skip
ClaimBasis = Literal["words", "characterised"]
Polarity = Literal["positive", "negative"]
Medium = Literal["statement", "social_media", "interview", "briefing", "broadcast", "document"]
AboutSlot = Literal[
    "occurrence", "perpetrator", "ordered_by", "backed_by", "weapon_origin", "responsibility", "claimed_by", "count", "killed",
    "injured", "missing", "arrested", "place", "date", "outcome", "cause", "intent", "status",
]  # fmt: skip
AboutStance = Literal["affirms", "denies", "doubts", "asks"]
CommitmentKind = Literal["threat", "red_line", "promise", "demand", "ultimatum", "truce", "order", "plan", "refusal", "assurance"]
ConditionKind = Literal["if", "unless", "until", "on_condition", "in_exchange"]
FateStatus = Literal["standing", "met", "broken", "ended", "expired", "unknown"]
RiskKind = Literal["deadline", "scheduled", "anniversary", "expiry", "handover"]
RiskBasis = Literal["text", "lexicon"]
CopyKind = Literal["identical", "truncated", "extended", "edited"]
IncidentKind = Literal["single", "episode"]
AccountPolarity = Literal["affirmed", "denied"]
RelationKind = Literal["same", "refines", "revises", "retracts", "extends_scope", "contradicts", "denies", "incomparable"]
DisputeKind = Literal["discrepancy", "denial", "counter_accusation"]
DisputeStatus = Literal["open", "superseded", "settled"]
Policy = Literal["conservative", "interval", "latest-official", "all"]
Verdict = Literal["same", "different", "unsure"]
JudgedBy = Literal["rule", "model", "person"]
ReviewVerdict = Literal["accepted", "rejected", "edited"]
