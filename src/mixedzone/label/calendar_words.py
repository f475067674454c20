"""Names of weekdays and months in the languages that press pages come in → numbers."""

from __future__ import annotations

from unicodedata import combining, normalize

_WEEKDAYS = (
    "mon monday mo montag lun lundi lunes lunedi seg segunda segunda-feira ma maandag man mandag mandag mandag "
    "pon poniedzialek pondeli ponedeljek ponedjeljak pzt pazartesi maanantai hetfo пн понедельник понеділок 月",
    "tue tues tuesday di dienstag mar mardi mar martes martedi ter terca terca-feira dinsdag tis tisdag tir tirsdag "
    "wt wtorek utery torek utorak sal sali tiistai kedd вт вторник вівторок 火",
    "wed weds wednesday mi mittwoch mer mercredi mie mier miercoles mercoledi qua quarta quarta-feira wo woensdag ons "
    "onsdag sr sroda streda sreda srijeda car carsamba keskiviikko szerda ср среда середа 水",
    "thu thur thurs thursday do don donnerstag jeu jeudi jue jueves gio giovedi qui quinta quinta-feira donderdag tor "
    "tors torsdag czw czwartek ctvrtek cetrtek cetvrtak per persembe torstai csutortok чт четверг четвер 木",
    "fri friday fr freitag ven vendredi vie viernes venerdi sex sexta sexta-feira vr vrijdag fre fredag pt piatek "
    "patek petek petak cum cuma perjantai pentek пт пятница п'ятниця 金",
    "sat saturday sa samstag sonnabend sam samedi sab sabado sabato za zaterdag lor lordag sob sobota subota cmt "
    "cumartesi lauantai szombat сб суббота субота 土",
    "sun sunday so sonntag dim dimanche dom domingo domenica zo zondag son sondag nd niedz niedziela nedele nedelja "
    "nedjelja paz pazar sunnuntai vasarnap вс воскресенье неділя 日",
)
"""Monday to Sunday, without accents."""

_MONTHS = (
    "jan january januar janner janvier janv ene enero gen gennaio janeiro januari styczen stycznia sty ledna "
    "leden ocak oca tammikuu tammikuuta янв января січня",
    "feb february februar fevrier fev fevr febrero febbraio fevereiro februari luty lutego lut unora unor subat "
    "sub helmikuu helmikuuta фев февраля лютого",
    "mar march marz mrz mars marzo marco maart mrt marts marzec marca brezna brezen mart marcius maaliskuu "
    "maaliskuuta мар марта березня",
    "apr april avril avr abr abril aprile kwiecien kwietnia kwi dubna duben nisan nis aprilis huhtikuu huhtikuuta "
    "апр апреля квітня",
    "may mai mayo maggio mag maio mei maj maja majus kvetna kveten mayis toukokuu toukokuuta мая травня",
    "jun june juni juin junio giugno giu junho czerwiec czerwca cze cervna cerven haziran haz junius kesakuu "
    "kesakuuta июн июня червня",
    "jul july juli juillet juil julio luglio lug julho lipiec lipca lip cervence cervenec temmuz tem julius "
    "heinakuu heinakuuta июл июля липня",
    "aug august aout ago agosto augustus augusti sierpien sierpnia sie srpna srpen agustos agu augusztus elokuu "
    "elokuuta авг августа серпня",
    "sep sept september septembre septiembre set settembre setembro wrzesien wrzesnia wrz zari eylul eyl "
    "szeptember syyskuu syyskuuta сен сентября вересня",
    "oct october okt oktober octobre octubre ott ottobre out outubro pazdziernik pazdziernika paz rijna rijen "
    "ekim eki lokakuu lokakuuta окт октября жовтня",
    "nov november novembre noviembre novembro listopad listopada lis listopadu kasim kas marraskuu marraskuuta "
    "ноя ноября листопада",
    "dec december dez dezember decembre dic diciembre dicembre dezembro grudzien grudnia gru prosince prosinec "
    "des desember aralik ara joulukuu joulukuuta дек декабря грудня",
)
"""January to December, without accents."""


def plain_word(word: str) -> str:
    """A word in small letters without accents and the dot of an abbreviation.

    >>> plain_word("Août"), plain_word("Sáb.")
    ('aout', 'sab')
    """
    letters = normalize(
        "NFKD", word.casefold().replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("ı", "i")
    )
    return normalize("NFC", "".join(letter for letter in letters if not combining(letter))).rstrip(".")


def _numbers(rows: tuple[str, ...]) -> dict[str, frozenset[int]]:
    """Words to what they can mean: a few abbreviations are one day in one language and another one in the next."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for word in row.split():
            found.setdefault(plain_word(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_WEEKDAY_OF = _numbers(_WEEKDAYS)
_MONTH_OF = _numbers(_MONTHS)


def weekdays_of(word: str) -> frozenset[int]:
    """The weekdays that a word can be, Monday 0; none for other words.

    >>> weekdays_of("Samstag"), weekdays_of("Saltmere")
    (frozenset({5}), frozenset())
    """
    return _WEEKDAY_OF.get(plain_word(word), frozenset())


def is_month(word: str) -> bool:
    """Whether a word is a month in any of these languages.

    >>> is_month("Ocak"), is_month("Varrenby")
    (True, False)
    """
    return plain_word(word) in _MONTH_OF


def month_of(word: str) -> int | None:
    """The month that a word is, January 1, or None.

    >>> month_of("déc."), month_of("Varrenby")
    (12, None)
    """
    found = _MONTH_OF.get(plain_word(word), frozenset())
    return min(found) + 1 if len(found) == 1 else None
