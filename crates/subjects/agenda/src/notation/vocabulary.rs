//! The words of dates in four languages, folded as `tokens::fold` folds them.

use jiff::civil::Weekday;
use kernel::Language;

use crate::EventKind;

/// What a language calls things.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) language: &'static str,
    /// Months with their abbreviations; Arabic has three sets of names.
    pub(super) months: [&'static [&'static str]; 12],
    /// Days of the week from Monday.
    pub(super) weekdays: [&'static [&'static str]; 7],
    /// Between the parts of one date, or before it.
    pub(super) fillers: &'static [&'static str],
    /// Between the first and the last day.
    pub(super) to: &'static [&'static str],
    /// Between days that stand apart.
    pub(super) and: &'static [&'static str],
    /// Behind the number of a day: "1er".
    pub(super) ordinals: &'static [&'static str],
    /// Whether the month may stand before the day.
    pub(super) month_first: bool,
    /// Before the last day on which something may be done.
    pub(super) until: &'static [&'static str],
    /// Before the day on which a text was published.
    pub(super) published: &'static [&'static str],
    /// Before hours.
    pub(super) at: &'static [&'static str],
    /// Before the first of two hours.
    pub(super) from: &'static [&'static str],
    pub(super) noon: &'static [&'static str],
    pub(super) midnight: &'static [&'static str],
    /// Morning hours: "am".
    pub(super) before_noon: &'static [&'static str],
    /// Hours after noon: "pm".
    pub(super) after_noon: &'static [&'static str],
    /// Parts of the day that are no hours.
    pub(super) parts: &'static [&'static str],
    /// Behind a number of hours that is a length of time: "48h avant".
    pub(super) lengths: &'static [&'static str],
    pub(super) cancelled: &'static [&'static str],
    pub(super) postponed: &'static [&'static str],
    pub(super) save_the_date: &'static [&'static str],
    pub(super) report: &'static [&'static str],
    pub(super) obituary: &'static [&'static str],
    pub(super) online: &'static [&'static str],
    /// First words of an issuer that is no acronym.
    pub(super) issuers: &'static [&'static str],
    /// Before a place.
    pub(super) places: &'static [&'static str],
    /// Behind the number of an event in a series: "8e".
    pub(super) nth: &'static [&'static str],
    /// What is numbered.
    pub(super) numbered: &'static [&'static str],
    /// Kinds of events, the more telling first.
    pub(super) kinds: &'static [(EventKind, &'static [&'static str])],
}

impl Vocabulary {
    /// That of this language; French for those that have none.
    pub(super) fn of(language: Language) -> &'static Self {
        let code = language.to_string();
        ALL.iter().find(|words| code == words.language).unwrap_or(&FRENCH)
    }

    /// All of them.
    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        ALL.iter()
    }

    /// The month of this name, 1 to 12.
    pub(super) fn month(&self, word: &str) -> Option<i8> {
        (1..).zip(self.months).find(|(_, names)| names.contains(&word)).map(|(month, _)| month)
    }

    /// The day of the week of this name.
    pub(super) fn weekday(&self, word: &str) -> Option<Weekday> {
        let offset = (0..).zip(self.weekdays).find(|(_, names)| names.contains(&word)).map(|(offset, _)| offset)?;
        Weekday::from_monday_zero_offset(offset).ok()
    }
}

static ALL: [Vocabulary; 4] = [FRENCH, ENGLISH, SPANISH, ARABIC];

const FRENCH: Vocabulary = Vocabulary {
    language: "fr",
    months: [
        &["janvier", "janv"],
        &["fevrier", "fevr", "fev"],
        &["mars"],
        &["avril", "avr"],
        &["mai"],
        &["juin"],
        &["juillet", "juil"],
        &["aout"],
        &["septembre", "sept"],
        &["octobre", "oct"],
        &["novembre", "nov"],
        &["decembre", "dec"],
    ],
    weekdays: [&["lundi"], &["mardi"], &["mercredi"], &["jeudi"], &["vendredi"], &["samedi"], &["dimanche"]],
    fillers: &["le", "les", "du", "de", "des", "d", "l", "a", "partir"],
    to: &["au", "a", "-", "jusqu"],
    and: &["et", ",", "&", "puis"],
    ordinals: &["er"],
    month_first: false,
    until: &[
        "jusqu ' au",
        "avant le",
        "au plus tard le",
        "date limite",
        "dernier delai",
        "echeance",
        "avant",
        "cloture le",
    ],
    published: &["publie le", "publiee le", "mis a jour le", "mise a jour le", "mis en ligne le"],
    at: &["a", "des", "vers", "-"],
    from: &["de", "entre"],
    noon: &["midi"],
    midnight: &["minuit"],
    before_noon: &[],
    after_noon: &[],
    parts: &["matin", "matinee", "apres - midi", "apres midi", "soir", "soiree"],
    lengths: &["avant", "apres", "durant", "sur", "chrono", "de"],
    cancelled: &["annulation", "annule", "annulee", "annules", "annulees"],
    postponed: &["report", "reporte", "reportee", "reportes", "reportees", "nouvelle date"],
    save_the_date: &["save the date", "a vos agendas", "reservez la date", "reservez votre date", "date a retenir"],
    report: &["retour sur", "compte - rendu", "compte rendu", "bilan", "synthese"],
    obituary: &[
        "deces de",
        "deces d ' ",
        "disparition de",
        "disparition d",
        "nous a quittes",
        "nous a quitte",
        "in memoriam",
        "hommage a",
        "obseques",
        "necrologie",
        "est decede",
        "est decedee",
        "avis de deces",
    ],
    online: &[
        "en visioconference",
        "visioconference",
        "en ligne",
        "webinaire",
        "webinaires",
        "par zoom",
        "sur zoom",
        "en distanciel",
    ],
    issuers: &[
        "ville",
        "mairie",
        "commune",
        "metropole",
        "departement",
        "region",
        "ambassade",
        "ministere",
        "consulat",
    ],
    places: &["a", "au", "aux", "en"],
    nth: &["e", "eme", "er", "ere", "ieme", "nd", "nde"],
    numbered: &[
        "rencontres",
        "rencontre",
        "rdv",
        "rendez - vous",
        "session",
        "edition",
        "assises",
        "forum",
        "congres",
        "conference",
        "sommet",
        "journees",
        "journee",
        "universite",
        "colloque",
        "festival",
        "assemblee",
        "seminaire",
    ],
    kinds: &[
        (EventKind::Online, &["webinaire", "webinaires", "visioconference", "en ligne"]),
        (EventKind::Training, &["formation", "formations", "atelier de formation"]),
        (EventKind::Mission, &["mission", "delegation", "visite"]),
        (
            EventKind::Meeting,
            &["reunion", "reunions", "assemblee generale", "groupe - pays", "groupe de travail", "bureau executif"],
        ),
        (
            EventKind::Conference,
            &[
                "conference",
                "colloque",
                "forum",
                "rencontres",
                "rencontre",
                "assises",
                "congres",
                "sommet",
                "rdv",
                "rendez - vous",
                "debat",
                "table ronde",
                "journees",
                "journee",
                "seminaire",
                "session",
                "cafe",
                "festival",
                "universite",
            ],
        ),
    ],
};

const ENGLISH: Vocabulary = Vocabulary {
    language: "en",
    months: [
        &["january", "jan"],
        &["february", "feb"],
        &["march", "mar"],
        &["april", "apr"],
        &["may"],
        &["june", "jun"],
        &["july", "jul"],
        &["august", "aug"],
        &["september", "sept", "sep"],
        &["october", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ],
    weekdays: [
        &["monday", "mon"],
        &["tuesday", "tue", "tues"],
        &["wednesday", "wed"],
        &["thursday", "thu", "thurs"],
        &["friday", "fri"],
        &["saturday", "sat"],
        &["sunday", "sun"],
    ],
    fillers: &["the", "on", "of", "from", "between"],
    to: &["to", "-", "until", "through", "till"],
    and: &["and", ",", "&"],
    ordinals: &["st", "nd", "rd", "th"],
    month_first: true,
    until: &["until", "before", "by", "deadline", "no later than", "closing date", "closes on", "due"],
    published: &["published on", "published", "updated on", "posted on"],
    at: &["at", "from", "@", "-"],
    from: &["from", "between"],
    noon: &["noon", "midday"],
    midnight: &["midnight"],
    before_noon: &["am", "a . m"],
    after_noon: &["pm", "p . m"],
    parts: &["morning", "afternoon", "evening"],
    lengths: &["before", "after", "earlier", "later", "of"],
    cancelled: &["cancelled", "canceled", "cancellation"],
    postponed: &["postponed", "rescheduled", "new date"],
    save_the_date: &["save the date", "mark your calendar", "mark your calendars"],
    report: &["report on", "looking back", "look back", "back on", "summary of", "minutes of", "highlights"],
    obituary: &[
        "obituary",
        "in memoriam",
        "passing of",
        "death of",
        "passed away",
        "in memory of",
        "tribute to",
        "we mourn",
    ],
    online: &["online", "webinar", "webinars", "video conference", "videoconference", "virtual", "on zoom", "via zoom"],
    issuers: &["city", "town", "municipality", "region", "county", "embassy", "ministry", "department"],
    places: &["in", "at"],
    nth: &["st", "nd", "rd", "th"],
    numbered: &[
        "meeting",
        "meetings",
        "session",
        "edition",
        "forum",
        "congress",
        "conference",
        "summit",
        "days",
        "assembly",
        "festival",
        "annual",
        "global",
        "european",
        "international",
        "world",
        "franco",
    ],
    kinds: &[
        (EventKind::Online, &["webinar", "webinars", "online session", "online", "video conference", "virtual"]),
        (EventKind::Training, &["training", "course", "workshop"]),
        (EventKind::Mission, &["mission", "delegation", "visit", "study tour"]),
        (
            EventKind::Conference,
            &["conference", "forum", "congress", "summit", "symposium", "days", "round table", "debate", "festival"],
        ),
        (EventKind::Meeting, &["meeting", "meetings", "assembly", "session", "working group"]),
    ],
};

const SPANISH: Vocabulary = Vocabulary {
    language: "es",
    months: [
        &["enero", "ene"],
        &["febrero", "feb"],
        &["marzo", "mar"],
        &["abril", "abr"],
        &["mayo", "may"],
        &["junio", "jun"],
        &["julio", "jul"],
        &["agosto", "ago"],
        &["septiembre", "setiembre", "sept", "sep"],
        &["octubre", "oct"],
        &["noviembre", "nov"],
        &["diciembre", "dic"],
    ],
    weekdays: [&["lunes"], &["martes"], &["miercoles"], &["jueves"], &["viernes"], &["sabado"], &["domingo"]],
    fillers: &["el", "los", "del", "de", "dia", "dias", "desde"],
    to: &["al", "a", "-", "hasta"],
    and: &["y", "e", ",", "&"],
    ordinals: &["º", "o", "ro"],
    month_first: false,
    until: &["hasta el", "antes del", "fecha limite", "a mas tardar el", "plazo", "hasta"],
    published: &["publicado el", "actualizado el", "publicada el"],
    at: &["a las", "a la", "desde las", "-"],
    from: &["de", "desde las", "entre las", "de las"],
    noon: &["mediodia"],
    midnight: &["medianoche"],
    before_noon: &["am", "a . m"],
    after_noon: &["pm", "p . m"],
    parts: &["por la manana", "por la tarde", "por la noche"],
    lengths: &["antes", "despues", "de"],
    cancelled: &["cancelado", "cancelada", "cancelacion", "anulado", "anulada", "suspendido", "suspendida"],
    postponed: &["aplazado", "aplazada", "pospuesto", "pospuesta", "nueva fecha", "aplazamiento"],
    save_the_date: &["save the date", "reserva la fecha", "reserve la fecha", "reserven la fecha", "agende la fecha"],
    report: &["balance de", "resumen de", "acta de", "informe de", "vuelta sobre"],
    obituary: &[
        "fallecimiento de",
        "fallecimiento del",
        "fallecio",
        "in memoriam",
        "homenaje a",
        "ha fallecido",
        "nos ha dejado",
        "obituario",
    ],
    online: &[
        "en linea",
        "videoconferencia",
        "por videoconferencia",
        "webinario",
        "seminario web",
        "webinar",
        "virtual",
    ],
    issuers: &["ciudad", "ayuntamiento", "municipio", "region", "embajada", "ministerio", "diputacion"],
    places: &["en"],
    nth: &["º", "ª", "er", "o", "a", ". º", ". ª"],
    numbered: &[
        "encuentro",
        "encuentros",
        "sesion",
        "edicion",
        "foro",
        "congreso",
        "conferencia",
        "cumbre",
        "jornadas",
        "asamblea",
        "seminario",
        "festival",
    ],
    kinds: &[
        (EventKind::Online, &["webinario", "seminario web", "webinar", "en linea", "videoconferencia", "virtual"]),
        (EventKind::Training, &["formacion", "curso", "taller"]),
        (EventKind::Mission, &["mision", "delegacion", "visita"]),
        (EventKind::Meeting, &["reunion", "reuniones", "asamblea", "grupo de trabajo"]),
        (
            EventKind::Conference,
            &[
                "conferencia",
                "foro",
                "congreso",
                "cumbre",
                "encuentro",
                "encuentros",
                "jornada",
                "jornadas",
                "seminario",
                "debate",
            ],
        ),
    ],
};

const ARABIC: Vocabulary = Vocabulary {
    language: "ar",
    months: [
        &["يناير", "جانفي", "كانون الثاني"],
        &["فبراير", "فيفري", "شباط"],
        &["مارس", "اذار"],
        &["ابريل", "افريل", "نيسان"],
        &["مايو", "ماي", "ايار"],
        &["يونيو", "يونيه", "جوان", "حزيران"],
        &["يوليو", "يوليه", "يوليوز", "جويليه", "تموز"],
        &["اغسطس", "اوت", "غشت", "اب"],
        &["سبتمبر", "شتنبر", "ايلول"],
        &["اكتوبر", "تشرين الاول"],
        &["نوفمبر", "نونبر", "تشرين الثاني"],
        &["ديسمبر", "دجنبر", "كانون الاول"],
    ],
    weekdays: [&["الاثنين", "الإثنين"], &["الثلاثاء"], &["الاربعاء"], &["الخميس"], &["الجمعه"], &["السبت"], &["الاحد"]],
    fillers: &["يوم", "يومي", "ايام", "من", "في", "بتاريخ", "ما", "بين"],
    to: &["الي", "حتي", "-"],
    and: &["و", ","],
    ordinals: &[],
    month_first: false,
    until: &["حتي", "قبل", "اخر اجل", "الموعد النهائي", "في اجل اقصاه"],
    published: &["نشر في", "نشر بتاريخ", "حدث في"],
    at: &["الساعه", "علي الساعه", "في الساعه"],
    from: &["من الساعه", "من"],
    noon: &["منتصف النهار"],
    midnight: &["منتصف الليل"],
    before_noon: &["صباحا", "ص"],
    after_noon: &["مساء", "م", "ظهرا", "بعد الظهر"],
    parts: &["صباحا", "مساء", "بعد الظهر"],
    lengths: &["قبل", "بعد"],
    cancelled: &["الغاء", "ملغي", "ملغاه", "الغي", "الغيت"],
    postponed: &["تاجيل", "مؤجل", "مؤجله", "تاجل", "موعد جديد"],
    save_the_date: &["احفظوا الموعد", "احفظ الموعد", "احجزوا الموعد", "احجز الموعد"],
    report: &["تقرير", "عوده علي", "عرض عن", "حصيله", "ملخص"],
    obituary: &["وفاه", "نعي", "تعزيه", "رحيل", "في ذكري", "تابين"],
    online: &["عن بعد", "عبر الانترنت", "عبر تقنيه الفيديو", "ندوه رقميه", "ندوه افتراضيه"],
    issuers: &["مدينه", "بلديه", "وزاره", "سفاره", "جهه", "ولايه"],
    places: &["في", "بمدينه"],
    nth: &[],
    numbered: &["الدوره", "المؤتمر", "الملتقي", "المنتدي", "القمه", "اللقاء"],
    kinds: &[
        (EventKind::Online, &["ندوه رقميه", "ندوه افتراضيه", "عبر الانترنت", "عن بعد"]),
        (EventKind::Training, &["تدريب", "دوره تدريبيه", "تكوين", "ورشه"]),
        (EventKind::Mission, &["بعثه", "وفد", "زياره"]),
        (EventKind::Meeting, &["اجتماع", "جمعيه عامه", "جلسه"]),
        (
            EventKind::Conference,
            &[
                "مؤتمر",
                "المؤتمر",
                "ملتقي",
                "الملتقي",
                "منتدي",
                "المنتدي",
                "قمه",
                "القمه",
                "ندوه",
                "لقاء",
                "لقاءات",
                "ايام",
            ],
        ),
    ],
};
