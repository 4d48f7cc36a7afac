"""Who says what, and with which stance: constructions of Portuguese news prose, one a row.

Rows are of Portugal and of Brazil; ``constructions`` tells how to read one.
"""

from __future__ import annotations

import pytest
from constructions import check, read, read_article, rows, shown

PORTUGUESE = {
    "source first": [
        (
            "O autarca afirmou esta segunda-feira que a ponte vai continuar fechada.",
            "O autarca | assert | a ponte vai continuar fechada",
        ),
        (
            "A ministra da Saúde, Elena Rosas, garantiu que não faltam camas.",
            "A ministra da Saúde, Elena Rosas | assert | não faltam camas",
        ),
        (
            "Elena Rosas, ministra da Saúde, garantiu que não faltam camas.",
            "Elena Rosas | assert | não faltam camas",
        ),
        (
            "Fontes próximas do processo sustentam que houve dois pagamentos.",
            "Fontes próximas do processo | assert | houve dois pagamentos",
        ),
        (
            "O sindicato alertou para o risco e disse que a fábrica fecha em março.",
            "O sindicato | assert | a fábrica fecha em março",
        ),
        (
            "Os moradores denunciam que a água sai turva desde maio.",
            "Os moradores | assert | a água sai turva desde maio",
        ),
        (
            "O jornal O Farol noticiou que o contrato foi assinado duas vezes.",
            "O jornal O Farol | assert | o contrato foi assinado duas vezes",
        ),
        (
            "A testemunha disse ter visto dois carros.",
            "A testemunha | assert | ter visto dois carros",
        ),
        (
            "A procuradora afirma não saber nada do relatório.",
            "A procuradora | assert | não saber nada do relatório",
        ),
        (
            "A Polícia Civil informou, em nota, que dois homens foram presos.",
            "A Polícia Civil | assert | dois homens foram presos",
        ),
        (
            "Na quinta-feira o presidente anunciou a retirada das tropas.",
            "o presidente | assert | a retirada das tropas",
        ),
        (
            "Em conferência de imprensa, a diretora anunciou a abertura de um inquérito.",
            "a diretora | assert | a abertura de um inquérito",
        ),
        (
            "O Governo reconheceu que o plano custou o dobro.",
            "O Governo | confirm | o plano custou o dobro",
        ),
        (
            "A PSP confirmou a detenção de três homens.",
            "A PSP | confirm | a detenção de três homens",
        ),
        (
            "Os sindicatos, por sua vez, anunciaram uma greve de dois dias.",
            "Os sindicatos | assert | uma greve de dois dias",
        ),
    ],
    "source behind the verb": [
        (
            "A ponte vai continuar fechada, afirmou o autarca.",
            "o autarca | assert | A ponte vai continuar fechada",
        ),
        (
            "O navio levava doze toneladas, explicou à agência Vega o capitão do porto, Luís Prado.",
            "o capitão do porto, Luís Prado | assert | O navio levava doze toneladas",
        ),
        (
            "Duas pessoas morreram no incêndio, informaram fontes policiais.",
            "fontes policiais | assert | Duas pessoas morreram no incêndio",
        ),
        (
            "O motorista fugiu a pé, relataram testemunhas.",
            "testemunhas | assert | O motorista fugiu a pé",
        ),
        (
            "«Não vendemos nada», assegurou a galerista Inês Corvo.",
            "a galerista Inês Corvo | assert | Não vendemos nada",
        ),
        (
            "“A barragem vai resistir”, disse o engenheiro-chefe, que negou qualquer risco.",
            "o engenheiro-chefe | assert | A barragem vai resistir",
            "o engenheiro-chefe | deny | qualquer risco",
        ),
        (
            '"Ninguém nos avisou", lamentou um morador do bairro.',
            "um morador do bairro | assert | Ninguém nos avisou",
        ),
        (
            "Segundo informou a GNR, o condutor fugiu.",
            "a GNR | assert | o condutor fugiu",
        ),
        (
            "Como avançou O Farol, o fundo comprou a fábrica em janeiro.",
            "O Farol | assert | o fundo comprou a fábrica em janeiro",
        ),
        (
            "O homem fugiu a pé, segundo informado pela Polícia Militar.",
            "Polícia Militar | assert | O homem fugiu a pé",
        ),
        (
            "O comboio, assegura a transportadora, circulava a 40 km/h.",
            "a transportadora | assert | O comboio, assegura a transportadora, circulava a 40 km/h",
        ),
        (
            "O acordo – afirmou o porta-voz – está desfeito.",
            "o porta-voz | assert | O acordo – afirmou o porta-voz – está desfeito",
        ),
        (
            "— Não sabemos nada desse dinheiro — disse o tesoureiro.",
            "o tesoureiro | assert | Não sabemos nada desse dinheiro",
        ),
    ],
    "subjects left out": [
        ("Negou ter vendido o terreno.", "– | deny | ter vendido o terreno"),
        ("Garantiu ainda que não sabia de nada.", "– | assert | não sabia de nada"),
        ("“A decisão está tomada”, acrescentou.", "– | assert | A decisão está tomada"),
        ("A decisão está tomada, disse em entrevista.", "– | assert | A decisão está tomada"),
        (
            "O procurador falou na terça-feira e negou que houvesse pressões.",
            "O procurador | deny | houvesse pressões",
        ),
        (
            "O dono admitiu a dívida, mas negou querer fechar.",
            "O dono | confirm | a dívida",
            "O dono | deny | querer fechar",
        ),
        (
            "O gerente rejeitou as críticas, garantindo que o hospital funciona.",
            "O gerente | deny | –",
            "O gerente | assert | o hospital funciona",
        ),
        ("Questionado sobre o caso, negou ter assinado.", "– | deny | ter assinado"),
    ],
    "according to": [
        (
            "Segundo a câmara, o parque reabre na segunda-feira.",
            "a câmara | assert | o parque reabre na segunda-feira",
        ),
        (
            "O parque reabre na segunda-feira, segundo a câmara.",
            "a câmara | assert | O parque reabre na segunda-feira",
        ),
        (
            "De acordo com duas fontes da investigação, o pagamento chegou em abril.",
            "duas fontes da investigação | assert | o pagamento chegou em abril",
        ),
        (
            "Segundo testemunhas, o carro era vermelho.",
            "testemunhas | assert | o carro era vermelho",
        ),
        (
            "Segundo um documento interno consultado pelo Farol, o custo duplicou.",
            "um documento interno consultado pelo Farol | assert | o custo duplicou",
        ),
        ("Na opinião do sindicato, a fusão é um erro.", "sindicato | assert | a fusão é um erro"),
        (
            'Para o economista João Pla, "a subida chega tarde".',
            "o economista João Pla | assert | a subida chega tarde",
        ),
        ("No seu entender, a obra é ilegal.", "– | assert | a obra é ilegal"),
        (
            "Segundo o juiz, que investiga o caso, ninguém assinou a ata.",
            "o juiz | assert | ninguém assinou a ata",
        ),
    ],
    "denials": [
        (
            "O ministro negou categoricamente ter recebido dinheiro.",
            "O ministro | deny | ter recebido dinheiro",
        ),
        ("O clube nega que tenha despedido o treinador.", "O clube | deny | tenha despedido o treinador"),
        (
            "A empresa desmentiu nesta quinta-feira (12) que vá fechar a fábrica.",
            "A empresa | deny | vá fechar a fábrica",
        ),
        ("O presidente negou qualquer envolvimento.", "O presidente | deny | qualquer envolvimento"),
        ("A embaixada desmentiu.", "A embaixada | deny | –"),
        ("A embaixada desmentiu a notícia.", "A embaixada | deny | –"),
        ("O Kremlin nega tudo.", "O Kremlin | deny | –"),
        ("O partido rejeitou as acusações.", "O partido | deny | –"),
        ("A defesa do empresário rebateu as acusações.", "A defesa do empresário | deny | –"),
        ("O partido rejeitou a oferta do Governo.",),
        (
            "O juiz descartou que o incêndio fosse criminoso.",
            "O juiz | deny | o incêndio fosse criminoso",
        ),
        (
            "O banco desmentiu os rumores sobre uma fusão.",
            "O banco | deny | uma fusão",
        ),
        (
            "O banco negou as acusações de que escondeu prejuízos.",
            "O banco | deny | escondeu prejuízos",
        ),
        ("«É falso», rematou o porta-voz.", "o porta-voz | deny | –"),
        ('"Isso não é verdade", disse a prefeita.', "a prefeita | deny | –"),
        (
            "O ministro afirmou que as acusações não têm qualquer fundamento e são falsas.",
            "O ministro | deny | –",
        ),
        ("A prefeitura disse que a informação não procede.", "A prefeitura | deny | –"),
        ("O deputado classificou de falsas as notícias.", "O deputado | deny | –"),
        ("O deputado classificou de histórica a votação.",),
        ("As acusações foram desmentidas pela autarquia.", "autarquia | deny | –"),
        (
            "O fundo escondeu prejuízos durante anos, o que a empresa nega.",
            "a empresa | deny | O fundo escondeu prejuízos durante anos",
        ),
        (
            "O comandante descartou que houvesse tiros: “Ninguém disparou naquela noite”.",
            "O comandante | deny | houvesse tiros",
            "O comandante | assert | Ninguém disparou naquela noite",
        ),
    ],
    "retractions, refusals, doubts": [
        ("A testemunha voltou atrás.", "A testemunha | retract | –"),
        ("O denunciante retirou as acusações.", "O denunciante | retract | –"),
        ("O deputado retratou-se na terça-feira.", "O deputado | retract | –"),
        ("O Governo recusou comentar.", "O Governo | no-comment | –"),
        ("A empresa não quis prestar declarações.", "A empresa | no-comment | –"),
        ("O ministério não respondeu às perguntas do jornal.", "O ministério | no-comment | –"),
        ("O porta-voz recusou-se a comentar a notícia.", "O porta-voz | no-comment | –"),
        ("A defesa do deputado não se manifestou.", "A defesa do deputado | no-comment | –"),
        ("A reportagem não conseguiu contato com a construtora.", "a construtora | no-comment | –"),
        ("O Exército não confirma nem desmente.", "O Exército | no-comment | –"),
        ("“Não vamos comentar rumores”, disse o clube.", "o clube | no-comment | –"),
        (
            "Os especialistas duvidam que a barragem aguente.",
            "Os especialistas | question | a barragem aguente",
        ),
    ],
    "hedges and nobody in particular": [
        (
            "Segundo a imprensa local, o autarca terá recebido dinheiro três vezes.",
            "a imprensa local | hedged assert | o autarca terá recebido dinheiro três vezes",
        ),
        (
            "De acordo com a denúncia, o prefeito teria recebido propina.",
            "a denúncia | hedged assert | o prefeito teria recebido propina",
        ),
        ("Diz-se que o banco está à venda.", "– | hedged assert | o banco está à venda"),
        (
            "O autarca disse que a ponte seria demolida em maio.",
            "O autarca | assert | a ponte seria demolida em maio",
        ),
        ("Circulam rumores de que a fábrica fecha.", "– | hedged assert | a fábrica fecha"),
    ],
    "nested": [
        (
            "O Farol noticiou que um alto funcionário tinha dito que o pacto estava morto.",
            "O Farol > um alto funcionário | assert | o pacto estava morto",
        ),
        (
            "“Não sabíamos de nada”, garantiu Marta Gil, que acrescentou que a caixa estava aberta.",
            "Marta Gil | assert | Não sabíamos de nada",
            "Marta Gil | assert | a caixa estava aberta",
        ),
        (
            "Rosas negou que houvesse um terceiro país, como noticiou O Farol.",
            "Rosas | deny | houvesse um terceiro país",
            "O Farol | assert | houvesse um terceiro país",
        ),
        (
            "O autarca, Luís Prado, que na segunda-feira visitou a obra, negou que haja atrasos.",
            "Luís Prado | deny | haja atrasos",
        ),
        (
            "O relatório da junta, a que o Farol teve acesso, indica que o dique cedeu.",
            "O relatório da junta | assert | o dique cedeu",
        ),
    ],
    "nothing to attribute": [
        ("A denúncia contra a empresa está no tribunal.",),
        ("O ministro não disse que a ponte ia fechar.",),
        ("A nota da empresa foi publicada na segunda-feira.",),
        ("O autarca inaugurou a obra que custou dois milhões.",),
        ("O segundo suspeito do caso foi preso na terça-feira.",),
        ("Ninguém explicou por que caiu o muro.",),
        ("O alerta para a chuva termina esta noite.",),
        ("A câmara recusou a licença para a obra.",),
        ("O Ministério Público pediu para ser ouvido.",),
    ],
}

HEADLINES = [
    ("Autarca nega ter recebido dinheiro", "Autarca | deny | ter recebido dinheiro"),
    ('Rosas: "Não faltam camas nos hospitais"', "Rosas | assert | Não faltam camas nos hospitais"),
    ('"Não vendemos nada", diz Inês Corvo', "Inês Corvo | assert | Não vendemos nada"),
    ("Exército desmente ataque", "Exército | deny | ataque"),
    ("Ponte era insegura, segundo relatório da junta", "junta | assert | Ponte era insegura"),
    ("Partido rejeita acusações", "Partido | deny | –"),
    ("Segundo suspeito do ataque é preso no Porto",),
]

#: Several sentences in a row: whom a missing subject or a lone quotation belongs to.
PASSAGES = [
    (
        ["A autarca Ana Ruas falou na segunda-feira.", "Negou ter assinado o contrato."],
        ["A autarca Ana Ruas | deny | ter assinado o contrato"],
    ),
    (
        ["Os moradores reuniram-se com o autarca.", "Garantem que a água sai turva."],
        ["Os moradores | assert | a água sai turva"],
    ),
    (
        ["A ponte é segura, disse Marta Gil.", "“Fizemos a revisão em maio”, acrescentou."],
        ["Marta Gil | assert | A ponte é segura", "Marta Gil | assert | Fizemos a revisão em maio"],
    ),
]

#: What the models read: the content made to stand alone.
PROPOSITIONS = [
    ("O autarca negou ter vendido a quinta.", "O autarca tinha vendido a quinta"),
    ("Os moradores negam ter sido avisados.", "Os moradores tinham sido avisados"),
    ("Ana Ruas garantiu que não conhecia o construtor.", "Ana Ruas não conhecia o construtor"),
    ("A polícia informou que morreram três pessoas.", "morreram três pessoas"),
    ("O ministro disse que não há provas.", "não há provas"),
    ("“Não vendemos nada”, disse o autarca.", "o autarca : Não vendemos nada"),
    ("O ministro negou qualquer envolvimento.", "O ministro : envolvimento"),
]

ARTICLE = """\
Câmara nega ter pago duas vezes o dique

Aveiro, 12 mar (Lusa) – A Câmara de Aveiro desmentiu hoje ter pago duas vezes as obras do dique e \
classificou como “totalmente falsas” as notícias do jornal A Voz.

“Não foi pago um euro a mais”, disse a vereadora Carla Lodo em conferência de imprensa. “Temos os papéis”, \
acrescentou.

Segundo A Voz, o dinheiro terá saído do banco no dia 3 de março. A construtora não quis comentar. Um dos \
técnicos contou que o estaleiro foi fechado à pressa. Sobre o pagamento, disse não saber nada.
"""
STATEMENTS = [
    "A Câmara de Aveiro | deny | ter pago duas vezes as obras do dique",
    "a vereadora Carla Lodo | assert | Não foi pago um euro a mais",
    "a vereadora Carla Lodo | assert | Temos os papéis",
    "A Voz | hedged assert | o dinheiro terá saído do banco no dia 3 de março",
    "A construtora | no-comment | –",
    "Um dos técnicos | assert | o estaleiro foi fechado à pressa",
    "Um dos técnicos | assert | não saber nada",
]


@pytest.mark.parametrize(("sentence", "expected"), rows(PORTUGUESE.values()))
def test_a_sentence(sentence, expected):
    check(sentence, expected, "pt")


@pytest.mark.parametrize(("sentence", "expected"), rows([HEADLINES]))
def test_a_headline(sentence, expected):
    check(sentence, expected, "pt", heading=True)


@pytest.mark.parametrize(("sentences", "expected"), PASSAGES)
def test_who_speaks_from_sentence_to_sentence(sentences, expected):
    assert [shown(s) for s in read(sentences, "pt") if s.source] == expected


@pytest.mark.parametrize(("sentence", "expected"), PROPOSITIONS)
def test_what_the_models_read(sentence, expected):
    assert [s.proposition for s in read([sentence], "pt")] == [expected]


def test_an_article():
    found = [shown(s) for s in read_article(ARTICLE, "pt") if s.source and not s.heading]
    assert [statement for statement in found if statement not in STATEMENTS] == [
        "A Câmara de Aveiro | deny | –"
    ]
    assert [statement for statement in STATEMENTS if statement not in found] == []
