"""Who says what, and with which stance: constructions of Spanish news prose, one a row.

``constructions`` tells how to read a row.
"""

from __future__ import annotations

import pytest
from constructions import check, read, read_article, rows, shown

SPANISH = {
    "a verb behind according to": [
        (
            "El portero tiene contrato hasta 2031, según ha podido confirmar este semanario.",
            "este semanario | assert | El portero tiene contrato hasta 2031",
        ),
    ],
    "source first": [
        (
            "El alcalde afirmó este lunes que el puente seguirá cerrado.",
            "El alcalde | assert | el puente seguirá cerrado",
        ),
        (
            "La consejera de Sanidad, Elena Robles, ha asegurado que no faltan camas.",
            "La consejera de Sanidad, Elena Robles | assert | no faltan camas",
        ),
        (
            "Elena Robles, consejera de Sanidad, aseguró que no faltan camas.",
            "Elena Robles | assert | no faltan camas",
        ),
        (
            "Fuentes cercanas al caso sostienen que hubo dos pagos.",
            "Fuentes cercanas al caso | assert | hubo dos pagos",
        ),
        (
            "El sindicato advirtió de que la planta cerrará en marzo.",
            "El sindicato | assert | la planta cerrará en marzo",
        ),
        (
            "La empresa informó a sus clientes de que los datos están a salvo.",
            "La empresa | assert | los datos están a salvo",
        ),
        (
            "El diario El Faro publicó que el contrato se firmó dos veces.",
            "El diario El Faro | assert | el contrato se firmó dos veces",
        ),
        (
            "Los vecinos denuncian que el agua sale turbia desde mayo.",
            "Los vecinos | assert | el agua sale turbia desde mayo",
        ),
        ("El testigo dijo haber visto dos coches.", "El testigo | assert | haber visto dos coches"),
        ("La fiscal dice no saber nada del informe.", "La fiscal | assert | no saber nada del informe"),
        (
            "El ministro insistió en que no hubo órdenes.",
            "El ministro | assert | no hubo órdenes",
        ),
        (
            "El portavoz, que pidió no ser citado, explicó que la avería duró una hora.",
            "El portavoz | assert | la avería duró una hora",
        ),
        (
            "El jueves el presidente anunció la retirada de las tropas.",
            "el presidente | assert | la retirada de las tropas",
        ),
        (
            "En rueda de prensa, la directora anunció la apertura de una investigación.",
            "la directora | assert | la apertura de una investigación",
        ),
        (
            "El Gobierno reconoció que el plan costó el doble.",
            "El Gobierno | confirm | el plan costó el doble",
        ),
        (
            "La policía confirmó la detención de tres hombres.",
            "La policía | confirm | la detención de tres hombres",
        ),
        (
            "El abogado recordó que su cliente está en libertad.",
            "El abogado | assert | su cliente está en libertad",
        ),
    ],
    "source behind the verb": [
        (
            "El puente seguirá cerrado, afirmó el alcalde.",
            "el alcalde | assert | El puente seguirá cerrado",
        ),
        (
            "El puente seguirá cerrado hasta mayo, según ha informado este martes el Ayuntamiento.",
            "el Ayuntamiento | assert | El puente seguirá cerrado hasta mayo",
        ),
        (
            "Dos personas murieron en el incendio, informaron fuentes policiales.",
            "fuentes policiales | assert | Dos personas murieron en el incendio",
        ),
        (
            "El barco llevaba doce toneladas, explicó a la agencia Vega el capitán del puerto, Luis Prado.",
            "el capitán del puerto, Luis Prado | assert | El barco llevaba doce toneladas",
        ),
        (
            "La avería está resuelta, indicó en un comunicado la compañía.",
            "la compañía | assert | La avería está resuelta",
        ),
        (
            "«No hemos vendido nada», aseguró la galerista Inés Corvo.",
            "la galerista Inés Corvo | assert | No hemos vendido nada",
        ),
        (
            "“La presa resistirá”, ha dicho el ingeniero jefe, que negó cualquier riesgo.",
            "el ingeniero jefe | assert | La presa resistirá",
            "el ingeniero jefe | deny | cualquier riesgo",
        ),
        (
            '"Nadie nos avisó", lamentó un vecino del barrio.',
            "un vecino del barrio | assert | Nadie nos avisó",
        ),
        (
            "«Nunca firmé ese papel», se defendió la concejala Ana Ruiz.",
            "la concejala Ana Ruiz | assert | Nunca firmé ese papel",
        ),
        (
            "Según informó la Guardia Civil, el conductor dio negativo.",
            "la Guardia Civil | assert | el conductor dio negativo",
        ),
        (
            "Como adelantó El Faro, el fondo compró la fábrica en enero.",
            "El Faro | assert | el fondo compró la fábrica en enero",
        ),
        (
            "El tren, asegura la operadora, circulaba a 40 km/h.",
            "la operadora | assert | El tren, asegura la operadora, circulaba a 40 km/h",
        ),
        (
            "El acuerdo —afirmó el portavoz— está roto.",
            "el portavoz | assert | El acuerdo —afirmó el portavoz— está roto",
        ),
        (
            "—No sabemos nada de ese dinero —dijo el tesorero.",
            "el tesorero | assert | No sabemos nada de ese dinero",
        ),
        (
            "Las obras empezarán en junio, aseguran desde la constructora.",
            "la constructora | assert | Las obras empezarán en junio",
        ),
        (
            "Afirma el alcalde que el puente es seguro.",
            "el alcalde | assert | el puente es seguro",
        ),
    ],
    "subjects left out": [
        ("Negó haber vendido el terreno.", "– | deny | haber vendido el terreno"),
        ("Ha asegurado que no sabía nada.", "– | assert | no sabía nada"),
        ("También aseguró que el depósito estaba vacío.", "– | assert | el depósito estaba vacío"),
        ("“La decisión está tomada”, añadió.", "– | assert | La decisión está tomada"),
        ("La decisión está tomada, afirmó en una entrevista.", "– | assert | La decisión está tomada"),
        (
            "El fiscal compareció el martes y negó que hubiera presiones.",
            "El fiscal | deny | hubiera presiones",
        ),
        (
            "La ministra negó los pagos y acusó a la oposición de mentir.",
            "La ministra | deny | los pagos",
            "La ministra | assert | la oposición de mentir",
        ),
        (
            "El dueño admitió la deuda, pero negó que fuera a cerrar.",
            "El dueño | confirm | la deuda",
            "El dueño | deny | fuera a cerrar",
        ),
        (
            "El gerente rechazó las críticas, asegurando que el hospital funciona con normalidad.",
            "El gerente | deny | –",
            "El gerente | assert | el hospital funciona con normalidad",
        ),
    ],
    "according to": [
        ("Según la alcaldía, el parque abrirá el lunes.", "la alcaldía | assert | el parque abrirá el lunes"),
        ("El parque abrirá el lunes, según la alcaldía.", "la alcaldía | assert | El parque abrirá el lunes"),
        (
            "De acuerdo con dos fuentes de la investigación, el pago llegó en abril.",
            "dos fuentes de la investigación | assert | el pago llegó en abril",
        ),
        (
            "Según un informe interno consultado por El Faro, el coste se duplicó.",
            "un informe interno consultado por El Faro | assert | el coste se duplicó",
        ),
        (
            "Según fuentes del Ministerio del Interior, no hay heridos.",
            "fuentes del Ministerio del Interior | assert | no hay heridos",
        ),
        (
            "A juicio del sindicato, la fusión es un error.",
            "sindicato | assert | la fusión es un error",
        ),
        (
            "El agua era potable, según consta en el informe de la Junta.",
            "la Junta | assert | El agua era potable",
        ),
        (
            "Para el economista Joan Pla, «la subida llega tarde».",
            "el economista Joan Pla | assert | la subida llega tarde",
        ),
    ],
    "denials": [
        (
            "El ministro negó tajantemente haber recibido dinero.",
            "El ministro | deny | haber recibido dinero",
        ),
        ("El club niega que haya despedido al técnico.", "El club | deny | haya despedido al técnico"),
        (
            "La compañía desmintió este jueves que vaya a cerrar la planta.",
            "La compañía | deny | vaya a cerrar la planta",
        ),
        ("El presidente negó cualquier implicación.", "El presidente | deny | cualquier implicación"),
        ("La embajada lo desmintió.", "La embajada | deny | –"),
        ("La embajada ha desmentido la información.", "La embajada | deny | –"),
        ("Lo negó rotundamente el ministro.", "el ministro | deny | –"),
        ("El Kremlin lo niega todo.", "El Kremlin | deny | –"),
        ("El partido rechazó esas acusaciones.", "El partido | deny | –"),
        ("El partido rechazó la oferta del Gobierno.",),
        (
            "El juez descartó que el incendio fuera provocado.",
            "El juez | deny | el incendio fuera provocado",
        ),
        (
            "El banco desmintió los rumores sobre una fusión.",
            "El banco | deny | una fusión",
        ),
        (
            "El banco negó las acusaciones de que había ocultado pérdidas.",
            "El banco | deny | había ocultado pérdidas",
        ),
        (
            "La Casa Real desmiente la información según la cual el príncipe vendió la finca.",
            "La Casa Real | deny | el príncipe vendió la finca",
        ),
        ("«Es falso», zanjó el portavoz.", "el portavoz | deny | –"),
        ("«Eso no es cierto», dijo la alcaldesa.", "la alcaldesa | deny | –"),
        (
            "El ministro afirmó que las acusaciones carecen de fundamento.",
            "El ministro | deny | –",
        ),
        ("El diputado calificó de mentira la noticia.", "El diputado | deny | –"),
        ("El diputado calificó de histórica la votación.",),
        (
            "Las acusaciones fueron desmentidas por el Ayuntamiento.",
            "el Ayuntamiento | deny | –",
        ),
        (
            "El fondo ocultó pérdidas durante años, extremo que la entidad niega.",
            "la entidad | deny | El fondo ocultó pérdidas durante años",
        ),
        (
            "Negó el ministro haber cobrado comisiones.",
            "el ministro | deny | haber cobrado comisiones",
        ),
    ],
    "retractions, refusals, doubts": [
        ("El testigo se retractó de sus declaraciones.", "El testigo | retract | –"),
        ("La ministra rectificó ayer.", "La ministra | retract | –"),
        ("El denunciante retiró sus acusaciones.", "El denunciante | retract | –"),
        ("El Gobierno declinó hacer comentarios.", "El Gobierno | no-comment | –"),
        ("La empresa no quiso hacer declaraciones.", "La empresa | no-comment | –"),
        ("El ministerio no respondió a las preguntas de este diario.", "El ministerio | no-comment | –"),
        ("El portavoz se negó a comentar la noticia.", "El portavoz | no-comment | –"),
        (
            "El Ejército ni confirmó ni desmintió el ataque.",
            "El Ejército | no-comment | –",
        ),
        ("«No vamos a comentar rumores», dijo el club.", "el club | no-comment | –"),
        ("Los expertos dudan de que la presa aguante.", "Los expertos | question | la presa aguante"),
    ],
    "hedges and nobody in particular": [
        (
            "Según la prensa local, el alcalde habría cobrado tres veces.",
            "la prensa local | hedged assert | el alcalde habría cobrado tres veces",
        ),
        ("Se dijo que el banco estaba en venta.", "– | hedged assert | el banco estaba en venta"),
        (
            "El alcalde dijo que el puente sería demolido en mayo.",
            "El alcalde | assert | el puente sería demolido en mayo",
        ),
        (
            "Circulan rumores de que la fábrica cierra.",
            "– | hedged assert | la fábrica cierra",
        ),
    ],
    "nested": [
        (
            "El Faro publicó que un alto cargo había dicho que el pacto estaba muerto.",
            "El Faro > un alto cargo | assert | el pacto estaba muerto",
        ),
        (
            "«No sabíamos nada», aseguró Marta Gil, quien añadió que la caja estaba abierta.",
            "Marta Gil | assert | No sabíamos nada",
            "Marta Gil | assert | la caja estaba abierta",
        ),
    ],
    "insertions and relative clauses": [
        (
            "Los sindicatos, por su parte, anunciaron una huelga de dos días.",
            "Los sindicatos | assert | una huelga de dos días",
        ),
        (
            "El alcalde, Luis Prada, que el lunes visitó la obra, negó que haya retrasos.",
            "Luis Prada | deny | haya retrasos",
        ),
        (
            "Según el juez, que investiga el caso, nadie firmó el acta.",
            "el juez | assert | nadie firmó el acta",
        ),
        (
            "Según la empresa, sin embargo, el plazo no ha vencido.",
            "la empresa | assert | sin embargo, el plazo no ha vencido",
        ),
        (
            "En aquel caso la Consejería reconoció que faltaban camas.",
            "la Consejería | confirm | faltaban camas",
        ),
        (
            "Rojas rechazó que mediara un tercer país, como publicó El Faro.",
            "Rojas | deny | mediara un tercer país",
            "El Faro | assert | mediara un tercer país",
        ),
        (
            "El jefe de la policía descartó que hubiera disparos: «Nadie abrió fuego».",
            "El jefe de la policía | deny | hubiera disparos",
            "El jefe de la policía | assert | Nadie abrió fuego",
        ),
        ("El club lo rechazó: «Es falso».", "El club | deny | –"),
        ("El club niega «cualquier irregularidad».", "El club | deny | cualquier irregularidad"),
        ("A su juicio, la obra es ilegal.", "– | assert | la obra es ilegal"),
        (
            "Ni el club ni su abogado han respondido a este diario.",
            "Ni el club ni su abogado | no-comment | –",
        ),
        ("Su abogado no lo confirma ni lo desmiente.", "Su abogado | no-comment | –"),
    ],
    "nothing to attribute": [
        ("El Ayuntamiento se negó a entregar las grabaciones.",),
        ("La ministra pidió no ser interrumpida.",),
        ("La denuncia contra la empresa sigue en el juzgado.",),
        ("El ministro no dijo que el puente fuera a cerrar.",),
        ("La cuenta de la empresa está bloqueada desde marzo.",),
        ("El alcalde inauguró la obra que costó dos millones.",),
        ("La duda sobre el presupuesto crece cada semana.",),
        ("Nadie ha explicado por qué se cayó el muro.",),
        ("La alerta por lluvias termina esta noche.",),
    ],
}

HEADLINES = [
    ("El alcalde niega haber cobrado comisiones", "El alcalde | deny | haber cobrado comisiones"),
    ("Robles: «No faltan camas en los hospitales»", "Robles | assert | No faltan camas en los hospitales"),
    ("«No vendimos nada», asegura Inés Corvo", "Inés Corvo | assert | No vendimos nada"),
    ("El Ejército desmiente el ataque", "El Ejército | deny | el ataque"),
    ("El puente era inseguro, según un informe", "un informe | assert | El puente era inseguro"),
    ("El partido rechaza las acusaciones", "El partido | deny | –"),
    ("Incendio en el puerto, el alcalde: «Faltan medios»", "el alcalde | assert | Faltan medios"),
]

#: Several sentences in a row: whom a missing subject or a lone quotation belongs to.
PASSAGES = [
    (
        ["La alcaldesa Ana Ruiz compareció el lunes.", "Negó haber firmado el contrato."],
        ["La alcaldesa Ana Ruiz | deny | haber firmado el contrato"],
    ),
    (
        ["Los vecinos se reunieron con el alcalde.", "Aseguran que el agua sale turbia."],
        ["Los vecinos | assert | el agua sale turbia"],
    ),
    (
        ["El puente es seguro, dijo Marta Gil.", "«Lo revisamos en mayo», añadió."],
        ["Marta Gil | assert | El puente es seguro", "Marta Gil | assert | Lo revisamos en mayo"],
    ),
    (
        ["El portavoz fue tajante:", "«El pacto está roto desde ayer.»"],
        ["El portavoz | assert | El pacto está roto desde ayer."],
    ),
    (
        ["El puente seguirá cerrado hasta mayo.", "Así lo confirmó el Ayuntamiento."],
        ["el Ayuntamiento | assert | El puente seguirá cerrado hasta mayo."],
    ),
    (
        ["El fiscal pidió calma.", "El juez viajó a Lugo.", "Él negó haber hablado con la prensa."],
        ["El juez | deny | haber hablado con la prensa"],
    ),
]

#: What the models read: the content made to stand alone.
PROPOSITIONS = [
    ("El alcalde negó haber vendido la finca.", "El alcalde ha vendido la finca"),
    ("Ana Ruiz aseguró que no conocía al constructor.", "Ana Ruiz no conocía al constructor"),
    ("Ana Ruiz dijo que se reunió con el embajador.", "Ana Ruiz se reunió con el embajador"),
    ("La policía informó de que fue detenido un hombre.", "fue detenido un hombre"),
    ("La policía informó de que habían muerto tres personas.", "habían muerto tres personas"),
    ("El ministro dijo que no hay pruebas.", "no hay pruebas"),
    ("El alcalde dijo que el puente es seguro.", "el puente es seguro"),
    ("«No hemos vendido nada», dijo el alcalde.", "el alcalde : No hemos vendido nada"),
    ("El ministro negó cualquier implicación.", "El ministro : implicación"),
]


ARTICLE = """\
Valdoria niega haber pagado un rescate

Puerto Lindo, 12 mar (EFE).- El Gobierno de Valdoria negó este jueves haber pagado por los tres pescadores y \
calificó de «absolutamente falsas» las informaciones de La Jornada.

«No se ha pagado ni un céntimo», afirmó la ministra Carmen Lledó en rueda de prensa. «Hemos trabajado con \
discreción», agregó.

Según La Jornada, el dinero habría salido de Panamá el 3 de marzo. La naviera no quiso hacer comentarios. \
Uno de los marineros contó que durmieron en una choza. Sobre el rescate, dijo no saber nada.
"""
STATEMENTS = [
    "El Gobierno de Valdoria | deny | haber pagado por los tres pescadores",
    "la ministra Carmen Lledó | assert | No se ha pagado ni un céntimo",
    "la ministra Carmen Lledó | assert | Hemos trabajado con discreción",
    "La Jornada | hedged assert | el dinero habría salido de Panamá el 3 de marzo",
    "La naviera | no-comment | –",
    "Uno de los marineros | assert | durmieron en una choza",
    "Uno de los marineros | assert | no saber nada",
]


@pytest.mark.parametrize(("sentence", "expected"), rows(SPANISH.values()))
def test_a_sentence(sentence, expected):
    check(sentence, expected, "es")


@pytest.mark.parametrize(("sentence", "expected"), rows([HEADLINES]))
def test_a_headline(sentence, expected):
    check(sentence, expected, "es", heading=True)


@pytest.mark.parametrize(("sentences", "expected"), PASSAGES)
def test_who_speaks_from_sentence_to_sentence(sentences, expected):
    assert [shown(s) for s in read(sentences, "es") if s.source] == expected


@pytest.mark.parametrize(("sentence", "expected"), PROPOSITIONS)
def test_what_the_models_read(sentence, expected):
    assert [s.proposition for s in read([sentence], "es")] == [expected]


def test_an_article():
    found = [shown(s) for s in read_article(ARTICLE, "es") if s.source and not s.heading]
    assert [statement for statement in found if statement not in STATEMENTS] == [
        "El Gobierno de Valdoria | deny | –"
    ]
    assert [statement for statement in STATEMENTS if statement not in found] == []
