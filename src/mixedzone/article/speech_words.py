"""The words by which print tells who speaks: verbs of speech, pronouns, sources, roles; by language, as tables.

A language here is its ISO 639-1 code. `words_of` puts the tables of one language together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache


def word_set(words: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(words.split())


VERBS: Mapping[str, str] = {
    "en": """
        said say says saying told tell tells telling add adds added adding explain explains explained explaining
        claim claims claimed claiming state states stated stating write writes wrote writing warn warns warned
        warning insist insists insisted admit admits admitted announce announced announces argue argues argued ask
        asks asked note notes noted noting recall recalls recalled reply replies replied respond responds responded
        continue continues continued conclude concludes concluded confirm confirms confirmed comment comments
        commented declare declares declared declaring describe describes described joke jokes joked reveal reveals
        revealed remark remarked stress stresses stressed suggest suggests suggested tweet tweeted post posted quip
        quipped urge urges urged vow vowed allege alleges alleged accuse accuses accused accusing criticise
        criticised criticize criticized call calls called calling agree agreed advise advises advised shout shouted
        recommend recommends recommended laugh laughed predict predicted emphasise emphasised emphasize emphasized
        point points pointed think thinks believe believes believed reflect reflected promise promised deny denied
        denies reiterate reiterated acknowledge acknowledged boast boasted cry cried exclaim exclaimed lament
        lamented complain complained mention mentioned observe observed report reported sum summed caution cautioned
        opine opined read reads concede conceded demand demanded repeat repeated tease teased testify testified
        whisper whispered yell yelled question questioned maintain maintained assert asserted speak spoke praise
        praised thank thanked
        shares shared sharing emphasises emphasizes emphasising emphasizing asserts asserting details detailed
        summarises summarised summarizes summarized muses mused recounts recounted began begins clarified clarifies
        clarifying narrates narrated opines outlined outlines elaborated elaborates echoed echoes countered counters
        retorted retorts gushed gushes joking stressing arguing admitting recalling concluding insisting suggesting
        reminded reminds reminding blasted fumed fumes ranted raged pleaded pleads begged begs assured assures
        affirmed affirms hinted hints indicated indicates contended contends reasoned reasons rued beamed beams smiled
        grinned sighed sighs chuckled chuckles snapped snaps speculated marvelled marveled applauded lauded bemoaned
        thundered enthused enthuses revealing confessed confesses confides confided disclosed proclaimed proclaims
        pledged exclaims cautions laments observes remarks sums reflecting urging promising vowing tweets posts quips
        laughs shouts cries yells whispers demands repeats teases testifies praises thanks concurred concurs hailed
        shrugged shrugs scoffed scoffs""",
    "de": """
        " sagt sagte sagten sagen gesagt erklärt erklärte erklärten erklären meint meinte meinten betont betonte
        betonten berichtet berichtete berichteten erzählt erzählte erzählten schreibt schrieb schrieben geschrieben
        äußert äußerte äußerten lästerte lästert schimpft schimpfte protestiert protestierte fügt fügte ergänzt
        ergänzte ergänzten antwortet antwortete fragt fragte fragten warnt warnte warnten fordert forderte forderten
        kritisiert kritisierte kritisierten lobt lobte lobten verspricht versprach versicherte versichert behauptet
        behauptete bestätigt bestätigte bestätigten teilt teilte teilten mitgeteilt mitteilte kommentiert
        kommentierte bemerkte bemerkt notierte notiert prognostizierte prognostiziert befand befindet gesteht
        gestand gab gibt zugab räumt räumte einräumte spricht sprach sprechen verriet verrät witzelte scherzte
        scherzt schmunzelte schmunzelt lachte lacht resümierte resümiert bilanzierte bilanziert konstatierte
        konstatiert twitterte postete zitiert zitierte heißt hieß lautet lautete findet fand glaubt glaubte rät riet
        empfiehlt empfahl nennt nannte bezeichnet bezeichnete verkündet verkündete kündigt kündigte stellte führte
        führt erwidert erwiderte entgegnet entgegnete unterstreicht unterstrich hebt hob argumentiert argumentierte
        analysierte analysiert klagt klagte jubelt jubelte freut freute rief ruft spöttelt spöttelte flüsterte
        appelliert appellierte mahnt mahnte wetterte wettert urteilt urteilte beschreibt beschrieb erinnert
        erinnerte merkt merkte lässt ließ wissen plauderte verweist verwies weist wies sorgt schildert schilderte
        zeigt bedankt wünscht bekräftigt bekräftigte vermutet vermutete schwärmt schwärmte stellt regt widerspricht
        widersprach pflichtet pflichtete kontert konterte staunt staunte ärgert ärgerte stützt wirft warf schließt
        schloss geht informiert informierte hält hielt bezweifelt bezweifelte bestreitet bestritt beteuert beteuerte
        gratuliert gratulierte frotzelte raunte ätzte feixte giftete dankte seufzt seufzte murmelt murmelte brüllte
        räsonierte erläutert erläuterte präzisierte präzisiert legte legt drohte droht attestierte attestiert
        bescheinigte bescheinigt nannten signalisierte signalisiert folgerte folgert zweifelt zweifelte
        bedauert bedauerte bemängelt bemängelte moniert monierte rügt rügte wirbt warb plädiert plädierte hofft hoffte
        verteidigt verteidigte beklagt beklagte fasst fasste überzeugt berichtigt präsentierte verrieten raten
        empfehlen hoffen glauben schreiben beteuern schilderten vermuten resümieren ermahnt ermahnte stöhnt stöhnte
        grinst grinste strahlt strahlte prophezeit prophezeite tadelt tadelte räsoniert sinniert sinnierte ergänzen
        antworten antworteten entgegneten
""",
    "fr": """
        " répète répété souffle soufflé enchaîne complète dit disait dire disent déclare déclaré déclarait
        déclarent déclarer affirme affirmé affirmait affirment affirmant explique expliqué expliquait expliquent
        ajoute ajouté ajoutait ajoutent assure assuré assurait assurant estime estimé estimait estimant précise
        précisé précisait précisant souligne souligné soulignait soulignant indique indiqué indiquait indiquant
        confie confié confiait raconte raconté racontait juge jugé jugeait jugeant argumente argumenté rappelle
        rappelé rappelait rapporte rapporté poursuit poursuivi poursuivait conclut conclu lance lancé lançait
        répond répondu répondait reconnaît reconnu reconnaissait admet admis avoue avoué écrit écrivait insiste
        insisté insistait annonce annoncé promet promis prévient prévenu regrette regretté résume résumé remarque
        remarqué note noté notait martèle martelé dénonce dénoncé soutient soutenu glisse glissé sourit interroge
        interrogé demande demandé considère considéré constate constaté constatait témoigne témoigné salue salué
        commente commenté averti avertit avertissait évoque évoqué reprend repris réagit réagi plaide plaidé
        détaille détaillé balaie balayé tonne tacle ironise s'exclame s'interroge livre mentionne relève relevé
        ordonné critique critiqué appelé appelle parle parlé parlait peste fustige valoir
        confirme confirmé révèle révélé alerte alerté analyse analysé décrit plaisante plaisanté rit s'amuse s’amuse
        s'agace s’agace s'indigne s’indigne s'inquiète s’inquiète s'insurge s’insurge s'étonne s’étonne s'emporte
        s’emporte s’exclame s’interroge souvient réjouit félicite félicité nuance nuancé réplique répliqué rétorque
        rétorqué riposte clame clamé jure juré avance avancé espère espéré pense croit conteste contesté défend
        défendu dévoile dévoilé développe renchérit tranche tranché relativise tempère abonde signale signalé exhorte
        décrypte expose exposé assène scande scandé chuchote murmure hurle hurlé crie crié s'écrie s’écrie lâche lâché
        soulignent estiment assurent précisent rappellent indiquent insistent racontent savoir martelait concluait
        ajouter conclure préciser expliquer poursuivre souligner rappeler lancer renchérir résumer confier répondre
        déplore déploré""",
    "es": """
        dijo dice decía dicho dicen dijeron diciendo afirmó afirma afirmaba afirmado afirmando explicó explica
        explicaba explicado añadió añade añadía añadido agregó agrega aseguró asegura aseguraba asegurado aseguraron
        señaló señala señalaba señalado indicó indica indicaba indicado declaró declara declarado manifestó
        manifiesta apuntó apunta apuntaba apuntado comentó comenta comentado contó cuenta contaba contado destacó
        destaca destacaba destacado subrayó subraya subrayado recordó recuerda recordaba advirtió advierte advertido
        confesó confiesa reconoció reconoce reconocido admitió admite insistió insiste insistido concluyó concluye
        sentenció respondió responde contestó preguntó pregunta preguntaba escribió escribe escrito reiteró reitera
        denunció denuncia lamentó lamenta sostuvo sostiene consideró considera opinó opina relató relata aclaró
        aclara informó informa informado anunció anuncia recalcó recalca recalcado reafirmó criticó critica calificó
        califica describió describe celebró celebra pidió pide exigió argumentó bromeó resumió recoge recogió matizó
        zanjó defendió defiende habla habló detalló precisó puntualizó prosiguió expresó expuso rechazó resume
        resumió resumido definido definió descrito pedido denunciado reiterado relatado detallado lamentado exigido
        calificado confirmado valorado cree confirmó dejó instó insta
        apostilló apostilla remarcó remarca remarcado aseveró asevera alertó alerta alegó alega valoró valora
        reflexionó reflexiona rememoró evocó puntualiza rebatió replicó replica espetó soltó contaron explicaron
        señalaron indicaron destacaron manifestaron declararon afirmaron aseguran explican señalan indican afirman
        cuentan destacan advierten insisten recuerdan sostienen precisa confirma ratificó ratifica felicitó agradeció
        agradece prometió promete garantizó garantiza vaticinó auguró ironizó ironiza exclamó exclama gritó grita
        susurró tuiteó clamó reclamó reclama abundó ahondó incidió incide continuó continúa prosigue finalizó finaliza
        culminó remató apuntilló resaltó resalta enfatizó enfatiza planteó expone narró narra detalla confió piensa
        pensó opinaba denunciaba lamentaba criticaba respondía bromea sentencia sonríe rectificó recomendó recomienda
        sugirió sugiere acusó acusa reprochó reprocha cuestionó cuestiona desveló desvela reveló revela
        tachó tacha tildó tilda queja quejó felicita aplaudió aplaude deslizó avisó avisa respondieron""",
    "it": """
        ha_detto detto dice diceva disse dicono afferma affermato affermava spiega spiegato spiegava aggiunge
        aggiunto aggiungeva dichiara dichiarato dichiarava racconta raccontato raccontava sottolinea sottolineato
        sottolineava ricorda ricordato conferma confermato ammette ammesso conclude concluso commenta commentato
        osserva osservato precisa precisato assicura assicurato risponde risposto chiede chiesto scrive scritto
        scriveva sostiene sostenuto annuncia annunciato avverte avvertito rivela rivelato prosegue continua replica
        replicato ribadisce ribadito insiste ritiene riferito riferisce confessa confessato scherza attacca
        attaccato denuncia denunciato definito definisce definendo parla parlato evidenzia evidenziato esulta
        rivendica ringrazia dichiarando
        dichiarano affermano spiegano aggiungono sapere rimarca rimarcato rassicura rassicurato incalza tuona chiosa
        chiosato chiarisce chiarito puntualizza esclama esclamato confida confidato svela svelato rilancia ammonisce
        auspica ipotizza riflette ricordava ripete ripetuto insistito promette promesso garantisce garantito accusa
        accusato lamenta lamentato critica criticato elogia elogiato esorta riassume sintetizza dicevano sottolineano
        esordito esordisce continuato proseguito ironizza scrivono denunciano pensa crede ammetteva ribadiva sosteneva
        ribadiscono raccontano confermano ritengono sostengono commentano ringraziato precisava scherzato sorride
        sfoga sfogato""",
    "pt": """
        disse diz dizia dito dizem disseram afirmou afirma afirmava afirmado explicou explica explicava acrescentou
        acrescenta declarou declara garantiu garante sublinhou sublinha salientou salienta referiu refere revelou
        revela contou conta contava comentou comenta destacou destaca lembrou lembra recordou recorda admitiu admite
        confessou confessa respondeu responde perguntou pergunta escreveu escreve insistiu insiste concluiu conclui
        reconheceu reconhece alertou alerta avisou anunciou anuncia frisou frisa apontou aponta assegurou assegura
        defendeu defende criticou critica reforçou reforça completou analisou brincou ressaltou relatou informou
        prometeu lamentou considerou considera adiantou atirou ironizou rematou vincou notou falou pediu chamou
        descreveu
        afirmaram declararam explicaram contaram relataram destacaram ressalta pontuou pontua enfatizou enfatiza
        sustentou sustenta argumentou argumenta avaliou avalia opinou opina acredita acreditou esclareceu esclarece
        detalhou detalha alegou alega comemorou comemora celebrou celebra desabafou desabafa brinca elogiou elogia
        agradeceu agradece orientou orienta pede exigiu cobrou cobra desejou confirmou confirma negou nega apelou
        apela rebateu rebate retrucou emendou acusou acusa descreve lamenta citou completa finalizou finaliza
        prosseguiu continuou indicou indica assinalou assinala observou observa enalteceu promete explicitou atira
        vaticinou realçou realça manifestou assumiu assume confidenciou exclamou gritou murmurou sussurrou explicam
        afirmam contam relatam dizendo acrescentaram sugeriu sugere aconselhou recomenda recomendou ironiza reagiu
        reage analisa resumiu resume relata informa questionou questiona
        ponderou pondera desabafaram""",
    "nl": """
        zei zegt zeggen zeiden gezegd vertelt vertelde vertelden verteld verklaart verklaarde verklaarden voegt
        voegde legt legde uitlegt aldus meent meende vindt vond benadrukt benadrukte schrijft schreef schreven
        antwoordt antwoordde vraagt vroeg waarschuwt waarschuwde stelt stelde bevestigt bevestigde erkent erkende
        geeft gaf laat liet weten reageert reageerde roept riep lacht lachte concludeert concludeerde meldt meldde
        merkt merkte verzucht verzuchtte denkt dacht hoopt gelooft noemt noemde besluit besloot herhaalt herhaalde
        klinkt klonk vervolgt vervolgde grapt grapte beweert beweerde belooft beloofde spreekt sprak
        verduidelijkt verduidelijkte oordeelt oordeelde weet wist constateert constateerde betoogt betoogde bekent
        bekende klaagt klaagde juicht prijst prees waarschuwen verdedigt verdedigde adviseert adviseerde kondigt
        kondigde mijmert glimlacht zucht zuchtte vult vulde herinnert herinnerde onthult onthulde bekritiseert dankt
        jubelt jubelde verwacht beschrijft beschreef analyseert analyseerde nuanceert nuanceerde vreest vermoedt licht
        lichtte opperde oppert pleit pleitte hekelt hekelde vonden schrijven twitterde schreeuwt schreeuwde
""",
    "pl": """
        powiedział powiedziała powiedzieli mówi mówił mówiła mówili mówią dodał dodała dodaje dodali stwierdził
        stwierdziła stwierdza podkreślił podkreśliła podkreśla zaznaczył zaznaczyła zaznacza wskazał wskazała
        wskazuje wyjaśnił wyjaśniła wyjaśnia ocenił oceniła ocenia napisał napisała pisze przyznał przyznała
        przyznaje oświadczył oświadczyła oświadcza zapewnił zapewniła zapewnia zapowiedział zapowiedziała zauważył
        zauważyła zauważa odpowiedział odpowiedziała odpowiada zapytał zapytała pyta przekazał przekazała przekonuje
        przekonywał argumentował opowiada opowiadał tłumaczy tłumaczył tłumaczyła komentuje skomentował skomentowała
        relacjonuje ogłosił zakończył zakończyła podsumował podsumowała uważa apelował apeluje ostrzegł ostrzega
        kontynuował wspomina wspominał poinformował poinformowała informuje żartował krzyknął czytamy
        twierdzi twierdził twierdziła przypomina przypomniał przypomniała ostrzegał ostrzegła alarmuje alarmował
        krytykuje krytykował skrytykował zaapelował zaapelowała odparł odparła rzucił rzuciła wykrzyknął westchnął
        westchnęła potwierdził potwierdziła potwierdza zaprzeczył zaprzecza obiecał obiecuje deklaruje zadeklarował
        zadeklarowała oznajmił oznajmiła przewiduje sądzi myśli wierzy pochwalił chwali dziękuje podziękował cieszy
        cieszył kwituje skwitował podsumowuje precyzuje sprecyzował szacuje radzi proponuje uzasadnia uzasadnił
        relacjonował relacjonowała zdradził zdradziła zdradza powtarza powtarzał śmieje żartuje opisuje opisał opisała
        zapewniał ujawnił ujawniła argumentuje przekonywała wyznał wyznała wyznaje pytał pytała wtóruje kontynuuje
        wspominała mówiąc podkreślając dodając podkreślali stwierdzili zauważają mówiono uważał uważała wskazali
        ocenili ogłosiła
""",
    "cs": """
        řekl řekla řekli říká říkal uvedl uvedla uvedli uvádí dodal dodala dodává doplnil doplnila doplňuje
        vysvětlil vysvětlila vysvětluje prohlásil prohlásila prohlašuje tvrdí tvrdil tvrdila napsal napsala píše
        popsal popsala popisuje upozornil upozornila upozorňuje zdůraznil zdůraznila zdůrazňuje připomněl připomněla
        připomíná odpověděl odpověděla odpovídá zeptal zeptala ptá potvrdil potvrdila potvrzuje oznámil oznámila
        sdělil sdělila konstatoval konstatovala uzavřel uzavřela míní myslí soudí hodnotí hodnotil komentoval
        komentovala okomentoval poznamenal poznamenala pochvaloval pochvaluje přiznal přiznala přiznává varoval
        varuje vzkázal slíbil citoval cituje líčí vyprávěl vypráví hovořil hovořila souhlasí reagoval reagovala
        shrnul pravil povzdechl zavzpomínal
        zopakoval zopakovala ujistil ujistila ujišťuje odmítl odmítla odmítá ocenil ocenila oceňuje pochválil
        kritizoval kritizuje reaguje dodávali shrnula shrnuje vysvětloval naznačil naznačila přiblížil přiblížila
        líčila věří doufá slibuje slíbila zdůvodnil zdůvodnila podotkl podotkla podotýká vyzval vyzvala podělil
        prozradil prozradila svěřil svěřila zmínil zmínila usmívá
""",
    "da": """
        " beretter berettede siger sagde sagt fortæller fortalte fortalt forklarer forklarede udtaler udtalte
        skriver skrev tilføjer tilføjede mener mente understreger understregede oplyser oplyste svarer svarede
        spørger spurgte lyder lød fastslår fastslog erkender erkendte erkendt udbryder udbrød fortsætter fortsatte
        slutter sluttede konstaterer indrømmer griner påpeger vurderer advarer lover kalder bekræfter råber
        meddeler uddyber pointerer bemærker husker tænker opfordrer kommenterer forsikrer roser roste jubler jublede
        smiler grinede raser rasede tror troede håber håbede afslører afslørede afslutter afsluttede beskriver beskrev
        kritiserer kritiserede siges udtalte supplerer supplerede anfører anførte oplevede ærgrer skrevet råbte
        indrømmede indskyder konkluderer konkluderede bekræftede påpegede vurderede advarede lovede kaldte hævder
        hævdede tilstår fremhæver fremhævede begrunder peger
        gentager gentog understreget tilføjet vurderet afviser afviste opsummerer opfordrede kommenterede reagerer
        reagerede svaret forklaret udtalt oplyst erindrer takker takkede undrer klager klagede nævner nævnte uddybede
        pointerede bemærkede forudser frygter sukker skriger forsikrede betoner tilstod meddelte meddelt
""",
    "sv": """
        säger sa sade sagt berättar berättade förklarar förklarade skriver skrev skrivit tillägger tillade menar
        menade betonar betonade uppger uppgav svarar svarade frågar frågade lyder konstaterar konstaterade
        fortsätter fortsatte medger medgav utbrister utbrast ropar ropade skanderade skanderar kommenterar
        kommenterade hävdar hävdade avslutar understryker minns tycker tyckte lovar varnar kallar bekräftar skrattar
        tror suckar meddelar vädjar utvecklar påpekar resonerar beskriver står menade anser ansåg jublar jublade
        hoppas hoppades erkänner erkände poängterar poängterade summerar summerade flikar inflikar skojar skämtar ler
        rasar rasade hyllar hyllade berömmer kritiserar kritiserade minner slår understrukit beskrev kallade varnade
        lovade bekräftade skrattade tyckt trodde trott mindes utropade utropar undrar undrade inleder förtydligar
        förtydligade rapporterar fastslår framhåller framhöll tackar tackade
        berättat förklarat upprepar upprepade svarat betonat meddelade meddelat utvecklade påpekade resonerade suckade
        fastslog gläds oroar reagerar reagerade sammanfattar sammanfattade noterar noterade uppmanar uppmanade uttalar
        uttalade beklagar beklagade medgett avslutade frågat funderar nämner viskar skriker intygar intygade inledde
        tipsar tillagt konstaterat kommenterat
""",
    "no": """
        sier sa sagt forteller fortalte forklarer forklarte uttaler uttalte skriver skrev tilføyer mener mente
        understreker understreket opplyser opplyste svarer svarte spør spurte lyder lød fastslår erkjenner innrømmer
        fortsetter fortsatte avslutter konstaterer ler smiler humrer påpeker legger hevder bekrefter deler minnes
        beskriver utbryter roper lover advarer tror håper kaller røper avslører melder jubler jublet roser roste
        innrømmet bekreftet avsluttet fortalt uttalt skrevet svart erkjente fastslo fastslått konkluderer konkluderte
        oppsummerer oppsummerte kommenterer kommenterte vurderer vurderte raser raste kritiserer kritiserte presiserer
        presiserte spøker spøkte sukker tilføyde tilføyer peker synes syntes gliser takker takket beskrev kalte lo
        utdyper utdypet påpekte hevdet minnet advarte lovet
        gjentar gjentok reagerer reagerte avviser avviste nevner nevnte minner skryter skrøt forsikrer forsikret
        oppfordrer oppfordret utbrøt innleder frykter sukket smilte lurer spurt forklart betoner betonet undrer meldte
        varsler varslet
""",
    "tr": """
        dedi diyor diyen diyerek dediler demişti söyledi söylüyor belirtti belirten belirterek ifade kullandı
        kullanıldı açıkladı açıklayan kaydetti aktardı aktaran aktararak vurguladı vurgulayan anlattı anlatan
        konuştu ekledi sordu yanıtladı yazdı bildirdi bildiren değerlendirdi uyardı cevap verdi yer paylaştı duyurdu
        dile getirdi getirerek savundu iddia
        değindi söyleyen vurgulayarak kaydeden kaydederek anlatıyor konuşan getiren açıklayarak ifadelerini ifadesini
        sözlerini ekleyen iletti sürdürdü tamamladı özetledi yorumladı kutladı uyaran yanıt seslendi savunan sürdü
        hatırlattı hatırlatan duyuran paylaşan yazan soran söylerken belirtirken konuşurken vurgularken eklerken
        yakındı yakınan sitem""",
    "ru": """
        сказал сказала сказали говорит говорил говорила говорят заявил заявила заявили заявляет отметил отметила
        отметили отмечает добавил добавила добавляет пояснил пояснила поясняет объяснил объяснила объясняет
        рассказал рассказала рассказывает подчеркнул подчеркнула подчеркивает сообщил сообщила сообщили сообщает
        написал написала пишет ответил ответила отвечает спросил спросила попросил попросила признался призналась
        признал признала уточнил уточнила считает утверждает утверждал продолжил продолжила закончил закончила начал
        начала напомнил напомнила предупредил предупредила указал указала полагает уверен уверена пообещал заключил
        заключила""",
}
"""Verbs of saying, writing and judging, in the forms that papers use; a compound tense is told by its participle."""

PRONOUNS: Mapping[str, str] = {
    "en": "he she",
    "de": "er sie",
    "fr": "il elle",
    "es": "él ella",
    "it": "lui lei egli ella",
    "pt": "ele ela",
    "nl": "hij zij ze",
    "pl": "on ona",
    "cs": "on ona",
    "da": "han hun",
    "sv": "han hon",
    "no": "han hun",
    "ru": "он она",
}
"""What stands for the one who was named before."""

PLURAL = word_set("they wir ils elles ellos ellas loro essi eles elas we oni onlar они")
"""Pronouns of several people: nobody in particular speaks."""

SOURCES: Mapping[str, str] = {
    "en": "according",
    "de": "laut so",
    "fr": "selon d’après d'après dires avis mots",
    "es": "según acuerdo juicio opinión palabras",
    "it": "secondo detta parere giudizio parole commento",
    "pt": "segundo acordo opinião entender",
    "nl": "volgens aldus",
    "pl": "według zdaniem ocenie opinii",
    "cs": "podle dle",
    "da": "ifølge",
    "sv": "enligt",
    "no": "ifølge",
    "tr": "",
    "ru": "согласно словам мнению",
}
"""Words before the name of whoever said it."""

WEAK_SOURCES: Mapping[str, str] = {"fr": "pour", "es": "para", "pt": "para", "it": "per", "en": "for", "de": "für"}
"""The same, where they open a sentence that quotes: "Para Soler, “es la única salida”."."""

LATER_SOURCES = frozenset(("zufolge", "göre"))
"""Words behind the name of whoever said it."""

NOUN_SOURCES = word_set(
    "dires avis mots acuerdo juicio opinión palabras detta parere giudizio parole commento acordo opinião entender"
)
"""Sources that are nouns: they name who speaks only behind a preposition, not in "un acuerdo con Ana Soler"."""

OPINIONS = word_set("angaben ansicht worten auffassung aussage meinung einschätzung")
"""German nouns before the name of whoever said it: "nach Ansicht von Ana Soler"."""

GIVEN_NAMES: Mapping[str, str] = {"sv": "per", "da": "per", "no": "per", "de": "per", "nl": "per"}
"""Small words of other languages that are given names in one."""

INVERTING = word_set("de nl sv da no fr es it pt pl cs ru")
"""Languages whose subject may stand behind the verb even where the sentence opens with something else."""

DROPPING = word_set("es it pt pl cs tr ru")
"""Languages whose verbs need no subject: without one, the one who spoke goes on."""

PLURAL_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "es": ("an", "en", "ron"),
    "it": ("no",),
    "pt": ("am", "em"),
    "pl": ("ją", "li", "ły"),
    "cs": ("li", "ly"),
    "tr": ("ler", "lar"),
    "ru": ("ят", "ют", "ли"),
}
"""What verbs of several people end in: nobody in particular is left out before them."""

ARTICLES: Mapping[str, str] = {
    "en": "the his her their this",
    "de": "der die das dieser diese",
    "fr": "le la les l’ l' ce cette",
    "es": "el la los las este esta",
    "it": "il lo la i gli le l’ l'",
    "pt": "o a os as este esta",
    "nl": "de het deze",
    "sv": "den det",
    "da": "den det",
    "no": "den det",
}
"""Words before a role that was named before."""

INDEFINITE = word_set(
    "a an one another some many ein eine einer eines un une uno una um uma een en ett et einige viele mehrere "
    "manche zahlreiche flere mange några många noen jeden jedna jeden"
)
"""Words before somebody whom the page does not name."""

NO_ARTICLES: Mapping[str, str] = {
    "en": "en et um",
    "de": "a en et um une uma",
    "fr": "a en et",
    "es": "a en et um uma",
    "it": "a en et um",
    "pt": "a en et",
    "nl": "a en et",
    "pl": "a en et",
    "cs": "a en et",
    "sv": "a et",
    "da": "a",
    "no": "a",
}
"""Those of them that are something else in a language."""

SO_CALLED = word_set(
    "so-called dubbed named titled entitled nicknamed called called: known sogenannte sogenannten sogenannter "
    "sogenanntes namens titel mit-dem-titel genannt genannte baptisé baptisée intitulé intitulée surnommé dit "
    "llamado llamada denominado denominada titulado titulada apodado cosiddetto cosiddetta cosiddetti intitolato "
    "soprannominato chamado chamada intitulado zogenaamde zogeheten tzw tzv takzvaný så-kallade såkalte såkaldte "
    "kallad kaldet kalt sözde adlı так-называемый"
)
"""Words right before marks that hold a name or a doubt, not speech."""

WORKS = re.compile(
    r"(?:film|movie|book|novel|album|song|single|series|show|podcast|campaign|magazine|newspaper|documentary|exhibition"
    r"|operation|app|roman|buch|lied|serie|sendung|doku|dokumentation|kampagne|zeitung|magazin|portal|spiel|programm"
    r"|kategorie|wort|begriff|stichwort|motto|livre|chanson|émission|campagne|journal|libro|película|canción|disco"
    r"|revista|romanzo|canzone|rivista|livro|filme|música|boek|książka|kniha|bok|bog)"
)
"""What may be called by a name in quotation marks, right before it."""

_ROLE_STEMS = (
    # any language, at the end of a word: German puts them together
    "politiker trainer coach chef minister ministre ministro präsident president président presidente präsidentin "
    "sprecher sprecherin spokesman spokeswoman spokesperson experte expertin expert experta leiter leiterin "
    "direktor direktorin director directeur directrice directora manager managerin promoter kapitän captain "
    "capitaine capitán autor autorin author auteur arzt ärztin doctor anwalt anwältin lawyer avocat abogado "
    "professor professorin professeur profesor kanzler kanzlerin chancellor bürgermeister bürgermeisterin mayor "
    "maire alcalde alcaldesa kommissar commissioner commissaire vorsitzender vorsitzende vorsitzenden chairman "
    "chairwoman chair chairperson sekretär sekretärin secretary secrétaire secretario secretaria senator "
    "senatorin sénateur senador leader líder führer chief boss head captain keeper torwart torhüter goalkeeper "
    "stürmer striker spieler spielerin player midfielder defender forward verteidiger mittelfeldspieler profi "
    "star winger joueur joueuse jugador jugadora entraîneur entrenador entrenadora delantero defensa portero "
    "gardien attaquant défenseur allenatore tecnico attaccante portiere giocatore difensore treinador avançado "
    "jogador técnico goleiro analyst analystin analyste analista economist ökonom economista économiste forscher "
    "forscherin researcher chercheur chercheuse investigador wissenschaftler wissenschaftlerin scientist "
    "psychologe psychologin psychologist adviser advisor berater beraterin strategist pollster novelist moderator "
    "moderatorin presenter journalist journalistin journaliste periodista reporter redakteur editor producer "
    "organiser organizer founder gründer gründerin cofounder fondateur fundador ceo geschäftsführer "
    "geschäftsführerin verwalter schulleiter schulleiterin teacher lehrer lehrerin principal judge richter "
    "richterin juge juez jueza magistrado prosecutor procureur fiscal minister-president premier officer "
    "inspector polizist detective general colonel kommandeur kommandant commander actor actress schauspieler "
    "schauspielerin acteur actrice actor singer sänger sängerin chanteur rapper artist künstler künstlerin "
    "artiste manageren zeuge witness owner besitzer inhaber inhaberin propriétaire dueño coordinator koordinator "
    "neighbour neighbor nachbar rektor schüler sheriff bundestrainer cheftrainer geschäftsführender referee "
    "schiedsrichter arbitre ambassador botschafter ambassadeur embajador porte-parole portavoz portavoce "
    "porta-voz rzecznik prezydent minister premier trener prezes mluvčí advokát ministr starosta předseda "
    "analytik epidemiolog soudkyně makléřka ekonom trenér statsminister formand talsmand talsperson træner "
    "talesperson tränare forfatter trener ordfører başkanı bakanı sözcüsü valisi muhtarı direktörü президент "
    "министр премьер-министр тренер директор глава представитель principal parliamentarian abgeordneter "
    "abgeordnete abgeordneten deputy député diputado lawmaker councillor councilor congressman congresswoman "
    "governor gouverneur gobernador user nutzer fan mother father mutter vater surgeon nurse dirigeant dirigeante "
    "dirigente syndicaliste instructor jefe chefe vicepresidente kolumnist historiker historian novelist "
    "moderator spezialistin spezialist specialist promotora pensioner student studentin chefin sprecherin "
    "interimscoach kandidat kandidatin przywódca spitzenmann neuzugang routinier linksverteidiger österreicher "
    "bochumer ukrainer brite "
    "bürgermeister bürgermeisterin oberbürgermeister vorgänger nachfolger kollege kollegin présidente entraîneuse "
    "sénatrice députée conseiller conseillère avocate préfet préfète procureure adjointe élu élue milieu latéral "
    "buteur portier sélectionneur sélectionneuse technicien technicienne patron patronne défenseuse gardienne "
    "attaquante capitano capitana sindaco sindaca presidentessa ministra calciatore calciatrice centrocampista "
    "terzino direttore direttrice avvocato avvocata dottoressa professoressa scrittore scrittrice attore attrice "
    "assessore assessora portiera allenatrice capitão presidenta autarca vereador vereadora médico médica diretor "
    "diretora advogado advogada guarda-redes extremo prefeito prefeita deputado deputada atacante zagueiro "
    "volante jogadora treinadora consejero consejera concejal edil regidor regidora técnica guardameta arquero "
    "mediocampista directivo vocero vocera fiscala seleccionador seleccionadora diputada burgemeester aanvoerder "
    "voorzitter woordvoerder woordvoerster staatssecretaris directrice verdediger aanvaller spits doelman "
    "middenvelder bondscoach wethouder hoogleraar onderzoeker schrijver zanger advocaat oud-international "
    "international keepster kapten kaptenen tränare ordförande ordföranden borgmästare borgmästaren talespersonen "
    "talesman statsministern ministern målvakt målvakten anfallare anfallaren backen mittfältare mittfältaren "
    "forskare forskaren författare författaren advokaten åklagare åklagaren läkare läkaren træneren anfører "
    "anføreren formanden borgmester borgmesteren ministeren statsministeren målmand målmanden angriber angriberen "
    "forsvarer forsvareren forsker forskeren forfatteren direktøren direktør treneren kapteinen kaptein leder "
    "lederen ordføreren keeperen spiss spissen midtbanespiller midtbanespilleren politimester politimesteren "
    "trenerka kapitan burmistrz prezeska bramkarz bramkarka napastnik napastniczka obrońca pomocnik rzeczniczka "
    "premierka dyrektor dyrektorka autorka poseł posłanka aktor aktorka selekcjoner szkoleniowiec urzędnik trenér "
    "trenérka kapitán starostka hejtman premiér primátor brankář útočník obránce ředitel ředitelka poslanec "
    "poslankyně prezidentka herec herečka kouč капитан мэр губернатор депутат вратарь нападающий защитник хавбек "
    "huisarts agent ondernemer officier staatsraad statsråd statssekretær statssekreterare professor "
    "læge lægen kommunaldirektør rektor rektorn lærer læreren lektor politiinspektør polischef "
    "riksdagsledamot stortingsrepresentant borgerrådet generalsekretær generalsekreterare ekonom ekonomen samordnare "
    "forbundsleder förbundsordförande försvarsminister utenriksminister udenrigsminister justitsminister "
    "psykolog psykologen historiker historikern åkeriägare butiksägare kommandør konstnär kunstner skådespelare "
    "skuespiller sångare sanger artisten forvalter förvaltare huurder vakbondsleider partijleider minister-president "
    "verpleegkundige econoom psycholoog jurist presentator zangeres schrijfster acteur actrice speelster "
    "форвард режиссер писатель kaptan direktör teknik_adam futbolcu kaleci sözcü "
)
ROLES = frozenset(ending for stem in _ROLE_STEMS.split() for ending in (stem, stem + "in", stem + "n", stem + "en"))
"""Endings of words that say what somebody is."""

SURE_ENDINGS = ("chef", "banker", "boss", "profi", "star", "rådet", "chefen", "sjef", "sjefen", "mästaren", "mester")
"""Shorter or newer endings of such words that no name has."""

SHORTEST_ENDING = 5
"""Letters of such an ending at least; shorter ones stand alone or behind a hyphen: "fan", "CDU-Chef", not "Stefan"."""

BODIES = word_set(
    "ministerio ministère ministero ministério club gobierno gouvernement governo empresa compañía société società "
    "policía police polizia polícia fiscalía ayuntamiento mairie comune câmara comisión commission commissione "
    "fédération federación federazione federação partido parti partito gemeente politie bedrijf universiteit agencia "
    "agence agenzia organización organisation ong asociación association associazione sindicato syndicat sindacato "
    "tribunal tribunale banco banque banca justicia justice familia famille famiglia família universidad université "
    "prefeitura secretaria assessoria departamento departamento clube entidade instituição prefettura questura procura "
    "directiva junta consejería consejo administración direction préfecture diocèse hôpital hospital ospedale azienda "
    "università gente gens pubblico público publique prensa presse stampa imprensa kabinet regering ministerie krant"
)
"""Nouns for bodies: a definite one is nobody who was spoken of."""

GERMAN_BODIES = tuple(
    word_set(
        "verein verband polizei feuerwehr regierung partei ministerium gericht stadt behörde firma unternehmen konzern "
        "gewerkschaft zeitung sender agentur klub club bank kirche familie universität institut stiftung anwaltschaft "
        "leitung verwaltung fraktion kommission redaktion gruppe post liga amt rat direktion initiative union "
        "grünen linke spd cdu csu fdp afd"
    )
)
"""Endings of German nouns for bodies."""

OBJECT_PRONOUNS = word_set(
    "lui elle él ella ele ela hem haar ihm ihr him her ham hende honom henne niego niej něj ní него неё"
)
"""What stands for somebody behind "according to"."""

COMES = word_set(
    "kommt kam kommen kamen comes came vient viennent viene vienen vem veio arriva arrivano kommer komt kom"
)
"""Verbs of what comes from somebody: "Kritik kommt von Ana Soler: …"."""

IMPERSONAL = word_set("es det")
"""Subjects of verbs that nobody does: "heißt es", "lyder det"."""

COMING_FROM = word_set("von vom aus seitens bei beim fra från hos from de del da dal dalla do van")
"""Words between such a verb and the one whom the words come from."""

POSSESSIVE: Mapping[str, frozenset[str]] = {
    "en": word_set("his her"),
    "de": word_set("sein seine"),
    "nl": word_set("zijn haar"),
    "sv": word_set("hans hennes"),
    "da": word_set("hans hendes"),
    "no": word_set("hans hennes"),
    "pl": word_set("jego jej"),
}
"""Words for what belongs to somebody who was named before."""

CLOSING_WORDS = word_set(
    "fazit bilanz antwort urteil kommentar appell forderung credo motto ziel botschaft erklärung einschätzung prognose "
    "verdict answer reply message conclusion advice explanation appeal plea antwoord conclusie oordeel boodschap svar "
    "budskap besked komentarz odpowiedź wniosek"
)
"""Nouns for what somebody says, behind their name or a word for theirs: "Solers Fazit: …", "His verdict: …"."""

LOOKING_BACK = re.compile(
    r"(?:así|con (?:esas|estas) palabras|com (?:essas|estas) palavras|con queste parole|così|assim|ainsi"
    r"|c['’]est ainsi|par ces mots|mit diesen worten|so|das sagt|das sagte|zo|met deze woorden|that was|those were"
    r"|tak|takto|tymi słowami"
    r"|så|med de orden|med disse ord)\b",
    re.IGNORECASE,
)
"""What opens a sentence that says who spoke in the one before."""

SURNAMES = word_set("richter head judge boss star maire lehrer spieler schüler")
"""Roles that are surnames too: at the end of a name they belong to it."""

NOT_ROLES = word_set("konstantin constantin valentin christin kristin quentin corentin florentin")
"""Given names that end like those words."""

FEMALE_ROLES = ("erin", "orin", "istin", "entin", "antin", "eurin", "login", "ikerin", "ärin")
"""Endings of German words for what a woman is: no first name has them."""

AGED = (
    "jährige",
    "jähriger",
    "jährigen",
    "year-old",
    "åringen",
    "årige",
    "ans",
    "años",
    "anni",
    "letni",
    "letý",
    "letá",
)
"""Endings of words for somebody by age: "der 31-Jährige", "the 23-year-old"."""

TITLES = word_set(
    "mr mrs ms miss dr prof professor sir lord lady herr frau m mme mlle monsieur madame don doña señor señora sr "
    "sra signor signora sen rep gov gen lt col sgt capt rev st pan pani dhr mevr hr fru mister judge chief king "
    "queen prince princess king pope papst könig prinz mag ing dipl adv advocate mec pm cllr councillor hon honourable "
    "datuk dato seri sri tun haji encik puan pastor bishop archbishop cardinal imam sheikh sheik rabbi "
    "baroness baron duchess vicar monsignor don dona madre padre frei soeur frère pater fr br mx "
    "dhr. mw mevrouw meneer meester ir drs hanım sayın abi ks bp inż mgr fröken"
)
"""Words before a name that are no part of it."""

FIRST_NAMES = word_set(
    "aaron adam adrian adriana agnes agnieszka ahmed ahmet alan albert alberto alejandra alejandro aleksander "
    "alessandra alessandro alex alexander alexandra alexandre ali alice alicja alina amanda amelia amélie ana "
    "andrea andreas andrei andrew andrzej andré andrés angela angelo anita anja anna anne annette annika antoine "
    "anton antonella antonia antonio antónio ari arnaud arne arthur arturo astrid axel barbara bart bas beata "
    "beatrice beatriz ben benjamin bernard bernd bettina bill birgit björn bo bob brian bruno bülent camille carl "
    "carla carlo carlos carmen carolina caroline catarina caterina catherine cecilia charles charlotte chiara chris "
    "christian christina christine christoph christopher claire clara claudia claudio cristina dan daniel daniela "
    "daniele dariusz dave david denis deniz diana diego dieter dirk dominik dorota duarte ebru eddie edoardo "
    "eduardo edward elena elif elin elisabeth elizabeth ella elsa emil emilia emily emine emma emre enrico eric "
    "erik erika esra esther eva ewa fabian fabio fatih fatma federica federico felipe felix fernanda fernando filip "
    "filippo florian francesca francesco francisco franck franco frank françois frederik fredrik friedrich gabriel "
    "gabriela gabriele georg george gerard gerhard gianluca giorgio giovanna giovanni giulia giuseppe gonzalo grace "
    "greg guido guillaume gustav hakan hanna hannah hans harald harry hasan heike heinz helen helena helga helmut "
    "hendrik henri henrik henry hinrich holger hugo hüseyin ian ibrahim ida ignacio igor ines ingrid irena irene "
    "isabel isabella iván iwona jacek jack jacob jacques jakob jakub james jan jane janusz javier jean jeff jelena "
    "jennifer jens jerzy jessica jim joachim joan joana joanna joe johan johann johanna johannes john jonas "
    "jonathan jorge josef joseph josé joão juan julia julian julie jörg jürgen kai karen karin karl karolina "
    "katarzyna kate katharina katja kees keith kemal kevin kim klaus knut konrad krzysztof lars laura laurent lea "
    "lena leo leonardo liam linda lisa liv lorenzo louis louise luca lucas lucia lucía ludwig luis luisa lukas luke "
    "luís léa maciej magdalena magnus manfred manuel manuela marc marcel marcin marco marcos marek margaret maria "
    "marian marie marina mario marion mariusz mark markus marta martha martin martina marvin mary maría matteo "
    "matthew matthias maurizio max maximilian mehmet melanie mia michael michaela michal michał michel michele "
    "miguel mikael mike mirosław mohamed mohammed monica monika moritz morten murat mustafa natalia nathalie nick "
    "nicola nicolas niels nils nina nora odd olaf ole oliver olivier oscar osman pablo paola paolo pascal patricia "
    "patrick patrik paul paula paulina paulo pavel pawel paweł pedro peter petr petra philip philipp philippe pia "
    "pierre piet pieter pietro piotr rachel rafael rafał ralf raul rebecca renata renate ria ricardo riccardo "
    "richard rita robert roberta roberto roger roland roman rosa ruben rui rune ruth ryan sabine salvatore sam "
    "samuel sandra sara sarah sebastian selin sergio sharon silke silvia simon simone sofia sophia sophie stefan "
    "stefania stefano steffen stephan stephanie stephen steve steven susan susanne sven sylvia søren teresa thierry "
    "thomas tim timo tina tobias tom tomasz tomáš tony torsten ulla ulrich ulrike ursula ute valentina valeria vera "
    "veronica victor viktor vincent vincenzo virginie volker walter werner wilhelm willem william wojciech wolfgang "
    "xavier yann yusuf yves zbigniew zeynep zofia åsa ödön özlem łukasz "
)
"""Common given names: a word before one of them, in a name of three, is no name but what somebody is."""

THINGS = word_set(
    "party act council association department ministry agency company group fund committee commission "
    "league federation foundation institute college university hospital police army station airport centre center "
    "festival awards nations republic islands union office times herald tribune news media network space "
    "championship trust society board bureau authority service services parliament congress senate assembly inc ltd "
    "corp plc llc gmbh ag airlines airways motors technologies systems labs studios pictures records games energy "
    "insurance capital partners holdings international united rovers athletic wanderers albion hotspur fc cf sc afc "
    "partido universidad comité consejo ministerio gobierno ayuntamiento federación asociación fundación instituto "
    "tribunal policía agencia comisión liga club atlético deportivo parti université ministère gouvernement conseil "
    "fédération fondation agence banque mairie partito università consiglio ministero governo federazione "
    "associazione fondazione istituto banca agenzia commissione comune universidade conselho ministério federação "
    "associação fundação câmara assembleia partij universiteit raad ministerie gemeente stichting partia uniwersytet "
    "rada ministerstwo stowarzyszenie fundacja urząd sąd policja kommun region universitet myndighet domstol förbund "
    "partei universität ministerium verband verein fraktion bank telegraph gazette guardian observer magazine radio "
    "television channel studio hotel museum theatre theater library school academy"
)
"""Words that begin or end the names of bodies and works, and no person's."""

AUXILIARY = word_set(
    # between a subject and its verb, or between the verb and its subject
    "has have had was is be been also later then already now still just only even once again further previously "
    "recently always reportedly repeatedly publicly quickly simply told did does would could will might sich auch "
    "noch zudem dann dabei darüber hat habe hatte haben ist wurde nun jedoch aber schließlich etwa weiter a ont "
    "avait ont est été aussi encore ensuite se s’est ha han había se le les también además luego ya lo ho hanno "
    "aveva è anche poi si ancora inoltre foi tem também ainda depois heeft had is ook nog verder dan też także "
    "następnie wcześniej jednak również się jest se si však také pak je ještě har også hadde havde också hade "
    "även då da videre infatti dunque quindi però invece inoltre intanto pourtant toutefois cependant enfin "
    "également alors donc asimismo también entonces igualmente jedoch allerdings außerdem hingegen indes derweil "
    "daraufhin später wiederum ebenfalls dagegen selbst echter daarop later natomiast zaś tymczasem dock därefter "
    "senare däremot dog imidlertid derefter igen porém entretanto todavia entonces"
)

COORDINATING = word_set("und y e et og och i a and en")
"""Words that join a verb to another of the same subject."""

BENEFITING = word_set("for für pour para per voor dla pro för für laut")
"""Words before the one whom a sentence is about: "For Ana it is …"."""

PLATFORMS = frozenset(
    (
        "Truth Social",
        "Truth",
        "Twitter",
        "Facebook",
        "Instagram",
        "Telegram",
        "X",
        "TikTok",
        "YouTube",
        "Youtube",
        "WhatsApp",
        "LinkedIn",
        "Bluesky",
        "Threads",
        "Weibo",
        "Mastodon",
        "Snapchat",
        "Reddit",
    )
)
"""Where people write, not who writes."""

STOP = word_set(
    # capitals that only open a sentence, and words of dates and numbers
    "secondo selon según segundo volgens według zdaniem podle dle ifølge enligt согласно according así così ainsi "
    "assim "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar "
    "februar märz mai juni juli oktober dezember anfang mitte ende dutzend hunderte tausende millionen milliarden "
    "prozent uhr euro jahre the a an and but or when while if as at in on of to for from with by after before "
    "during however although though both he she it they we you i his her their its this that these those there "
    "then what who why how where not no yes so der die das ein eine einer und oder aber doch wenn als wie am im "
    "in auf an von mit bei nach vor für er sie es wir ihr ich du auch noch nur so dann denn dass daß ob was wer "
    "warum dabei dazu damit dieser diese dieses nicht kein keine zum zur aus über unter um seit während dennoch "
    "wovor womit wofür wogegen worüber woran wozu einige mehrere viele manche alle beide andere zahlreiche zwei drei "
    "schon gerade erst immer mancher solche ihre ihren seine seinen unser unsere welche jene "
    "selvom selv inden fordi mens hvis efter nu her der så siden trods derfor eftersom innan trots medan efter därför "
    "även redan etter før fordi siden selv derfor nå hvis dersom uten mellom hos også både "
    "generell hier da bereits jeder jede laut ex le la les un une des du de et ou mais si quand comme il elle ils "
    "elles on nous vous je tu ce cette ces son sa ses dans sur pour par avec sans selon après avant en au aux qui "
    "que quoi dont pas ne lors pour très mon ma el los las una unos y o pero cuando como él ella ellos con sin "
    "por para según después antes en al del lo su sus este esta estos estas que quien no sí ya también además así "
    "más mientras tras desde entre il lo gli i uno ma se quando come lui lei con per dopo prima nel nella al alla "
    "del della che chi non anche o os as um uma e ele ela com sem por depois antes no na ao do da que quem não "
    "também de het een en of maar als toen hij zij met voor na bij op dat die wie niet ook volgens i w na z do po "
    "za od przez że jak kiedy ale lub on ona nie też według jego jej to ten ta a v na z s do po za od že jak když "
    "ale nebo on ona ne také podle to ten ta och i på med för av att som när men eller han hon det den ett en "
    "inte också enligt om vi jag og i på med for av at som når men eller han hun det den et en ikke også ifølge "
    "om vi jeg til fra ve bir bu şu o ile için ama veya göre sonra önce и в на с по к от за что как когда но или "
    "он она не это мы я вы его её"
)

CONTRACTED = re.compile(r"^(?:[ldsmnjtc]|qu|dell|all|nell|sull|un|dall|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
"""French and Italian words run into the next one: "l’ONU", "qu’Ana"."""

ENCLITIC = re.compile(r"(?:-t)?-(?:il|elle|on|ils|elles|lhe|se|me|nos)$")
"""Pronouns that hang on a verb: "dit-il", "souligne-t-elle", "disse-lhe"."""

DASHED = word_set("fr es pt it pl ru uk bg tr cs sv da no nb nn fi el")
"""Languages that may print speech behind a dash."""

_SIGNS: Mapping[str, str] = {
    "en": "the and of to was that with for on is said has",
    "de": "der die und das ist nicht mit dem den von ein sich auf",
    "fr": "le les des est une dans pour que qui sur pas du et au",
    "es": "el los las que una por con del para se su y es al",
    "it": "il che di una per gli non della sono con è le nel del",
    "pt": "o os que uma não com para do da em no na são é ao",
    "nl": "de het een van en dat niet is op met voor zijn te",
    "pl": "w na się nie że z do jest to i przez oraz po jak",
    "cs": "v na se že je a to s z do si by také jsou pro",
    "da": "og det er en at på til af den der ikke med for har jeg",
    "sv": "och att det är en som på av för inte den med till har jag",
    "no": "og det er en at på til av den som ikke med for har jeg",
    "tr": "ve bir bu için ile olarak da de çok olan ise daha",
    "ru": "и в на не что с по это как из за к от но",
}
_SIGN_LANGUAGES = {
    sign: tuple(language for language, signs in _SIGNS.items() if sign in signs.split())
    for sign in {*" ".join(_SIGNS.values()).split()}
}

HEAD_START = 5
"""Words by which the declared language leads from the start."""

LEAD = 2
"""Words by which a language must lead."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of one language; of all of them together where it is not known.

    `stop` are words that only a sentence's beginning capitalises, `telling` those that sentences with a speaker have.
    """

    language: str | None
    verbs: frozenset[str]
    pronouns: frozenset[str]
    sources: frozenset[str]
    weak_sources: frozenset[str]
    articles: frozenset[str]
    stop: frozenset[str]
    indefinite: frozenset[str]
    telling: frozenset[str]
    inverts: bool


@cache
def words_of(language: str | None) -> Words:
    """The tables of a language."""

    def table(tables: Mapping[str, str]) -> frozenset[str]:
        wanted = [tables.get(language or "", "")] if language in VERBS else list(tables.values())
        return frozenset(" ".join(wanted).split())

    verbs, sources = table(VERBS), table(SOURCES)
    return Words(
        language if language in VERBS else None,
        verbs,
        table(PRONOUNS),
        sources,
        table(WEAK_SOURCES),
        table(ARTICLES),
        STOP - word_set(GIVEN_NAMES.get(language or "", "")),
        INDEFINITE - word_set(NO_ARTICLES.get(language or "", "")),
        verbs | sources | LATER_SOURCES,
        language not in VERBS or language in INVERTING,
    )


def language_of(text: str, declared: Callable[[], str | None] = lambda: None) -> str | None:
    """The language whose commonest words a text has most of, of those with tables; None where none clearly leads.

    The language that a page declares has a head start: pages are short, and languages share words. It is asked for
    where that may decide.

    >>> language_of("Das Spiel ist aus, und die Stadt feiert mit dem Trainer."), language_of("Ok!")
    ('de', None)
    """
    counts = dict.fromkeys(_SIGNS, 0)
    for word in _WORD.findall(text.lower()):
        for language in _SIGN_LANGUAGES.get(word, ()):
            counts[language] += 1
    if (first := _leading(counts, LEAD + HEAD_START)) is not None:
        return first
    given = (declared() or "").replace("_", "-").split("-")[0].lower()
    given = "no" if given in ("nb", "nn") else given
    if given in counts:
        counts[given] += HEAD_START
    return _leading(counts, LEAD)


def _leading(counts: Mapping[str, int], lead: int) -> str | None:
    best, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    return best if counts[best] - counts[second] >= lead else None
