"""Relays by their kinds: sentences of our own, each with its speaker and with whom it came through, outermost first."""

from __future__ import annotations

import pytest

from tocsin.article.text import article_from_text
from tocsin.extract.claims import find_claims
from tocsin.language import parse_article
from tocsin.model import MadeBy, Record, Speaker

# who is cited speaks, who cites relays
CITED = """
AFP reported, citing two harbour pilots, that the channel was blocked by a wreck.|pilots|AFP
The daily Tishreen wrote, quoting a customs officer, that forty trucks were waiting at the crossing.|officer|Tishreen
Gazeta Polska, citing its own informant in the cabinet, reported that the vote would be put off.|informant|Gazeta Polska
Kyiv Independent, citing residents, reported that two bridges were down.|residents|Kyiv Independent
The provincial council, citing the hospital's director, said four nurses were missing.|director|council
The aid group, relaying the testimony of two survivors, said that the boat had been rammed.|survivors|aid group
The Times of Malta said, citing an internal note from the harbour master, that the crane had been out of order since May.|harbour master|Times of Malta
Der Spiegel reported, citing a letter by the commissioner, that the prison was full.|commissioner|Spiegel
AP quoted the Syrian state agency SANA as saying that the army had repelled the attack.|SANA|AP
According to the BBC, which quoted a hospital porter, the wards were full.|porter|BBC
According to TASS, citing the emergencies ministry, the fire was out by noon.|ministry|TASS
According to Haaretz, quoting a police officer, the driver had fled on foot.|officer|Haaretz
The fire was out by noon, according to TASS, which cited the emergencies ministry.|ministry|TASS
The minister was quoted in Al-Watan as saying the wheat had arrived.|minister|Al-Watan
The minister, as quoted by the Petra news agency, said the wheat had arrived.|minister|Petra
Local media, quoting firefighters, said that the roof had collapsed.|firefighters|media
The Houthi-run Al-Masirah channel said, quoting a naval source, that the ship had been hit.|source|Al-Masirah
The governor resigned, the newspaper La Nación said, citing two deputies.|deputies|La Nación
According to two deputies quoted by La Nación, the governor resigned.|deputies|La Nación
Turkish media said the pilot was safe, quoting his brother.|brother|media
The villagers, quoted by the website Mada Masr, said the well was dry.|villagers|Mada Masr
Police were quoted by the Daily Nation as saying that the bus had been stopped.|Police|Daily Nation
Two survivors were cited by Ukrinform as saying the ship had sunk within minutes.|survivors|Ukrinform
The mayor, quoted by Radio Dabanga, said that eight people had drowned.|mayor|Radio Dabanga
Reuters quoted a witness who said that soldiers had blocked the road.|witness|Reuters
CNN, citing a report in the Jerusalem Post, said that the jets had turned back.|Jerusalem Post|CNN
CNN, citing the Jerusalem Post, said that the jets had turned back.|Jerusalem Post|CNN
The missiles had been shot down, the state news agency SANA said, citing a military source.|source|SANA
Xinhua quoted the Pakistani newspaper Dawn as reporting that police had arrested three men.|Dawn|Xinhua
Karim said, quoting his uncle, that the village was burning.|uncle|Karim
Seven had died, local media reported, quoting the regional police.|police|media
Seven people died, the BBC's Persian service reported, quoting a hospital official.|official|BBC
State radio announced, quoting the interior minister, that the polls would stay open.|minister|State radio
A resident was quoted as telling Radio Dabanga that the market had burnt.|resident|Radio Dabanga
The president's office quoted him as saying that the army would hold.|him|office
The palace quoted the king as telling his guests that the border would open.|king|palace
Tehran was ready for talks, the foreign minister was quoted by state media as saying.|foreign minister|state media
The foreign minister was cited by the Tasnim agency as having said that Tehran was ready for talks.|foreign minister|Tasnim
Two drones had been shot down, the channel said, citing its correspondent.|correspondent|channel
The Red Crescent said, citing its volunteers, that 40 bodies had been buried.|volunteers|Red Crescent
The Daily Star, quoting security sources, reported that the cell had been broken up.|sources|Daily Star
Quoting security sources, the Daily Star reported that the cell had been broken up.|sources|Daily Star
Quoting a doctor, the mayor said that the water was safe.|doctor|mayor
The mayor quoted a doctor as saying that the water was safe.|doctor|mayor
The mayor, who quoted a doctor, said that the water was safe.|doctor|mayor
Kyodo News reported, quoting government sources, that Japan would send ships.|sources|Kyodo News
Kyodo said Japan would send ships, quoting unnamed government sources.|sources|Kyodo
Japanese media reported that the government would send ships, citing sources.|sources|media
Dawn reported on Monday, citing police, that the train had been derailed by a bomb.|police|Dawn
CBS's "60 Minutes" quoted the officer as saying that the files were shredded.|officer|CBS
"""
# told to an outlet
TOLD = """
A dock worker told the news site Mediapart that the crates had no labels.|worker|Mediapart
A relative told Radio Tamazuj the family had fled to the hills.|relative|Radio Tamazuj
Her cousin told the Khaleej Times that the line had gone dead.|cousin|Khaleej Times
Two traders told La Prensa that the market was closed.|traders|La Prensa
Three prisoners told the Frankfurter Allgemeine Zeitung that they had been beaten.|prisoners|Frankfurter Allgemeine Zeitung
The agency said it had seen a letter in which the bishop complained that the school was occupied.|bishop|agency
Bild reported that the chancellor's aide had told the paper the bill was dead.|aide|Bild
The pilot told Sky News's evening show that the runway was dark.|pilot|Sky News
The mine is safe, its director told Radio Okapi.|director|Radio Okapi
A Kenyan officer, speaking to The Nation on condition of anonymity, said the jet had landed in Eldoret.|officer|Nation
"We have no water," a patient told Middle East Eye by telephone.|patient|Middle East Eye
The governor resigned, two deputies told La Nación.|deputies|La Nación
The spokesman told a news agency that the tanks had crossed the river.|spokesman|agency
A medic told the German television channel ZDF that the ambulances had been shot at.|medic|ZDF
"We were given ten minutes," said one resident, speaking to the BBC by phone.|resident|BBC
Speaking on Radio Liberty, the deputy said that the budget had been stolen.|deputy|Radio Liberty
Appearing on CNN, the senator said the vote was a mistake.|senator|CNN
Asked by Sky News, the minister said that the talks were alive.|minister|Sky News
The company told Reuters that the mine would close.|company|Reuters
The company told Reuters in an email that the mine would close.|company|Reuters
"It was an accident," the pilot's union told the Irish Examiner.|union|Irish Examiner
It was an accident, the union told the Cork broadcaster Red FM.|union|Red FM
The BBC said it had been told by two officials that the envoy would resign.|officials|BBC
An official who spoke to NBC News on condition of anonymity said the raid was off.|official|NBC News
An official, who asked not to be named, told the Nikkei that the raid was off.|official|Nikkei
"The roof came down on us," a survivor told the local radio station.|survivor|station
"The roof came down on us," a survivor told AFP from her hospital bed.|survivor|AFP
The director told AFP by phone on Tuesday that the wards were full.|director|AFP
A hospital official, who spoke to AFP by phone, said the wards were full.|official|AFP
The witness told police the car was blue, The Herald reported.|witness|Herald
The officer told CBS's "60 Minutes" that the files were shredded.|officer|CBS
Writing in the Guardian, the bishop said the camp was a disgrace.|bishop|Guardian
"""
# shown, printed, read out or leaked by an outlet
CARRIED = """
A woman who asked to be called Rima said in an interview with Radio Sawa that the shelling had begun at four.|woman|Radio Sawa
The rebels said in a communique carried by the Sudan Tribune that the airport was theirs.|rebels|Sudan Tribune
Al Jazeera broadcast a recording in which a militia leader said the hostages were alive.|leader|Al Jazeera
The newspaper Sabah published a letter in which the former general wrote that he feared for his life.|general|Sabah
State television aired an interview in which the prisoner admitted that he had carried the bomb.|prisoner|State television
Mr. Abebe said he had learned from a guard that the gate was left open.|guard|Abebe
Reuters said it had obtained a report in which inspectors wrote that the seals were broken.|inspectors|Reuters
In comments relayed by the ISNA news agency, the admiral said the strait would stay open.|admiral|ISNA
In remarks reported by Kathimerini, the port's manager said traffic had halved.|manager|Kathimerini
In an article for Foreign Affairs, the former minister wrote that the treaty was dead.|minister|Foreign Affairs
In a letter published in The Lancet, forty doctors warned that the hospital was out of oxygen.|doctors|Lancet
In a televised interview with CNN Turk, the minister said the ship was safe.|minister|CNN Turk
The governor's office confirmed the deaths, Radio Monte Carlo reported.|office|Radio Monte Carlo
According to a transcript published by Meduza, the general said the order had come from above.|general|Meduza
According to a statement carried by the Saudi Press Agency, the king ordered the border closed.|king|Saudi Press Agency
The king ordered the border closed, according to a statement carried by the Saudi Press Agency.|statement|Saudi Press Agency
In an interview published in Le Figaro on Sunday, the admiral said the fleet was too small.|admiral|Le Figaro
In an interview aired by Al Arabiya, the crown prince said the kingdom would not wait.|crown prince|Al Arabiya
The crown prince said in an interview aired late on Sunday by Al Arabiya that the kingdom would not wait.|crown prince|Al Arabiya
Yonhap carried a statement in which the ministry said the missile had failed.|ministry|Yonhap
Prisoners had been beaten, according to a report seen by The Guardian.|report|Guardian
An internal report obtained by Der Spiegel said that the rifles were faulty.|report|Der Spiegel
A memo leaked to the Washington Post said the programme would end.|memo|Washington Post
A letter from the commander, seen by AFP, said that the garrison was starving.|letter|AFP
CNN reported that a senior official said the raid had failed.|official|CNN
Rescue workers said the school had collapsed, the Philippine Daily Inquirer reported.|Rescue workers|Philippine Daily Inquirer
The BBC has learned from two officials that the envoy will resign.|officials|BBC
The committee's report, leaked to Le Soir, said the bridge had never been tested.|report|Le Soir
Documents seen by Bloomberg show that the tanker changed its flag.|Documents|Bloomberg
The wards were full, a nurse said in comments to Al Jazeera.|nurse|Al Jazeera
State media reported the foreign minister as saying that Tehran was ready for talks.|foreign minister|State media
Al Mayadeen reported that, according to its correspondent, two drones had been shot down.|correspondent|Al Mayadeen
Médecins Sans Frontières said its staff had reported that the clinic was hit.|staff|Médecins Sans Frontières
In an op-ed in the New York Times, the senator wrote that the war was lost.|senator|New York Times
"""
# posted on a platform
PLATFORMS = """
In a post on the social network Facebook, Mayor Ilir Daka said that the river had burst its banks.|Daka|Facebook
The governor wrote on Telegram that a depot was burning.|governor|Telegram
"The siege is over," the commander wrote on Twitter.|commander|Twitter
In a video posted on YouTube, a masked man said that the pipeline would be next.|man|YouTube
The ministry's spokesman wrote on X that the claim was false.|spokesman|X
The group said on its Telegram channel that it had shot down a drone.|group|Telegram
The general said in a Facebook post that he would resign.|general|Facebook
An audio message posted on Telegram by the rebels said the truce was over.|message|Telegram
In a message on WhatsApp, the teacher said the children were safe.|teacher|WhatsApp
The teacher said in a WhatsApp message that the children were safe.|teacher|WhatsApp
The teacher said via Telegram that the children were safe.|teacher|Telegram
The rebels claimed on Facebook that they had taken the fort.|rebels|Facebook
The rebels claimed responsibility in a video posted on Telegram.|rebels|Telegram
"""
# heard from somebody
HEARSAY = """
The junta said in a statement read on state radio that the curfew would stay.|junta|state radio
The nurse said she had heard from a patient that the soldiers came at dusk.|patient|nurse
The farmer said he had been told by an officer that the field was mined.|officer|farmer
The priest said the well was poisoned, adding that he had heard it from two boys.|boys|priest
Dr. Lund said the road was cut, adding that she had this from a driver.|driver|Lund
The envoy said that the rebel leader had promised him that the road would be opened.|leader|envoy
The mayor said an engineer had warned him that the dam could break.|engineer|mayor
Neighbours said a soldier had told them to leave.|soldier|Neighbours
The negotiator said that the hostage takers had assured her that no one would be hurt.|takers|negotiator
The United Nations said that, according to village chiefs, sixty huts had been burnt.|chiefs|United Nations
The ministry said on television that the curfew would end.|ministry|television
The paper said a clerk had told it that the files were burnt.|clerk|paper
The president said in a speech broadcast live on state television that the army had won.|president|state television
The captain's brother, reached by Reuters, said he had not slept.|brother|Reuters
The guard said the prisoner had told him the door was open.|prisoner|guard
The doctor said her patients had described a smell of garlic.|patients|doctor
The bishop said parishioners had reported that the well was poisoned.|parishioners|bishop
The lawmaker said he was told by the general that the jets were ready.|general|lawmaker
She said a neighbour told her the men wore masks.|neighbour|She
Karim said his uncle had phoned to say that the village was burning.|uncle|Karim
According to Karim, his uncle had told him that the village was burning.|uncle|Karim
The consul said that, according to the captain, nobody was aboard.|captain|consul
The company said in an email to Reuters that the mine would close.|company|Reuters
The regional police said seven had died, local media reported.|police|media
The regional police said seven had died, according to local media.|police|media
A correspondent for Al Jazeera said witnesses had told him that the square was empty.|witnesses|correspondent
The Times said it understood from ministers that the bill was dead.|ministers|Times
The witness told the court that a friend had told her the car was blue.|friend|witness
The minister said his Greek counterpart had told him that the ferry was safe.|counterpart|minister
The monitor said activists on the ground had reported shelling in three suburbs.|activists|monitor
The UN said it had received reports from local leaders that the village had been burnt.|leaders|UN
The UN mission said local leaders told its patrol that the village had been burnt.|leaders|UN mission
"""
# two relays, outermost first
CHAINS = """
The Washington Post, quoting the Saudi channel Al Arabiya, said the prince's office had put the number of dead at nine.|office|Washington Post > Al Arabiya
The Guardian, citing the news site Rudaw, reported that the Kurdish interior ministry had confirmed the arrest.|ministry|Guardian > Rudaw
Reuters cited the Iranian agency ISNA as saying the governor had ordered the schools closed.|governor|Reuters > ISNA
Reuters reported that witnesses told the Egyptian paper Al-Masry Al-Youm that the shots came from a roof.|witnesses|Reuters > Al-Masry Al-Youm
Reuters, citing Interfax, reported that the foreign ministry had denied the report.|foreign ministry|Reuters > Interfax
Interfax reported that the regional governor told the TV channel Rossiya 24 that the bridge was safe.|governor|Interfax > Rossiya 24
Anadolu reported, citing Libyan television, that a commander said his men had taken the port.|commander|Anadolu > Libyan television
"""
# nobody relays
AUDIENCES = """
The minister told a press briefing in Ankara that the border would stay shut.|minister|
The general told parliament that the base had been hit.|general|
The consul told villagers that help was on its way.|consul|
The admiral told the Security Council that the convoy was ready.|admiral|
Zarif told Kerry that the talks were over.|Zarif|
The prime minister told President Macron that the troops would stay.|prime minister|
The inspector told the committee that the seals were broken.|inspector|
The chief of police told a crowd outside the court that the killer had been found.|chief|
She told mourners that her son had been unarmed.|She|
The general told Congress that more troops were needed.|general|
The governor said at a news conference that the dam would hold.|governor|
The Carter Center, which watches elections, said the count had been fair.|Carter Center|
The World Food Programme said that flour would run out by Friday.|World Food Programme|
A journalist for the Associated Press said she had seen tanks near the bridge.|journalist|
The judge dismissed the case, citing a lack of evidence.|judge|
The airline suspended flights, citing security concerns, a spokesman said.|spokesman|
The embassy said it would close, citing a threat against its staff.|embassy|
A spokesman for the army declined to comment when reached by Reuters.|spokesman|
A report by Amnesty International said that prisoners had been beaten.|Amnesty|
The Sun said, without naming its source, that the prince was ill.|Sun|
A priest in the town, who said he had spoken to survivors, said that the boat was full.|priest|
The embassy tweeted that its staff were safe.|embassy|
In a tweet, the ambassador said the visa office would close.|ambassador|
The president told the nation in a televised address that the war was over.|president|
The premier told lawmakers that the budget would pass.|premier|
The envoy told the UN Human Rights Council that the camps were full.|envoy|
The admiral told a Senate committee that the ships were old.|admiral|
The coroner told the inquest that the wound was old.|coroner|
The colonel told his troops that the order stood.|colonel|
The minister told his Turkish counterpart that the gas would flow.|minister|
The delegate told reporters in Geneva that the talks had stalled.|delegate|
A defence lawyer told the court that the tape had been cut.|lawyer|
The company told investors that the mine would close.|company|
The general said in a letter to the president that the army was unpaid.|general|
Human Rights Watch said the shells were fired from the north.|Human Rights Watch|
The Institute for the Study of War said the line had held.|Institute|
Bellingcat, which analyses open sources, said the video was real.|Bellingcat|
A diplomat said on condition of anonymity that the raid was off.|diplomat|
A Facebook post by the mayor said the bridge was closed.|post|
Haaretz correspondent Amos Harel wrote that the army was unready.|Harel|
The news site Rudaw wrote that the pipeline was leaking.|Rudaw|
The rector of the university told students that classes would resume.|rector|
A villager reached by telephone said that the soldiers had left.|villager|
Dawn's Quetta correspondent reported that the train had been derailed.|correspondent|
The rebels claimed responsibility for the blast in a statement published on their website.|rebels|
Hamas said in a statement on its website that the talks had failed.|Hamas|
The navy announced on its official website that the ship had sunk.|navy|
"""


def rows(*tables: str) -> list[tuple[str, str, list[str]]]:
    lines = [line.split("|") for table in tables for line in table.strip().splitlines()]
    return [(text, speaker, [name for name in via.split(" > ") if name]) for text, speaker, via in lines]


def is_chain(record: Record, speaker: str, via: list[str]) -> bool:
    """True if one claim has that speaker and exactly these relays."""

    def says(voice: Speaker, name: str) -> bool:
        return voice.span is not None and name in record.text_of(voice.span)

    return any(
        says(claim.speaker, speaker)
        and len(claim.via) == len(via)
        and all(says(voice, name) for voice, name in zip(claim.via, via, strict=True))
        for claim in record.claims
    )


@pytest.mark.parametrize(("text", "speaker", "via"), rows(CITED, TOLD, CARRIED, PLATFORMS, HEARSAY, CHAINS, AUDIENCES))
def test_speaker_and_relays(nlp, text, speaker, via):
    article = article_from_text(text)
    record = find_claims(parse_article(article, nlp), Record(article, MadeBy("test", "test")))
    assert is_chain(record, speaker, via), [(claim.rule, claim.speaker, claim.via) for claim in record.claims]


def claims_of(nlp, text: str):
    article = article_from_text(text)
    return find_claims(parse_article(article, nlp), Record(article, MadeBy("test", "test"))).claims


def test_a_pronoun_does_not_relay_itself(nlp):
    assert [claim.via for claim in claims_of(nlp, "The envoy said she believes that the truce will hold.")] == [(), ()]


def test_an_aside_about_the_source_is_no_statement_of_its_own(nlp):
    claims = claims_of(nlp, "The priest said the well was poisoned, adding that he had heard it from two boys.")
    assert [claim.rule for claim in claims] == ["relay/traced"]


def test_an_outlet_at_the_end_is_no_second_statement(nlp):
    claims = claims_of(nlp, "The regional police said seven had died, local media reported.")
    assert [claim.rule for claim in claims] == ["relay/closed"]


def test_a_platform_is_a_medium_too(nlp):
    (claim,) = claims_of(nlp, "The governor wrote on Telegram that a depot was burning.")
    assert (claim.medium, [voice.kind for voice in claim.via]) == ("social_media", ["media"])
