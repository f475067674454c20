"""Invented interviews: the same kind of talk in six languages, to be set in any print.

Players, clubs and papers are made up. Each talk has statements as questions, an answer of one word, answers of two
paragraphs, asides, and an answer that asks back.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Talk:
    """`exchanges` are questions with the paragraphs of their answers; `called` is how a question calls the guest."""

    language: str
    headline: str
    lead: str
    intro: str
    guest: str
    paper: str
    exchanges: tuple[tuple[str, tuple[str, ...]], ...]
    asker: str
    credit: str
    teaser: str
    bio: str


ENGLISH = Talk(
    "en",
    "Joss Varrenby: “I learned to wait on the car deck”",
    "The Saltmere keeper on cold mornings, quick feet and the derby.",
    "It has just stopped raining over the harbour when we sit down with Joss Varrenby in the empty main stand. The"
    " keeper of Saltmere Town has brought two cups of tea and a bag of balls.",
    "Joss Varrenby",
    "HARBOUR POST",
    (
        (
            "Joss, you grew up on a ferry. What does a keeper learn on a ship?",
            ("Patience, first of all. My father was the boatswain, and I stood in his way for eleven years. (laughs)",),
        ),
        (
            "And when the sea was rough?",
            (
                "Then the floor joined in. I learned to keep my feet small and my weight low, and nobody had to tell me.",
                "To this day I cannot stand still on a flat pitch. My coach calls it dancing, I call it being ready.",
            ),
        ),
        (
            "That save against Thornby came after a very long afternoon.",
            (
                "I had seen nothing but rain for eighty minutes. When the ball came I was glad to have something to do,"
                " and I think that you could see that in my face.",
            ),
        ),
        ("Did you know it was going in?", ("No.",)),
        (
            "You have turned down bigger clubs twice. Why do you stay?",
            (
                "Because I can walk home from here. Would you leave a place where the baker asks about your knee? I have"
                " been away once, for a year, and I counted the days until they let me go.",
            ),
        ),
        (
            "Tell us about your first season in goal.",
            (
                "We lost the first nine matches, and I let in thirty goals. I wanted to go back to the ferry, but our"
                " captain [Holm] came to my door every morning and took me along.",
                "In the tenth match I kept a clean sheet. We sang all the way home, and my mother heard us coming.",
            ),
        ),
        (
            "What will you do when it is over?",
            ("I will sleep until eight. After that I would like to teach children how to fall without hurting.",),
        ),
    ),
    "Ana Wickbourne",
    "Interview: Ana Wickbourne",
    "Keeper stays at the harbour until 2031",
    "Joss Varrenby, 27, has played 112 matches for Saltmere Town since 2019.",
)

GERMAN = Talk(
    "de",
    "Wiebke Tornhagen: „Ein Tor muss man hören können“",
    "Die Kapitänin des SV Falkenrode über Orgelpfeifen, Geduld und den Sonntag.",
    "Wiebke Tornhagen kommt mit dem Fahrrad zum Trainingsplatz, und auf dem Gepäckträger klemmt eine Pfeife aus Zinn."
    " Die Kapitänin des SV Falkenrode baut unter der Woche Orgeln.",
    "Wiebke Tornhagen",
    "ABENDBOTE",
    (
        (
            "Frau Tornhagen, was hat der Fußball mit Ihrer Werkstatt zu tun?",
            (
                "Mehr, als man denkt. Ich höre sofort, wenn eine Reihe verstimmt ist, und das gilt für Pfeifen genauso"
                " wie für eine Viererkette. (lacht)",
            ),
        ),
        (
            "Und was machen Sie dann?",
            (
                "Dann gehe ich hin und drehe ein wenig. Meistens reicht ein Wort, manchmal braucht es zwei, und ich"
                " werde dabei nie laut.",
                "Mein Meister hat mir beigebracht, dass man erst zuhört und dann das Werkzeug holt. So halte ich es"
                " auf dem Platz auch.",
            ),
        ),
        (
            "Im Herbst lagen Sie mit einem Kreuzbandriss zu Hause.",
            (
                "Das waren die längsten Wochen meines Lebens. Ich habe aus dem Fenster geschaut und die Züge gezählt,"
                " bis mir meine Schwester eine kleine Flöte gebracht hat.",
            ),
        ),
        ("Haben Sie ans Aufhören gedacht?", ("Nie.",)),
        (
            "Barlheim ist Tabellenführer. Warum sollte Falkenrode dort gewinnen?",
            (
                "Weil wir im Hinspiel schon gezeigt haben, dass wir sie ärgern können. Wer sagt denn, dass der Erste"
                " immer gewinnt? Ich fahre jedenfalls nicht hin, um den Rasen zu loben.",
            ),
        ),
        (
            "Erzählen Sie uns von Ihrem ersten Spiel.",
            (
                "Ich war sechzehn und hatte zwei verschiedene Schuhe an. Unsere Trainerin [Krolow] hat nur gelacht und"
                " mich nach vorn geschickt.",
                "Nach zehn Minuten habe ich das Tor getroffen, allerdings das eigene. Danach konnte mich nichts mehr"
                " erschrecken.",
            ),
        ),
        (
            "Was spielen Sie, wenn der Aufstieg gelingt?",
            ("Gar nichts. Wir holen alle zusammen einmal tief Luft, und ich glaube, das genügt mir.",),
        ),
    ),
    "Moritz Ellerbrock",
    "Das Gespräch führte Moritz Ellerbrock.",
    "Krolow bleibt: Falkenrode plant mit seiner Trainerin bis 2028",
    "Wiebke Tornhagen, 29, bestritt für den SV Falkenrode 164 Ligaspiele.",
)

FRENCH = Talk(
    "fr",
    "Naïm Ferraudi : « Je préfère le vent de face »",
    "L’ailier de l’Étoile de Brévanne raconte ses années de boulangerie et son retour.",
    "Il arrive en avance, les cheveux encore mouillés, et s’assoit au fond du café de la gare. Naïm Ferraudi, ailier de"
    " l’Étoile de Brévanne, a passé la matinée à pétrir du pain avec son oncle.",
    "Naïm Ferraudi",
    "La Gazette",
    (
        (
            "Vous vous levez toujours à quatre heures ?",
            ("Oui, même le jour du match. Mon oncle dit que je cours mieux quand j’ai les mains chaudes. (rires)",),
        ),
        (
            "Qu’avez-vous appris au fournil ?",
            (
                "J’ai appris à attendre. On ne tire pas sur une pâte, sinon elle se déchire, et avec les défenseurs"
                " c’est la même chose.",
                "Mon premier entraîneur voulait que je passe tout de suite. Moi, je préfère laisser venir et partir"
                " quand ça sent bon.",
            ),
        ),
        (
            "Votre retour à Brévanne a surpris tout le monde.",
            (
                "Moi le premier. J’avais signé ailleurs, j’avais même choisi un appartement, et puis ma grand-mère m’a"
                " demandé qui allait porter ses courses.",
            ),
        ),
        ("Vous regrettez ?", ("Jamais.",)),
        (
            "Que répondez-vous à ceux qui vous trouvent trop tendre ?",
            (
                "Qu’ils viennent à l’entraînement un matin de janvier. Est-ce que je dois crier pour être entendu ? Je"
                " parle avec mes pieds, et je crois que mes coéquipiers me comprennent.",
            ),
        ),
        (
            "Racontez-nous ce but contre Saint-Orval.",
            (
                "Il y avait un vent terrible et personne ne voulait tirer. Notre capitaine [Delorge] m’a donné le ballon"
                " en me disant de faire comme au fournil.",
                "J’ai laissé reposer, j’ai attendu, et j’ai frappé. Je n’ai pas vu le ballon entrer, j’ai entendu ma"
                " mère.",
            ),
        ),
        (
            "Où vous voyez-vous dans dix ans ?",
            ("Derrière un comptoir, avec de la farine jusqu’aux coudes. Et je laisserai la radio allumée le samedi.",),
        ),
    ),
    "Maëlle Tréhorel",
    "Propos recueillis par Maëlle Tréhorel",
    "Brévanne : le stade sera rénové avant l’été",
    "Naïm Ferraudi, 24 ans, a marqué onze buts cette saison.",
)

SPANISH = Talk(
    "es",
    "Lucía Berzal: “El miedo se entrena como el remate”",
    "La delantera del Atlético Miravalle repasa su camino desde el taller de su abuelo.",
    "Lucía Berzal llega con las manos manchadas de grasa y pide un café muy corto. La delantera del Atlético Miravalle"
    " pasa las mañanas en el taller de su abuelo, entre motores viejos.",
    "Lucía Berzal",
    "El Faro",
    (
        (
            "¿Qué le enseñó el taller de su abuelo?",
            (
                "Que todo suena antes de romperse. Yo escucho el partido igual que escucho un motor, y casi nunca me"
                " equivoco. (Risas)",
            ),
        ),
        (
            "¿Y cuándo supo que quería jugar?",
            (
                "Creo que a los seis años, cuando mi hermano me puso de portera porque no había nadie más. Me aburría"
                " tanto que salí corriendo con la pelota.",
                "Marqué en la otra portería y ya no me dejaron volver a la mía. Desde entonces no he parado.",
            ),
        ),
        (
            "Aquel penalti contra Robledal la dejó muy tocada.",
            (
                "Estuve una semana sin dormir. Mi abuelo me llevó al taller, me dio una llave inglesa y no me dijo nada,"
                " y eso fue lo que más me ayudó.",
            ),
        ),
        ("¿Volvería a tirarlo?", ("Siempre.",)),
        (
            "Usted ha rechazado dos ofertas de fuera. ¿Por qué se queda?",
            (
                "Porque aquí me conocen por mi nombre. ¿Quién me va a arreglar la bicicleta en otra ciudad? Yo estuve"
                " fuera un año y volví con la maleta sin abrir.",
            ),
        ),
        (
            "Háblenos de su primera temporada.",
            (
                "Perdimos los nueve primeros partidos y yo quería dejarlo. Nuestra capitana [Olmedo] me esperaba cada"
                " mañana en la puerta de casa.",
                "En el décimo ganamos con un gol mío en el último minuto. Mi madre todavía guarda la entrada.",
            ),
        ),
        (
            "¿Qué hará cuando se acabe el fútbol?",
            ("Abriré el taller a las ocho, como siempre. Y los sábados iré a la grada con mi radio.",),
        ),
    ),
    "Irene Valdoso",
    "Entrevista: Irene Valdoso",
    "Miravalle renueva a su entrenador hasta 2029",
    "Lucía Berzal, de 26 años, ha marcado 41 goles con el Atlético Miravalle.",
)

PORTUGUESE = Talk(
    "pt",
    "Duarte Vilarinho: “Aprendi a esperar no cais”",
    "O guarda-redes do Atlântico da Foz fala de redes, de marés e do jogo de domingo.",
    "Duarte Vilarinho chega ao café com o cabelo ainda molhado e um saco de peixe para a dona da casa. O guarda-redes"
    " do Atlântico da Foz continua a ir ao mar com o pai todas as semanas.",
    "Duarte Vilarinho",
    "Jornal do Cais",
    (
        (
            "O que é que um guarda-redes aprende no mar?",
            (
                "Aprende a esperar. O meu pai diz que eu falo pouco porque ouço as ondas, e eu acho que ele tem razão."
                " (risos)",
            ),
        ),
        (
            "E quando o mar está bravo?",
            (
                "Quando o mar está bravo, eu fico em terra e treino as mãos. Tenho uma rede velha em casa e remendo-a"
                " para não perder o jeito.",
                "Foi assim que o meu treinador me descobriu. Eu estava sentado no cais e apanhei uma bola que vinha para"
                " a água.",
            ),
        ),
        (
            "Aquela defesa contra o Pedralva correu o país.",
            (
                "Eu só vi a bola no fim, porque tinha o sol nos olhos. Quando a senti nas luvas, pensei na minha mãe e"
                " agarrei-a com força.",
            ),
        ),
        ("Teve medo?", ("Nunca.",)),
        (
            "Você recusou sair duas vezes. Por que razão fica?",
            (
                "Porque daqui vou a pé para casa. Quem é que me guarda o peixe noutra cidade? Eu já estive fora um ano"
                " e contei os dias até voltar.",
            ),
        ),
        (
            "Conte-nos como foi a sua primeira época.",
            (
                "Perdemos os nove primeiros jogos e eu quis desistir. O nosso capitão [Sardinha] vinha buscar-me todas as"
                " manhãs, mesmo com chuva.",
                "No décimo jogo não sofri golos. Cantámos o caminho todo e a minha avó ouviu-nos chegar.",
            ),
        ),
        (
            "O que vai fazer quando acabar?",
            ("Vou dormir até às oito. Depois quero ensinar as crianças da minha rua a cair sem se magoarem.",),
        ),
    ),
    "Teresa Caldeirão",
    "Entrevista: Teresa Caldeirão",
    "Foz: bancada nova pronta no verão",
    "Duarte Vilarinho, 28 anos, fez 112 jogos pelo Atlântico da Foz.",
)

ARABIC = Talk(
    "ar",
    "سامر البرهومي: تعلمت الصبر في ورشة أبي",
    "حارس مرمى نادي الساحل يتحدث عن البحر والعائلة ومباراة الأحد.",
    "وصل سامر البرهومي إلى المقهى قبل الموعد بنصف ساعة وفي يده كيس من السمك لصاحب المكان. ما زال حارس نادي الساحل يخرج"
    " إلى البحر مع والده كل أسبوع.",
    "سامر البرهومي",
    "المنارة",
    (
        (
            "ماذا يتعلم حارس المرمى من البحر؟",
            ("يتعلم الصبر أولا. أبي يقول إنني قليل الكلام لأنني أسمع الموج، وأعتقد أنه على حق. (يضحك)",),
        ),
        (
            "وماذا تفعل عندما يهيج البحر؟",
            (
                "أبقى في البيت وأدرب يدي على الشباك القديمة. لدي شبكة من أيام جدي أصلحها كل شتاء حتى لا أنسى.",
                "هكذا عرفني مدربي الأول. كنت جالسا على الرصيف وأمسكت كرة كادت تسقط في الماء.",
            ),
        ),
        (
            "تلك الكرة التي أنقذتها أمام الصخرة شاهدها الجميع.",
            ("لم أرها إلا في اللحظة الأخيرة لأن الشمس كانت في عيني. عندما لمست القفاز تذكرت أمي وأمسكت بها بقوة.",),
        ),
        ("هل شعرت بالخوف؟", ("أبدا.",)),
        (
            "رفضت الرحيل مرتين، لماذا تبقى هنا؟",
            ("لأنني أعود إلى بيتي مشيا. من يسأل عن ركبتي في مدينة أخرى؟ كنت بعيدا سنة كاملة وعددت الأيام حتى رجعت.",),
        ),
        (
            "حدثنا عن موسمك الأول مع الفريق.",
            (
                "خسرنا تسع مباريات متتالية وأردت أن أترك الكرة. كان قائدنا [الحموي] يطرق بابي كل صباح حتى في المطر.",
                "في المباراة العاشرة لم تدخل مرماي أي كرة. غنينا طوال الطريق وسمعتنا جدتي قبل أن نصل.",
            ),
        ),
        (
            "ماذا ستفعل بعد الاعتزال؟",
            ("سأنام حتى الثامنة. بعد ذلك أريد أن أعلم أطفال شارعنا كيف يسقطون دون أن يتألموا.",),
        ),
    ),
    "ليلى الشهابي",
    "حوار: ليلى الشهابي",
    "نادي الساحل يجدد عقد مدربه حتى 2029",
    "سامر البرهومي، 28 عاما، لعب 112 مباراة مع نادي الساحل.",
)

TALKS = (ARABIC, ENGLISH, FRENCH, GERMAN, PORTUGUESE, SPANISH)
