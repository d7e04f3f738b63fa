"""Minimal pairs of status and frame; the issue asks for 108 of 120."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evals.adapters.events import STATEMENTS, STATUS, is_right, read_texts, rows
from tocsin.model import Record

RIGHT = 114
FALSE = 18


def test_minimal_pairs() -> None:
    items = rows(STATUS)
    wrong = [
        item["id"] for item, record in zip(items, read_texts(item["sentence"] for item in items), strict=True) if not is_right(item, record)
    ]
    assert len(items) == 120
    assert len(items) - len(wrong) >= RIGHT, wrong


def test_mere_statements_stay_without_events() -> None:
    """At most six in a hundred of three hundred statements of seven fields."""
    happened = {"actual", "ongoing", "planned"}
    items = rows(STATEMENTS)
    false = [
        item["id"]
        for item, record in zip(items, read_texts(item["sentence"] for item in items), strict=True)
        if any(event.status in happened for event in record.events)
    ]
    assert len(items) == 300
    assert len(false) <= FALSE, false


TOLD = [
    ("The government has got to release the prisoners.", "release", "hypothetical"),
    ("The judge was targeted for assassination.", "assassination", "hypothetical"),
    ("Nine people were injured due to the attack.", "attack", "actual"),
    ("The strike is due to start on Friday.", "strike", "planned"),
    ("Kurdish forces were able to repel the fighters on Sunday.", "repel", "actual"),
    ("The rebels are able to shell the airport.", "shell", "hypothetical"),
    ("The rebels were not able to retake the town.", "retake", "negated"),
    ("Had the army shelled the port, the rebels would have fled.", "shelled", "hypothetical"),
    ("The rebels would have stormed the jail, the governor said.", "stormed", "hypothetical"),
    ("Were parliament to expel the envoys, Lima would close its embassy.", "expel", "conditional"),
    ("In the event of an attack on the dam, the army will bomb the airfield.", "attack", "conditional"),
    ("In the event of an attack on the dam, the army will bomb the airfield.", "bomb", "conditional"),
    ("The law allows police to detain suspects for a week.", "detain", "hypothetical"),
    ("In the film, gunmen kidnap a judge in Rome.", "kidnap", "hypothetical"),
    ("Ministers will decide on Friday whether to impose sanctions on Mali.", "impose", "hypothetical"),
    ("It is unclear whether troops fired on the crowd.", "fired", "hypothetical"),
    ("At no time did the soldiers fire on the crowd.", "fire", "negated"),
    ("Not a single soldier fired on the crowd.", "fired", "negated"),
    ("The police no longer detain reporters.", "detain", "negated"),
    ("The army did not shell the town until Monday.", "shell", "actual"),
    ("The general refrained from bombing the station.", "bombing", "negated"),
    ("A failed attempt to bomb the station alarmed Lima.", "bomb", "negated"),
    ("Guerrillas tried unsuccessfully to storm the barracks.", "storm", "negated"),
    ("Soldiers rehearsed an attack on the airfield on Monday.", "attack", "hypothetical"),
    ("Fighting for the cement works goes on street by street.", "Fighting", "ongoing"),
    ("Clashes between the army and rebels continued on Tuesday.", "Clashes", "ongoing"),
    ("Clashes between the army and rebels ended on Tuesday.", "Clashes", "actual"),
    ("Rebels have besieged the town since January.", "besieged", "ongoing"),
    ("Farmers are expected to march through Lima on Friday.", "march", "planned"),
    ("He demanded that Norland keep its word, stop attacks on the port and withdraw from the island.", "withdraw", "hypothetical"),
    ("If a missile is fired at Lima, it will be regarded as an attack by Norland on us.", "attack", "conditional"),
    ("Ruritania warned that foreign military intervention could result in war.", "intervention", "hypothetical"),
    ("The gang possibly poisoned the wells of three farms.", "poisoned", "hypothetical"),
    ("Guards denied having beaten the prisoners.", "beaten", "negated"),
    ("Guards admitted having beaten the prisoners.", "beaten", "actual"),
    ("Officials abandoned plans to close the border.", "close", "negated"),
    ("Troops stopped short of withdrawing from the town.", "withdrawing", "negated"),
    ("Nurses have the right to strike over pay.", "strike", "hypothetical"),
    ("None of the soldiers withdrew from the town.", "withdrew", "negated"),
    ("The banker is due to be extradited to Peru next week.", "extradited", "planned"),
    ("The garrison is expected to be attacked soon.", "attacked", "planned"),
    ("Plans for the garrison to be attacked were dropped.", "attacked", "negated"),
    ("Farmers said they would march through Lima on Friday.", "march", "planned"),
    ("The governor thinks farmers would march through Lima.", "march", "hypothetical"),
    ("Will farmers march through Lima?", "march", "hypothetical"),
    ("Troops must not attack the garrison, he warned.", "attack", "hypothetical"),
    ("The strike by pilots may not take place.", "strike", "hypothetical"),
    ("The strike by pilots failed to materialise.", "strike", "negated"),
    ("The strike by pilots has yet to begin.", "strike", "negated"),
    ("The strike by pilots was due to begin on Monday.", "strike", "planned"),
    ("The strike by pilots will go ahead only if talks fail.", "strike", "conditional"),
    ("A strike by pilots is imminent.", "strike", "planned"),
    ("Fears grew of an attack on the airfield.", "attack", "hypothetical"),
    ("Plans are afoot for a march by farmers.", "march", "planned"),
    ("A planned attack on the airfield was cancelled.", "attack", "negated"),
    ("Roads were closed ahead of the visit by the French president on Friday.", "visit", "planned"),
    ("It is unclear if soldiers fired on the crowd.", "fired", "hypothetical"),
    ("It was not clear whether soldiers fired on the crowd.", "fired", "hypothetical"),
    ("The rebels have yet to decide when to release the pilots.", "release", "planned"),
    ("The ministry has not ruled out closing the border.", "closing", "hypothetical"),
    ("The army did not say why it had arrested the mayor.", "arrested", "actual"),
    ("The army did not hesitate to arrest the mayor.", "arrest", "actual"),
    ("The army will not hesitate to arrest the mayor.", "arrest", "planned"),
    ("There were unconfirmed reports that jets had bombed the dam.", "bombed", "hypothetical"),
    ("There is no evidence that jets bombed the dam.", "bombed", "negated"),
    ("Rather than arrest the mayor, police left.", "arrest", "negated"),
    ("Instead of arresting the mayor, police left.", "arresting", "negated"),
    ("Police were too weak to arrest the mayor.", "arrest", "negated"),
    ("Police did nothing to arrest the mayor.", "arrest", "negated"),
    ("Police were about to arrest the mayor when a crowd gathered.", "arrest", "negated"),
    ("Police had been due to arrest the mayor on Monday but backed out.", "arrest", "negated"),
    ("Police missed a deadline to arrest the mayor.", "arrest", "negated"),
    ("Police gave up trying to arrest the mayor.", "arrest", "negated"),
    ("Police held off on arresting the mayor.", "arresting", "negated"),
    ("Police opted against arresting the mayor.", "arresting", "negated"),
    ("Police were forced to arrest the mayor on Monday.", "arrest", "actual"),
    ("Police went on to arrest the mayor.", "arrest", "actual"),
    ("Envoys are trying to persuade the rebels to release the pilots.", "release", "hypothetical"),
    ("Envoys persuaded the rebels to release the pilots.", "release", "actual"),
    ("Police are under pressure to arrest the mayor.", "arrest", "hypothetical"),
    ("Should gunmen kidnap a reporter, talks will resume.", "kidnap", "conditional"),
    ("Were police to arrest the mayor, the talks would resume.", "arrest", "conditional"),
    ("In the event that police arrest the mayor, talks will end.", "arrest", "conditional"),
    ("The deal will hold as long as rebels release the pilots.", "release", "conditional"),
    ("Rebels are prepared to release the pilots if talks resume.", "release", "conditional"),
    ("Rebels agreed to release the pilots on condition that talks resume.", "release", "conditional"),
    ("Rebels will release the pilots provided that talks resume.", "release", "conditional"),
    ("Assuming the truce holds, rebels will release the pilots.", "release", "conditional"),
    ("Rebels could release the pilots if talks resume.", "release", "conditional"),
    ("If the soldier who shot the mayor is charged, crowds will gather.", "shot", "actual"),
    ("The garrison is being shelled.", "shelled", "ongoing"),
    ("Rebels were still shelling the garrison on Monday.", "shelling", "ongoing"),
    ("The march by farmers went ahead on Monday.", "march", "actual"),
    ("The minister came close to resigning.", "resigning", "negated"),
    ("Rebels are planning on attacking the garrison.", "attacking", "planned"),
    ("The army will respond by closing the border.", "closing", "planned"),
    ("The rebels responded by bombing the port.", "bombing", "actual"),
    ("A missile could hit the city, killing hundreds.", "hit", "hypothetical"),
    ("The plan will be discussed at a meeting of ministers on Friday.", "meeting", "planned"),
    ("They reached a deal on a prisoner swap.", "swap", "planned"),
    ("Talks on releasing the pilots went on for days.", "releasing", "hypothetical"),
    ("Talks on the attack ended on Monday.", "attack", "actual"),
    ("Farmers came to the capital to protest.", "protest", "actual"),
    ("The army mounted its long-threatened invasion of the island.", "invasion", "actual"),
    ("The planned march by farmers took place on Monday.", "march", "actual"),
    ("The planned march by farmers worries police.", "march", "planned"),
    ("Ministers threatened to call off the visit by the envoy.", "visit", "planned"),
    ("The union may call off a strike by pilots.", "strike", "planned"),
    ("The union called off a strike by pilots.", "strike", "negated"),
    ("Police are trying to prevent an attack on the embassy.", "attack", "hypothetical"),
    ("Police failed to prevent an attack on the embassy.", "attack", "actual"),
    ("Several rounds of talks between the two sides have failed.", "talks", "actual"),
    ("There is no reason for the ministry to suspend aid to Mali.", "suspend", "hypothetical"),
    ("Norland held out the prospect of more aid to Mali if it joined the embargo.", "aid", "conditional"),
    ("The governor had to resign.", "resign", "actual"),
    ("The governor will have to resign.", "resign", "planned"),
    ("Crowds will gather unless the senate condemns the attack that killed the mayor.", "killed", "actual"),
]


@pytest.mark.parametrize(("sentence", "words", "status"), TOLD)
def test_what_a_sentence_tells_of_its_deed(read: Callable[..., Record], sentence: str, words: str, status: str) -> None:
    record = read(sentence, published="2026-05-06")
    assert [event.status for event in record.events if words in record.text_of(event.trigger)][:1] == [status]


FRAMES = [
    ("Thousands marked the 30th anniversary of the massacre of students in Lima.", "massacre", "anniversary"),
    ("Villagers commemorated the 1944 massacre of 600 people by soldiers.", "massacre", "anniversary"),
    ("Crowds filled the square, 50 years after captains arrested the president.", "arrested", "anniversary"),
    ("Wreaths were laid ten years after gunmen attacked the town hall.", "attacked", "anniversary"),
    ("Families remembered the 290 people who were killed at the port in 1988.", "killed", "anniversary"),
    ("A vigil was held for the 20 miners who were killed on Monday.", "killed", "news"),
    ("The visit comes a year after gunmen attacked the museum.", "attacked", "background"),
    ("The visit comes a day after gunmen attacked the museum.", "attacked", "news"),
    ("The militia is known for kidnapping foreign workers.", "kidnapping", "background"),
    ("The editor was arrested twice in the 1990s.", "arrested", "background"),
    ("That winter, rebels attacked the garrison of Lima.", "attacked", "background"),
    ("A crowd recalled the 200 teachers who were deported on that day in 1941.", "deported", "background"),
    ("The army had only just stormed the jail when the president resigned.", "stormed", "news"),
    ("If rebels had attacked the garrison, the talks would have failed.", "attacked", "news"),
    ("It was the first time rebels had shelled the capital.", "shelled", "news"),
    ("The families urged the senate to act in the days before the anniversary of the attacks.", "urged", "news"),
    ("The colonel once arrested the president.", "arrested", "background"),
    ("Once police arrested the mayor, crowds gathered.", "arrested", "news"),
    ("The army used to arrest reporters.", "arrest", "background"),
    ("The army used helicopters to attack the garrison.", "attack", "news"),
    ("In the past, the army has arrested reporters.", "arrested", "background"),
    ("Norland, which arrested the envoy in 2011, freed two pilots on Monday.", "arrested", "background"),
    ("On this day in 1976, soldiers arrested the president.", "arrested", "anniversary"),
    ("The nation commemorated the attack on the garrison in 1989.", "attack", "anniversary"),
    ("Sunday marks the tenth anniversary of the day soldiers arrested the president.", "arrested", "anniversary"),
    ("A year to the day after soldiers shot the mayor, a monument was unveiled.", "shot", "anniversary"),
    ("Families remembered the day, 20 years ago this week, when the army freed 60 prisoners.", "freed", "anniversary"),
]


@pytest.mark.parametrize(("sentence", "words", "frame"), FRAMES)
def test_what_is_recalled_is_no_news(read: Callable[..., Record], sentence: str, words: str, frame: str) -> None:
    record = read(sentence, published="2026-05-06")
    assert [event.frame for event in record.events if words in record.text_of(event.trigger)][:1] == [frame]
