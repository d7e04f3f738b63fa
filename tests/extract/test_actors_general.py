"""Actors that no list knows: whose they are, whom they serve, how the text goes on to call them. All names are made up."""

from __future__ import annotations

import pytest

from tests.extract.test_actors import actor_at, id_at


@pytest.mark.parametrize(
    ("text", "anchor", "country"),
    [
        ("A cell linked to al-Shabab fired mortars at an airstrip outside Baidoa, Somalia.", "A cell", "SOM"),
        ("Chancellor Maria Lindt of Austria met Pope Francis in Rome.", "Maria Lindt", "AUT"),
        ("The archbishop of Managua, Leopoldo Sandino, called for calm.", "Sandino", "NIC"),
        ("The mayor of Medellin, Hugo Salas, resigned.", "Hugo Salas", "COL"),
        ("Commander Ali Rezaei of the Quds Force was seen in Basra.", "Ali Rezaei", "IRN"),
        ("Ecuador's Daniel Moncayo met Peru's Dora Salas.", "Moncayo", "ECU"),
        ("Norway's Storting approved the bill.", "Storting", "NOR"),
        ("Up to 13,000 Turkish Kurd refugees came home.", "refugees", "TUR"),
        ("Israel has strengthened its forces in Lebanon.", "forces", "ISR"),
        ("Ethnic Albanians in southern Serbia demand autonomy.", "Albanians", "SRB"),
        ("A prominent anti-Syria journalist was killed.", "journalist", None),
        ("President Emil Dorn arrived in Cairo on Tuesday.", "Emil Dorn", None),
        ("European Community foreign ministers urged Serbia to withdraw.", "ministers", None),
    ],
)
def test_whose_they_are(read, text, anchor, country):
    found = actor_at(read(text), anchor)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("text", "anchor", "sectors"),
    [
        ("Two rebel commanders surrendered.", "commanders", ("REB",)),
        ("Military sources denied it.", "sources", ("MIL",)),
        ("A U.N. official denied it.", "official", ("IGO",)),
        ("A member of Hamas denied it.", "member", ("REB", "OPP")),
        ("A critic of Hamas denied it.", "critic", ()),
        ("Health officials denied it.", "officials", ("HLH", "GOV")),
        ("The Red Hill Liberation Army denied it.", "Army", ("REB",)),
        ("The Kandara Teachers Union denied it.", "Union", ("LAB",)),
    ],
)
def test_whom_they_serve(read, text, anchor, sectors):
    found = actor_at(read(text), anchor)
    assert found is not None
    assert found.sectors == sectors


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [
        ("Members of the Movement for the Liberation of the Congo (MLC) left. The MLC denied it.", "Liberation of the Congo", "The MLC"),
        ("Guatemala's human rights ombudsman (PDH) sued. The PDH said police beat him.", "ombudsman", "The PDH"),
        ("Nigeria's anti-graft agency, the EFCC, arrested him. The EFCC did not say why.", "agency", "The EFCC"),
        ("The Unified Forces of the North (FUN in its French acronym) fled. The FUN lost four men.", "Forces of the North", "The FUN"),
        ("The ISIS group denied it.", "ISIS", "group"),
        ("The Rapid Support Forces shelled El Fasher. The paramilitary force denied it.", "Support Forces", "force"),
        ("The Tuareg rebels met the Malian premier. The insurgents said no.", "rebels", "insurgents"),
        ("Boko Haram freed two girls. The Islamist insurgents had held them since May.", "Boko Haram", "insurgents"),
        ("Finland joined the pact. The Nordic nation said it would host a base.", "Finland", "nation"),
        ("Ecuador's Daniel Moncayo met Peru's Dora Salas. The Ecuadorean leader said no.", "Moncayo", "leader"),
        ("President Ibrahim Keita fired General Moussa Diarra. The ousted general fled.", "Diarra", "ousted general"),
        ("Gen. Min Lwin spoke to Adm. Soe Htut. The admiral agreed.", "Soe Htut", "The admiral"),
        ("Samir Haddad succeeded Nadia Khoury as governor. His predecessor faces trial.", "Nadia Khoury", "predecessor"),
        ("The Basra Oil Company halted exports. The state-run firm blamed a leak.", "Oil Company", "firm"),
        ("Trump spoke on Monday. In his speech, Obama blamed Congress.", "Obama", "his"),
        ("The ministry published the figures. It said 40 people had died.", "ministry", "It"),
        ("Amnesty urged Jakarta to free the students. The government denied it.", "Jakarta", "The government"),
        ("The European Commission fined Meridian Airways. The regulator said no.", "Commission", "The regulator"),
        ("Hassan Mikati met envoys in Beirut. The billionaire was named in 2021.", "Hassan Mikati", "billionaire"),
        ("When she arrived in Lagos, Lucia Ferri was met by protesters.", "Lucia Ferri", "she"),
    ],
)
def test_how_the_text_goes_on_to_call_them(read, text, a, b):
    record = read(text)
    assert id_at(record, a) is not None
    assert id_at(record, b) == id_at(record, a)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Iran struck the base. The rival nation said nothing.", "nation"),
        ("Kaduna Oil fell. The rival firm rose.", "firm"),
        ("The Red Sun Army and the Blue Moon Army fled. The insurgents said no.", "insurgents"),
    ],
)
def test_another_is_not_the_same(read, text, anchor):
    record = read(text)
    found = actor_at(record, anchor)
    assert found is not None
    assert len(found.mentions) == 1


def test_a_body_takes_its_id_once_its_country_is_known(read):
    assert id_at(read("Two Egyptian conscripts were killed near el-Arish, the army said."), "army") == "org:egy-army"


def test_a_proxy_has_its_patron(read):
    found = actor_at(read("Iran's proxies fired rockets from southern Lebanon."), "proxies")
    assert found is not None
    assert [(tie.to, tie.kind) for tie in found.ties] == [("IRN", "backed_by")]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("He suffered a head wound and later turned heads.", "heads"),
        ("He testified in court.", "court"),
        ("The army left the West Bank.", "West Bank"),
        ("It is known by its Spanish initials.", "Spanish"),
    ],
)
def test_what_is_nobody(read, text, anchor):
    assert id_at(read(text), anchor) is None


def test_whom_the_text_has_called_she_is_no_he(read):
    record = read("Hamas released a video of a hostage, Noa Levi. Her father, Dan Levi, said she looked thin. He begged them.")
    dan = next(actor for actor in record.actors if actor.name == "Dan Levi")
    assert "He" in [record.text_of(span) for span in dan.mentions]
