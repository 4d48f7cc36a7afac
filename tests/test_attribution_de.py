"""Who says what in German news prose: constructions, one a row, and an article read as a whole.

Rows are worded as in ``test_attribution.py``.
"""

from __future__ import annotations

import pytest
from constructions import check, read, rows, shown

from detector.ingest import article_from_text
from detector.pipeline import extract

GERMAN = {
    "source first, verb second": [
        (
            "Die Polizei teilte am Montag mit, dass zwei Männer festgenommen wurden.",
            "Die Polizei | assert | zwei Männer festgenommen wurden",
        ),
        (
            "Der Minister sagte, die Verhandlungen seien gescheitert.",
            "Der Minister | assert | die Verhandlungen seien gescheitert",
        ),
        (
            "Die Ministerin sagte der Deutschen Presse-Agentur, dass der Zeitplan stehe.",
            "Die Ministerin | assert | der Zeitplan stehe",
        ),
        (
            "Das Ministerium in Stuttgart erklärte, die Akten seien vollständig.",
            "Das Ministerium in Stuttgart | assert | die Akten seien vollständig",
        ),
        (
            "Der Präsident des Verbands, Karl Maier, warnte, dass die Preise steigen.",
            "Der Präsident des Verbands, Karl Maier | assert | die Preise steigen",
        ),
        (
            "Ein Gutachter, der anonym bleiben wollte, sagte, die Pumpen seien alt.",
            "Ein Gutachter | assert | die Pumpen seien alt",
        ),
        (
            "Der Sprecher fügte hinzu, die Ermittlungen dauerten an.",
            "Der Sprecher | assert | die Ermittlungen dauerten an",
        ),
        (
            "Das Gutachten kommt zu dem Schluss, dass die Bremse versagte.",
            "Das Gutachten | assert | die Bremse versagte",
        ),
        (
            "Die Staatsanwaltschaft geht davon aus, dass der Brand gelegt wurde.",
            "Die Staatsanwaltschaft | assert | der Brand gelegt wurde",
        ),
        (
            "Der Verein gab an, keine Kenntnis von den Zahlungen zu haben.",
            "Der Verein | assert | keine Kenntnis von den Zahlungen zu haben",
        ),
        ("Die Sprecherin ließ wissen, man prüfe den Fall.", "Die Sprecherin | assert | man prüfe den Fall"),
        (
            "Peskow hatte zuvor erklärt, dass es nur ein Telefonat gegeben habe.",
            "Peskow | assert | es nur ein Telefonat gegeben habe",
        ),
        (
            "Die Anwältin betonte, ihr Mandant habe nie in Kontakt mit dem Händler gestanden.",
            "Die Anwältin | assert | ihr Mandant habe nie in Kontakt mit dem Händler gestanden",
        ),
        (
            "Das Blatt schreibt unter Berufung auf zwei Beamte, die Akten seien gelöscht worden.",
            "Das Blatt | assert | die Akten seien gelöscht worden",
        ),
        (
            "Die Opposition wirft der Regierung vor, Zahlen geschönt zu haben.",
            "Die Opposition | assert | Zahlen geschönt zu haben",
        ),
    ],
    "source behind the verb": [
        (
            "Am Mittwoch erklärte das Außenministerium, es habe keine Gespräche gegeben.",
            "das Außenministerium | assert | es habe keine Gespräche gegeben",
        ),
        (
            "Die Brücke bleibe gesperrt, teilte das Ministerium mit.",
            "das Ministerium | assert | Die Brücke bleibe gesperrt",
        ),
        (
            "Man habe alles geprüft, erklärte ein Sprecher der Behörde am Abend.",
            "ein Sprecher der Behörde | assert | Man habe alles geprüft",
        ),
        (
            "Der Brief stamme nicht von ihm, beteuerte der Direktor.",
            "der Direktor | assert | Der Brief stamme nicht von ihm",
        ),
        (
            "Es gebe keinen Grund zur Sorge, betonte Lutz im Gespräch mit dem Sender.",
            "Lutz | assert | Es gebe keinen Grund zur Sorge",
        ),
        (
            "Man brauche einen Plan, der alle überzeuge, sagte Lutz.",
            "Lutz | assert | Man brauche einen Plan, der alle überzeuge",
        ),
        (
            "Die Gespräche gehen weiter, sagte der Sprecher und verwies auf die Termine.",
            "der Sprecher | assert | Die Gespräche gehen weiter",
        ),
        (
            "Der Vertrag sei gekündigt, wie die Ministerin am Freitag mitteilte.",
            "die Ministerin | assert | Der Vertrag sei gekündigt",
        ),
        (
            "Wie der „Kurier“ berichtet, hat die Regierung den Vertrag gekündigt.",
            "der „Kurier“ | assert | hat die Regierung den Vertrag gekündigt",
        ),
        (
            "So habe der Täter die Tür offen vorgefunden, sagte Lutz.",
            "Lutz | assert | So habe der Täter die Tür offen vorgefunden",
        ),
        (
            "Für die Anwohner ändere sich wenig, findet Bürgermeister Kai Brandt.",
            "Bürgermeister Kai Brandt | assert | Für die Anwohner ändere sich wenig",
        ),
        (
            "Der Senat habe das Gutachten nie erhalten, sagte die Sprecherin, die Akte sei leer.",
            "die Sprecherin | assert | Der Senat habe das Gutachten nie erhalten",
            "die Sprecherin | assert | die Akte sei leer",
        ),
        (
            "Sein Vorgänger Brandt sieht es anders: Man werde den Vertrag kündigen.",
            "Sein Vorgänger Brandt | assert | Man werde den Vertrag kündigen",
        ),
    ],
    "quotations": [
        (
            "„Wir haben nichts verkauft“, sagte Vorstandschefin Anna Lorenz.",
            "Vorstandschefin Anna Lorenz | assert | Wir haben nichts verkauft",
        ),
        (
            "»Das Dach ist dicht«, so die Architektin Nora Pohl.",
            "die Architektin Nora Pohl | assert | Das Dach ist dicht",
        ),
        ("„Wir haben niemanden entlassen“, so Lutz weiter.", "Lutz | assert | Wir haben niemanden entlassen"),
        (
            "Auf Anfrage teilte die Stadt mit: „Der Platz bleibt gesperrt.“",
            "die Stadt | assert | Der Platz bleibt gesperrt",
        ),
        (
            "Lutz sagte dem „Kurier“: „Wir haben das Geld nie gesehen.“",
            "Lutz | assert | Wir haben das Geld nie gesehen",
        ),
        (
            "„Ich kenne den Mann nicht“, beteuerte der Direktor, „und ich habe ihn nie getroffen.“",
            "der Direktor | assert | Ich kenne den Mann nicht",
            "der Direktor | assert | und ich habe ihn nie getroffen",
        ),
        (
            "Lehrer Udo Kern nennt die Pläne „unbrauchbar“.",
            "Lehrer Udo Kern | assert | die Pläne „unbrauchbar“",
        ),
        ("Die Sprecherin sagte: »Es gab keinen Anruf.«", "Die Sprecherin | assert | Es gab keinen Anruf"),
    ],
    "according to": [
        (
            "Laut Polizei wurden bei dem Unfall drei Menschen verletzt.",
            "Polizei | assert | wurden bei dem Unfall drei Menschen verletzt",
        ),
        (
            "Nach Angaben der Feuerwehr brach das Feuer im Keller aus.",
            "der Feuerwehr | assert | brach das Feuer im Keller aus",
        ),
        (
            "Medienberichten zufolge soll der Trainer bereits unterschrieben haben.",
            "Medienberichten | hedged assert | soll der Trainer bereits unterschrieben haben",
        ),
        (
            "Die Zahl der Toten stieg nach Behördenangaben auf zwölf.",
            "Behördenangaben | assert | Die Zahl der Toten stieg nach Behördenangaben auf zwölf",
        ),
        (
            "Nach einem Bericht des „Kurier“ hat die Behörde die Akten vernichtet.",
            "des „Kurier“ | assert | hat die Behörde die Akten vernichtet",
        ),
        (
            "Aus Sicht der Gewerkschaft ist der Plan gescheitert.",
            "der Gewerkschaft | assert | ist der Plan gescheitert",
        ),
        (
            "Der Pegel ist laut Landesamt um zwei Meter gestiegen.",
            "Landesamt | assert | Der Pegel ist laut Landesamt um zwei Meter gestiegen",
        ),
        (
            "Der Pegel, so das Landesamt, ist um zwei Meter gestiegen.",
            "das Landesamt | assert | Der Pegel, so das Landesamt, ist um zwei Meter gestiegen",
        ),
        (
            "Nach Polizeiangaben starben zwei Menschen, die Feuerwehr spricht von drei Toten.",
            "Polizeiangaben | assert | starben zwei Menschen",
            "die Feuerwehr | assert | drei Toten",
        ),
        ("Einem Bericht der Prüfer zufolge fehlten die Belege.", "Prüfer | assert | fehlten die Belege"),
        (
            "Laut einem Bericht der „Bild“-Zeitung soll Müller gekündigt haben.",
            "„Bild“-Zeitung | hedged assert | soll Müller gekündigt haben",
        ),
        (
            "Wie aus einem internen Papier hervorgeht, kostet der Bau 80 Millionen Euro.",
            "aus einem internen Papier | assert | kostet der Bau 80 Millionen Euro",
        ),
    ],
    "said in a place": [
        (
            "In dem Bericht heißt es, die Wartung sei ausgeblieben.",
            "In dem Bericht | assert | die Wartung sei ausgeblieben",
        ),
        (
            "Das Signal war defekt, heißt es im Gutachten der Prüfstelle.",
            "im Gutachten der Prüfstelle | assert | Das Signal war defekt",
        ),
        (
            "Der Trainer habe gekündigt, hieß es aus dem Verein.",
            "aus dem Verein | assert | Der Trainer habe gekündigt",
        ),
        ("Es heißt, der Pilot sei betrunken gewesen.", "– | hedged assert | der Pilot sei betrunken gewesen"),
        (
            "Später hieß es, das Treffen habe nie stattgefunden.",
            "– | hedged assert | das Treffen habe nie stattgefunden",
        ),
    ],
    "denial": [
        ("Das Unternehmen wies die Vorwürfe am Dienstag zurück.", "Das Unternehmen | deny | –"),
        (
            "Die Firma hat Berichte dementiert, wonach das Werk schließt.",
            "Die Firma | deny | das Werk schließt",
        ),
        (
            "Der Bürgermeister bestritt, davon gewusst zu haben.",
            "Der Bürgermeister | deny | davon gewusst zu haben",
        ),
        (
            "Den Vorwurf, man habe Akten versteckt, wies Brandt zurück.",
            "Brandt | deny | man habe Akten versteckt",
        ),
        ("Der Sprecher hat das bestritten.", "Der Sprecher | deny | –"),
        ("Das bestritt der Sprecher.", "der Sprecher | deny | –"),
        ("Das bestritt er.", "– | deny | –"),
        ("Dass Gelder geflossen sind, bestreitet der Verein.", "der Verein | deny | Gelder geflossen sind"),
        ("Die Vorwürfe wurden von der Firma bestritten.", "der Firma | deny | –"),
        ("Der Bericht wurde vom Ministerium dementiert.", "Ministerium | deny | –"),
        ("Der Senator nannte die Berichte „frei erfunden“.", "Der Senator | deny | –"),
        ("Der Senator bezeichnete die Vorwürfe als haltlos.", "Der Senator | deny | –"),
        (
            "Die Vorwürfe seien haltlos, sagte der Anwalt des Unternehmers.",
            "der Anwalt des Unternehmers | deny | –",
        ),
        ("„Das ist eine Lüge“, sagte Brandt.", "Brandt | deny | –"),
        (
            "Die Behauptung, er habe Geld genommen, ist falsch, sagte der Anwalt.",
            "der Anwalt | deny | er habe Geld genommen",
        ),
        ("Der Verein widersprach der Darstellung des Spielers.", "Der Verein | deny | –"),
        ("Die Bahn schließt einen Sabotageakt aus.", "Die Bahn | deny | einen Sabotageakt"),
        ("Die Firma, ein Zulieferer aus Kassel, dementierte umgehend.", "Die Firma | deny | –"),
        (
            "Der Sprecher des Kremls, Dmitri Peskow, wies die Berichte als unwahr zurück.",
            "Der Sprecher des Kremls, Dmitri Peskow | deny | –",
        ),
        (
            "Die Rätin Eva Stark widersprach dem Bericht: Abgestimmt worden sei nicht.",
            "Die Rätin Eva Stark | deny | –",
            "Die Rätin Eva Stark | assert | Abgestimmt worden sei nicht",
        ),
        (
            "Auch Bürgermeisterin Eva Stark widersprach: „Davon ist kein Wort wahr.“",
            "Bürgermeisterin Eva Stark | deny | –",
        ),
        ("Der Verdächtige, der die Tat bestreitet, sitzt in Haft.", "Der Verdächtige | deny | die Tat"),
    ],
    "confirming, announcing, asking": [
        ("Die Kanzlei bestätigte den Vorgang.", "Die Kanzlei | confirm | den Vorgang"),
        ("Bürgermeister Kai Brandt räumte Fehler ein.", "Bürgermeister Kai Brandt | confirm | Fehler"),
        (
            "Der Konzern musste einräumen, dass Daten verloren gingen.",
            "Der Konzern | confirm | Daten verloren gingen",
        ),
        ("Das Ministerium kündigte eine Prüfung an.", "Das Ministerium | assert | eine Prüfung"),
        (
            "Die Partei forderte den Rücktritt des Ministers.",
            "Die Partei | assert | den Rücktritt des Ministers",
        ),
        (
            "Die Gewerkschaft sprach von 51 verletzten Arbeitern.",
            "Die Gewerkschaft | assert | 51 verletzten Arbeitern",
        ),
        (
            "Das Blatt berichtete am Freitag über regelmäßige Kontakte.",
            "Das Blatt | assert | regelmäßige Kontakte",
        ),
        (
            "Das Gericht bezweifelte, ob der Zeuge die Wahrheit sagt.",
            "Das Gericht | question | der Zeuge die Wahrheit sagt",
        ),
    ],
    "going back on one's words": [
        ("Der Zeuge nahm seine Aussage am Donnerstag zurück.", "Der Zeuge | retract | –"),
        ("Am Abend ruderte der Minister zurück.", "der Minister | retract | –"),
        ("Der Zeuge rückte von seiner Aussage ab.", "Der Zeuge | retract | –"),
    ],
    "refusing to comment": [
        ("Der Konzern wollte sich zu den Vorwürfen nicht äußern.", "Der Konzern | no-comment | –"),
        ("Zu den Vorwürfen wollte sich der Konzern nicht äußern.", "der Konzern | no-comment | –"),
        ("Ein Sprecher lehnte eine Stellungnahme ab.", "Ein Sprecher | no-comment | –"),
        (
            "Die Staatsanwaltschaft reagierte zunächst nicht auf eine Anfrage.",
            "Die Staatsanwaltschaft | no-comment | –",
        ),
        (
            "Die Ministerin kann nicht bestätigen, dass ein Vertrag vorliegt.",
            "Die Ministerin | no-comment | –",
        ),
        (
            "Ob Gift im Wasser war, wollte die Behörde weder bestätigen noch dementieren.",
            "die Behörde | no-comment | –",
        ),
        ("Der Angeklagte schwieg zu den Vorwürfen.", "Der Angeklagte | no-comment | –"),
    ],
    "nothing is attributed": [
        ("Die Feuerwehr rückte mit 40 Leuten aus.",),
        ("Der Minister gab dem Druck nach und trat zurück.",),
        ("Er fuhr nach Bonn und sprach mit dem Kanzler.",),
        ("Die Ministerin hat nicht gesagt, wann sie zurücktritt.",),
        ("Die Regierung teilte nicht mit, wie viele Soldaten betroffen sind.",),
        ("Unklar ist, wann die Brücke öffnet.",),
    ],
}

HEADLINES = [
    ("Nordbau weist Vorwürfe zurück: „Kein Asbest im Keller“", "Nordbau | assert | Kein Asbest im Keller"),
    ("Minister dementiert Rücktritt", "Minister | deny | Rücktritt"),
    ("Brandt: „Wir waren nie in Kontakt“", "Brandt | assert | Wir waren nie in Kontakt"),
    ("Rücktritt? Ministerium dementiert", "Ministerium | deny | –"),
]

PASSAGES = [
    (
        ["Die Weiche war defekt, sagte Jan Ostertag.", "Sie sei seit Mai nicht geprüft worden."],
        [
            "Jan Ostertag | assert | Die Weiche war defekt",
            "Jan Ostertag | assert | Sie sei seit Mai nicht geprüft worden.",
        ],
    ),
    (
        ["In dem Bericht heißt es, die Bremse sei alt.", "Demnach fehlte auch ein Prüfsiegel."],
        [
            "In dem Bericht | assert | die Bremse sei alt",
            "In dem Bericht | assert | Demnach fehlte auch ein Prüfsiegel.",
        ],
    ),
    (
        ["Der Platz bleibt bis Mai gesperrt.", "Das teilte die Stadt am Dienstag mit."],
        ["die Stadt | assert | Der Platz bleibt bis Mai gesperrt."],
    ),
    (
        ["Die Preise seien fair, sagte Jan Ostertag.", "„Wir liegen unter dem Marktpreis.“"],
        [
            "Jan Ostertag | assert | Die Preise seien fair",
            "Jan Ostertag | assert | Wir liegen unter dem Marktpreis.",
        ],
    ),
    (
        ["Eva Stark leitet die Klinik seit 2019.", "Sie sagte, der Strom sei nie ausgefallen."],
        ["Eva Stark | assert | der Strom sei nie ausgefallen"],
    ),
]

PROPOSITIONS = [
    ("Laut Polizei wurden drei Menschen verletzt.", "drei Menschen wurden verletzt"),
    ("Wie der „Kurier“ berichtet, hat die Regierung gezahlt.", "die Regierung hat gezahlt"),
    ("Nach Angaben der Feuerwehr brach das Feuer im Keller aus.", "das Feuer brach im Keller aus"),
    ("Dem Bericht der Prüfer zufolge fehlten die Belege.", "die Belege fehlten"),
    ("Eva Stark bestritt, davon gewusst zu haben.", "Eva Stark hat davon gewusst"),
    ("Eva Stark sagte, sie habe den Brief nie gelesen.", "Eva Stark habe den Brief nie gelesen"),
    ("Die Bahn schließt einen Sabotageakt aus.", "Die Bahn : einen Sabotageakt"),
]

ARTICLE = """Klinik weist Vorwürfe nach Stromausfall zurück

Nach dem Stromausfall im Klinikum Wertheim ist nach Angaben der Geschäftsführung niemand zu Schaden \
gekommen. „Die Aggregate sind binnen 15 Sekunden angesprungen“, sagte Klinikchefin Sabine Hartwig der \
Deutschen Presse-Agentur am Dienstag. Berichte, wonach zwei Geräte ausgefallen seien, wies sie als „frei \
erfunden“ zurück.

Mehrere Pflegekräfte hatten dem „Mainkurier“ berichtet, dass die Intensivstation fast zehn Minuten ohne \
Strom war. Die Leitung habe danach verboten, darüber zu sprechen. Das Unternehmen bestreitet das.

Das Gesundheitsministerium wollte sich mit Verweis auf das laufende Verfahren nicht äußern. Die Klinik war \
2019 modernisiert worden. Dort soll ein Gutachter bereits Mängel gefunden haben. Insgesamt mussten 34 \
Patienten verlegt werden, so das Landratsamt."""

STATEMENTS = [
    "Klinik | deny | –",
    "der Geschäftsführung | assert | Nach dem Stromausfall im Klinikum Wertheim ist nach Angaben der "
    "Geschäftsführung niemand zu Schaden gekommen",
    "Klinikchefin Sabine Hartwig | assert | Die Aggregate sind binnen 15 Sekunden angesprungen",
    "Klinikchefin Sabine Hartwig | deny | zwei Geräte ausgefallen seien",
    "Mehrere Pflegekräfte | assert | die Intensivstation fast zehn Minuten ohne Strom war",
    "Mehrere Pflegekräfte | assert | Die Leitung habe danach verboten, darüber zu sprechen.",
    "Das Unternehmen | deny | –",
    "Das Gesundheitsministerium | no-comment | –",
    "– | assert | Die Klinik war 2019 modernisiert worden.",
    "– | hedged assert | Dort soll ein Gutachter bereits Mängel gefunden haben.",
    "das Landratsamt | assert | Insgesamt mussten 34 Patienten verlegt werden",
]


@pytest.mark.parametrize(("sentence", "expected"), rows(GERMAN.values()))
def test_a_sentence(sentence, expected):
    check(sentence, expected, "de")


@pytest.mark.parametrize(("sentence", "expected"), rows([HEADLINES]))
def test_a_headline(sentence, expected):
    check(sentence, expected, "de", heading=True)


@pytest.mark.parametrize(("sentences", "expected"), PASSAGES)
def test_who_speaks_from_sentence_to_sentence(sentences, expected):
    assert [shown(s) for s in read(sentences, "de") if s.source] == expected


@pytest.mark.parametrize(("sentence", "proposition"), PROPOSITIONS)
def test_a_content_made_to_stand_alone(sentence, proposition):
    assert [s.proposition for s in read([sentence], "de")] == [proposition]


def test_an_article():
    assert [shown(s) for s in extract([article_from_text(ARTICLE, path="klinik.txt", language="de")])] == (
        STATEMENTS
    )
