"""Who says what, and with which stance: constructions of Italian news prose, one a row.

``constructions`` tells how to read a row.
"""

from __future__ import annotations

import pytest
from constructions import check, read, read_article, rows, shown

ITALIAN = {
    "source first": [
        (
            "Il sindaco ha detto che il ponte resterà chiuso.",
            "Il sindaco | assert | il ponte resterà chiuso",
        ),
        (
            "L'assessora alla Sanità, Elena Robbi, ha assicurato che i letti non mancano.",
            "L'assessora alla Sanità, Elena Robbi | assert | i letti non mancano",
        ),
        (
            "Elena Robbi, assessora alla Sanità, ha ribadito che i letti non mancano.",
            "Elena Robbi | assert | i letti non mancano",
        ),
        (
            "Fonti della procura riferiscono che i pagamenti furono due.",
            "Fonti della procura | assert | i pagamenti furono due",
        ),
        (
            "Il sindacato avverte che lo stabilimento chiuderà a marzo.",
            "Il sindacato | assert | lo stabilimento chiuderà a marzo",
        ),
        (
            "I residenti denunciano che l'acqua è torbida da maggio.",
            "I residenti | assert | l'acqua è torbida da maggio",
        ),
        (
            "Il quotidiano Il Faro scrive che il contratto è stato firmato due volte.",
            "Il quotidiano Il Faro | assert | il contratto è stato firmato due volte",
        ),
        (
            "Il testimone sostiene di aver visto due auto.",
            "Il testimone | assert | di aver visto due auto",
        ),
        (
            "La pm dice di non sapere nulla del rapporto.",
            "La pm | assert | di non sapere nulla del rapporto",
        ),
        (
            "La società ha fatto sapere che i dati sono al sicuro.",
            "La società | assert | i dati sono al sicuro",
        ),
        (
            "Il ministro si è detto convinto che l'accordo reggerà.",
            "Il ministro | assert | l'accordo reggerà",
        ),
        (
            "Giovedì il presidente ha annunciato il ritiro delle truppe.",
            "il presidente | assert | il ritiro delle truppe",
        ),
        (
            "In conferenza stampa la direttrice ha annunciato l'apertura di un'inchiesta.",
            "la direttrice | assert | l'apertura di un'inchiesta",
        ),
        (
            "Il governo ha ammesso che il piano è costato il doppio.",
            "Il governo | confirm | il piano è costato il doppio",
        ),
        (
            "La polizia ha confermato l'arresto di tre uomini.",
            "La polizia | confirm | l'arresto di tre uomini",
        ),
        (
            "Il legale ha ricordato che il suo assistito è libero.",
            "Il legale | assert | il suo assistito è libero",
        ),
        (
            "I sindacati, dal canto loro, hanno annunciato uno sciopero di due giorni.",
            "I sindacati | assert | uno sciopero di due giorni",
        ),
    ],
    "source behind the verb": [
        (
            "Il ponte resterà chiuso, ha detto il sindaco.",
            "il sindaco | assert | Il ponte resterà chiuso",
        ),
        (
            "Due persone sono morte nel rogo, riferiscono fonti investigative.",
            "fonti investigative | assert | Due persone sono morte nel rogo",
        ),
        (
            "«Non abbiamo venduto niente», assicura la gallerista Ines Corvo.",
            "la gallerista Ines Corvo | assert | Non abbiamo venduto niente",
        ),
        (
            "«La diga reggerà», ha detto all'agenzia Vega l'ingegnere capo, che ha escluso ogni rischio.",
            "l'ingegnere capo | assert | La diga reggerà",
            "l'ingegnere capo | deny | ogni rischio",
        ),
        (
            "“Nessuno ci ha avvertiti”, ha sospirato un residente.",
            "un residente | assert | Nessuno ci ha avvertiti",
        ),
        (
            '"I lavori finiranno a giugno", spiega Rossi.',
            "Rossi | assert | I lavori finiranno a giugno",
        ),
        (
            "Come riporta Il Faro, il fondo ha comprato la fabbrica a gennaio.",
            "Il Faro | assert | il fondo ha comprato la fabbrica a gennaio",
        ),
        (
            "Il treno, assicura la compagnia, viaggiava a 40 km/h.",
            "la compagnia | assert | Il treno, assicura la compagnia, viaggiava a 40 km/h",
        ),
        (
            "L'accordo – ha spiegato il portavoce – è saltato.",
            "il portavoce | assert | L'accordo – ha spiegato il portavoce – è saltato",
        ),
        (
            "L'ordigno era artigianale, fanno sapere dalla questura.",
            "questura | assert | L'ordigno era artigianale",
        ),
        (
            "«L'acqua è potabile», si legge nella nota dell'azienda idrica.",
            "nota dell'azienda idrica | assert | L'acqua è potabile",
        ),
        (
            "L'uomo è fuggito a piedi, secondo quanto riferito dalla polizia.",
            "polizia | assert | L'uomo è fuggito a piedi",
        ),
        (
            "Secondo quanto riferisce la polizia, l'uomo è fuggito a piedi.",
            "la polizia | assert | l'uomo è fuggito a piedi",
        ),
    ],
    "subjects left out": [
        ("Ha negato di aver venduto il terreno.", "– | deny | di aver venduto il terreno"),
        ("Ha assicurato che non sapeva nulla.", "– | assert | non sapeva nulla"),
        ("«La decisione è presa», ha aggiunto.", "– | assert | La decisione è presa"),
        ("La decisione è presa, ha detto in un'intervista.", "– | assert | La decisione è presa"),
        ("Poi ha precisato che il serbatoio era vuoto.", "– | assert | il serbatoio era vuoto"),
        (
            "Il procuratore è comparso martedì e ha negato che ci fossero pressioni.",
            "Il procuratore | deny | ci fossero pressioni",
        ),
        (
            "Il titolare ha ammesso il debito, ma ha negato di voler chiudere.",
            "Il titolare | confirm | il debito",
            "Il titolare | deny | di voler chiudere",
        ),
        (
            "Il direttore ha respinto le critiche, assicurando che l'ospedale funziona.",
            "Il direttore | deny | –",
            "Il direttore | assert | l'ospedale funziona",
        ),
    ],
    "according to": [
        ("Secondo il Comune, il parco riaprirà lunedì.", "il Comune | assert | il parco riaprirà lunedì"),
        ("Il parco riaprirà lunedì, secondo il Comune.", "il Comune | assert | Il parco riaprirà lunedì"),
        (
            "Stando a due fonti vicine all'inchiesta, il bonifico arrivò in aprile.",
            "due fonti vicine all'inchiesta | assert | il bonifico arrivò in aprile",
        ),
        (
            "A detta dei vicini, la casa era vuota.",
            "vicini | assert | la casa era vuota",
        ),
        (
            "Secondo un documento interno visionato dal Faro, il costo è raddoppiato.",
            "un documento interno visionato dal Faro | assert | il costo è raddoppiato",
        ),
        (
            "Per l'economista Gianni Pla, «l'aumento arriva tardi».",
            "l'economista Gianni Pla | assert | l'aumento arriva tardi",
        ),
        ("A suo avviso, l'opera è abusiva.", "– | assert | l'opera è abusiva"),
        (
            "Secondo il giudice, che segue il caso, nessuno firmò il verbale.",
            "il giudice | assert | nessuno firmò il verbale",
        ),
        (
            "Secondo l'azienda, tuttavia, il termine non è scaduto.",
            "l'azienda | assert | tuttavia, il termine non è scaduto",
        ),
    ],
    "denials": [
        (
            "Il ministro ha negato categoricamente di aver ricevuto denaro.",
            "Il ministro | deny | di aver ricevuto denaro",
        ),
        (
            "Il club nega che il tecnico sia stato esonerato.",
            "Il club | deny | il tecnico sia stato esonerato",
        ),
        (
            "L'azienda smentisce di voler chiudere lo stabilimento.",
            "L'azienda | deny | di voler chiudere lo stabilimento",
        ),
        ("Il presidente nega ogni coinvolgimento.", "Il presidente | deny | ogni coinvolgimento"),
        ("L'ambasciata ha smentito.", "L'ambasciata | deny | –"),
        ("L'ambasciata ha smentito la notizia.", "L'ambasciata | deny | –"),
        ("Lo nega con forza il ministro.", "il ministro | deny | –"),
        ("Il Cremlino nega tutto.", "Il Cremlino | deny | –"),
        ("Il partito respinge le accuse.", "Il partito | deny | –"),
        ("Il partito ha respinto l'offerta del governo.",),
        (
            "Il giudice ha escluso che il rogo fosse doloso.",
            "Il giudice | deny | il rogo fosse doloso",
        ),
        (
            "La banca ha smentito le voci su una fusione.",
            "La banca | deny | una fusione",
        ),
        (
            "La banca smentisce le indiscrezioni secondo cui avrebbe nascosto le perdite.",
            "La banca | deny | avrebbe nascosto le perdite",
        ),
        ("«È falso», ha tagliato corto il portavoce.", "il portavoce | deny | –"),
        ("«Non è vero», ha detto la sindaca.", "la sindaca | deny | –"),
        (
            "Il ministro ha detto che le accuse sono prive di fondamento.",
            "Il ministro | deny | –",
        ),
        ("Il deputato ha definito false le accuse.", "Il deputato | deny | –"),
        ("Il deputato ha definito storico il voto.",),
        ("Le accuse sono state smentite dal Comune.", "Comune | deny | –"),
        (
            "Il fondo nascose le perdite per anni, circostanza che la società nega.",
            "la società | deny | Il fondo nascose le perdite per anni",
        ),
        (
            "Il capo della polizia ha escluso che ci fossero spari: «Nessuno ha aperto il fuoco».",
            "Il capo della polizia | deny | ci fossero spari",
            "Il capo della polizia | assert | Nessuno ha aperto il fuoco",
        ),
        (
            "Nega Rossi di aver preso tangenti.",
            "Rossi | deny | di aver preso tangenti",
        ),
    ],
    "retractions, refusals, doubts": [
        ("Il testimone ha ritrattato.", "Il testimone | retract | –"),
        ("Il sindaco ha fatto marcia indietro.", "Il sindaco | retract | –"),
        (
            "Una versione che il legale del club, Aldo Riva, definisce «falsa».",
            "il legale del club, Aldo Riva | deny | –",
        ),
        ("La procura l'ha liquidata come «priva di fondamento».", "La procura | deny | –"),
        ("La donna ha ritirato le accuse.", "La donna | retract | –"),
        ("Il governo non ha voluto commentare.", "Il governo | no-comment | –"),
        ("L'azienda non ha risposto alle domande del giornale.", "L'azienda | no-comment | –"),
        ("Il portavoce si è rifiutato di commentare la notizia.", "Il portavoce | no-comment | –"),
        ("L'esercito non conferma né smentisce.", "L'esercito | no-comment | –"),
        ("«Non commentiamo indiscrezioni», ha detto il club.", "il club | no-comment | –"),
        (
            "Né il club né il suo legale hanno risposto al giornale.",
            "Né il club né il suo legale | no-comment | –",
        ),
        (
            "Gli esperti dubitano che la diga regga.",
            "Gli esperti | question | la diga regga",
        ),
    ],
    "hedges and nobody in particular": [
        (
            "Secondo la stampa locale, il sindaco avrebbe incassato tre volte.",
            "la stampa locale | hedged assert | il sindaco avrebbe incassato tre volte",
        ),
        ("Si dice che la banca sia in vendita.", "– | hedged assert | la banca sia in vendita"),
        (
            "Il sindaco ha detto che il ponte sarebbe stato demolito a maggio.",
            "Il sindaco | assert | il ponte sarebbe stato demolito a maggio",
        ),
    ],
    "nested": [
        (
            "Il Faro ha scritto che un alto funzionario aveva detto che il patto era morto.",
            "Il Faro > un alto funzionario | assert | il patto era morto",
        ),
        (
            "«Non ne sapevamo nulla», ha assicurato Marta Gilli, che ha aggiunto che la cassa era aperta.",
            "Marta Gilli | assert | Non ne sapevamo nulla",
            "Marta Gilli | assert | la cassa era aperta",
        ),
        (
            "Rossi ha negato che mediasse un terzo Paese, come ha scritto Il Faro.",
            "Rossi | deny | mediasse un terzo Paese",
            "Il Faro | assert | mediasse un terzo Paese",
        ),
    ],
    "insertions, colons and participles": [
        (
            "L'ex assessore, Marta Peroni, che lunedì parlava di fatalità, ieri ha fatto marcia indietro.",
            "Marta Peroni | retract | –",
        ),
        ("Sentito dal pm, ha negato di aver firmato.", "– | deny | di aver firmato"),
        (
            "L'impresa smentisce: due lettere furono spedite nel 2022.",
            "L'impresa | deny | –",
            "L'impresa | assert | due lettere furono spedite nel 2022",
        ),
        (
            "Secondo quanto ricostruito dai carabinieri, il tetto ha ceduto alle 3.",
            "carabinieri | assert | il tetto ha ceduto alle 3",
        ),
        (
            "Il sindaco respinge le accuse e annuncia che il Comune farà ricorso.",
            "Il sindaco | deny | –",
            "Il sindaco | assert | il Comune farà ricorso",
        ),
        ("Nessun commento dalla Provincia.", "Provincia | no-comment | –"),
    ],
    "nothing to attribute": [
        ("La denuncia contro l'azienda è in tribunale.",),
        ("Il ministro non ha detto che il ponte chiuderà.",),
        ("La replica della squadra è attesa per domani.",),
        ("Il sindaco ha inaugurato l'opera che è costata due milioni.",),
        ("Nessuno ha spiegato perché il muro è crollato.",),
        ("La conferma della condanna è arrivata in serata.",),
        ("Il Comune ha chiesto di essere ascoltato.",),
    ],
}

HEADLINES = [
    ("Il sindaco nega di aver preso tangenti", "Il sindaco | deny | di aver preso tangenti"),
    ("Robbi: «Non mancano i letti negli ospedali»", "Robbi | assert | Non mancano i letti negli ospedali"),
    ("Ponte chiuso, il sindaco: «Non sapevamo»", "il sindaco | assert | Non sapevamo"),
    ("«Mai venduto niente», assicura Ines Corvo", "Ines Corvo | assert | Mai venduto niente"),
    (
        "Crollo a Crema, il sindaco: «Non sapevamo». La ditta: «Abbiamo scritto due volte»",
        "il sindaco | assert | Non sapevamo",
        "La ditta | assert | Abbiamo scritto due volte",
    ),
    ("L'esercito smentisce l'attacco", "L'esercito | deny | l'attacco"),
    ("Il partito respinge le accuse", "Il partito | deny | –"),
]

#: Several sentences in a row: whom a missing subject or a lone quotation belongs to.
PASSAGES = [
    (
        ["La sindaca Anna Rizzi è comparsa lunedì.", "Ha negato di aver firmato il contratto."],
        ["La sindaca Anna Rizzi | deny | di aver firmato il contratto"],
    ),
    (
        ["I residenti hanno incontrato il sindaco.", "Sostengono che l'acqua è torbida."],
        ["I residenti | assert | l'acqua è torbida"],
    ),
    (
        ["Il ponte è sicuro, ha detto Marta Gilli.", "«Lo abbiamo controllato a maggio», ha aggiunto."],
        [
            "Marta Gilli | assert | Il ponte è sicuro",
            "Marta Gilli | assert | Lo abbiamo controllato a maggio",
        ],
    ),
]

#: The sentence before gets its source from "Lo ha detto X".
PASSAGES.append(
    (
        ["Il ponte resterà chiuso fino a maggio.", "Lo ha annunciato ieri in una nota il Comune."],
        ["il Comune | assert | Il ponte resterà chiuso fino a maggio."],
    )
)

#: What the models read: the content made to stand alone.
PROPOSITIONS = [
    ("Il sindaco ha negato di aver venduto la villa.", "Il sindaco ha venduto la villa"),
    ("I residenti negano di essere stati avvisati.", "I residenti sono stati avvisati"),
    ("Anna Rizzi ha assicurato che non conosceva il costruttore.", "Anna Rizzi non conosceva il costruttore"),
    ("La polizia riferisce che sono morte tre persone.", "sono morte tre persone"),
    ("Il ministro ha detto che non ci sono prove.", "non ci sono prove"),
    ("«Non abbiamo venduto niente», ha detto il sindaco.", "il sindaco : Non abbiamo venduto niente"),
    ("Il ministro nega ogni coinvolgimento.", "Il ministro : ogni coinvolgimento"),
]

ARTICLE = """\
La Regione nega di aver pagato due volte l'argine

(ANSA) - FERRARA, 12 MAR - La Regione ha smentito oggi di aver pagato due volte i lavori dell'argine e ha \
definito «del tutto false» le notizie del quotidiano La Voce.

«Non è stato versato un euro in più», ha detto l'assessora Carla Lodi in conferenza stampa. «Abbiamo le \
carte», ha aggiunto.

Secondo La Voce, il bonifico sarebbe partito il 3 marzo. La ditta non ha voluto commentare. Uno dei tecnici \
ha raccontato che il cantiere fu chiuso in fretta. Sul bonifico ha detto di non sapere nulla.
"""
STATEMENTS = [
    "La Regione | deny | di aver pagato due volte i lavori dell'argine",
    "l'assessora Carla Lodi | assert | Non è stato versato un euro in più",
    "l'assessora Carla Lodi | assert | Abbiamo le carte",
    "La Voce | hedged assert | il bonifico sarebbe partito il 3 marzo",
    "La ditta | no-comment | –",
    "Uno dei tecnici | assert | il cantiere fu chiuso in fretta",
    "Uno dei tecnici | assert | di non sapere nulla",
]


@pytest.mark.parametrize(("sentence", "expected"), rows(ITALIAN.values()))
def test_a_sentence(sentence, expected):
    check(sentence, expected, "it")


@pytest.mark.parametrize(("sentence", "expected"), rows([HEADLINES]))
def test_a_headline(sentence, expected):
    check(sentence, expected, "it", heading=True)


@pytest.mark.parametrize(("sentences", "expected"), PASSAGES)
def test_who_speaks_from_sentence_to_sentence(sentences, expected):
    assert [shown(s) for s in read(sentences, "it") if s.source] == expected


@pytest.mark.parametrize(("sentence", "expected"), PROPOSITIONS)
def test_what_the_models_read(sentence, expected):
    assert [s.proposition for s in read([sentence], "it")] == [expected]


def test_an_article():
    found = [shown(s) for s in read_article(ARTICLE, "it") if s.source and not s.heading]
    assert [statement for statement in found if statement not in STATEMENTS] == ["La Regione | deny | –"]
    assert [statement for statement in STATEMENTS if statement not in found] == []
