"""Which language, by function words and letters."""

import pytest

from tocsin.article.language import is_foreign_line, language_name, language_of, tongues

TEXTS = {
    "en": "The army said on Monday that it had moved two of its brigades to the border after the talks.",
    "fr": "Le ministre a dit que les troupes de la région sont dans une situation qui ne peut pas durer plus longtemps.",
    "de": "Der Minister sagte, dass die Truppen nicht in das Land kommen werden, und er ist mit dem Ergebnis zufrieden.",
    "es": "El ministro dijo que las tropas de la región no se han movido y que el gobierno está con los suyos.",
    "pt": "O ministro disse que as tropas não foram para a fronteira e que o governo está com os seus.",
    "it": "Il ministro ha detto che le truppe della regione non sono nella zona e che il governo è con loro.",
    "nl": "De minister zei dat het leger niet in het land is en dat hij met de troepen van de regio werd gezien.",
    "tr": "Bakan, ordunun bu bölgede çok daha güçlü olduğunu ve bunun için ne kadar para gerekli ise verileceğini dedi.",
    "id": "Menteri itu mengatakan bahwa tentara tidak akan pergi dari daerah ini dan pemerintah adalah milik mereka.",
    "sw": "Waziri alisema kuwa wanajeshi wa nchi hiyo hawako katika eneo la mpaka na kwamba watu wake wako salama baada ya vita.",
    "ha": "Shugaban kasar ya ce wannan labari ne da ba a ta da shi ba, kuma wani ya fada cewa an kai hari.",
    "fa": "ایران گفت که این حمله را محکوم می‌کند و با آن مقابله خواهد کرد.",
    "ar": "قالت إيران إن هذا الهجوم مدان وإنها سترد على أي هجوم آخر في المنطقة.",
    "ur": "ایران نے کہا ہے کہ وہ اس حملے کی مذمت کرتا ہے اور اس کا جواب دے گا۔",
    "ru": "Министр заявил, что войска не были выведены из этого района, и это было его решение.",
    "uk": "Міністр заявив, що війська не були виведені з цього району, і це було його рішення.",
    "he": "השר אמר כי הכוחות לא עזבו את האזור.",
    "zh": "部长说军队没有离开边境地区。",
    "ja": "大臣は軍隊が国境を離れていないと述べました。",
    "ko": "장관은 군대가 국경을 떠나지 않았다고 말했다.",
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
def test_the_language_of_a_sentence(code, text):
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "123 456", "—"])
def test_no_words_no_language(text):
    assert language_of(text) is None


@pytest.mark.parametrize("line", ["Labari da Dumi-Duminsa", "Labaran duniya da na kasar", "Нет войне", "ایران", "Le ministre de la guerre"])
def test_foreign_lines(line):
    assert is_foreign_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Iranian condemnation",
        "Luiz Inácio Lula da Silva",
        "Rio de Janeiro",
        "Charles de Gaulle",
        "Ayatollah Ali Khamenei",
        "Carlos Alvarado Quesada",
        "10 dead",
        "",
    ],
)
def test_names_and_headings_are_not_foreign(line):
    assert not is_foreign_line(line)


def test_every_code_has_a_name():
    assert language_name("fa") == "Persian"
    assert language_name("xx") == "unknown"
    assert all(tongue.name and (tongue.words or tongue.script != "LATIN") for tongue in tongues())


def test_the_head_tells_the_language_of_two_megabytes():
    assert language_of(TEXTS["en"] * 20_000) == "en"
