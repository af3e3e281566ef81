//! Words of generated articles, per language: enough for plausible titles and sentences, no more.

use kernel::Language;

/// A language's words.
pub(crate) struct Words {
    pub(crate) language: Language,
    pub(crate) overlines: &'static [&'static str],
    /// `{a}` and `{b}` are towns, `{t}` a subject.
    pub(crate) titles: &'static [&'static str],
    pub(crate) subtitle: &'static str,
    pub(crate) standfirsts: &'static [&'static str],
    pub(crate) sentences: &'static [&'static str],
    pub(crate) headings: &'static [&'static str],
    pub(crate) subjects: &'static [&'static str],
    pub(crate) documents: [&'static str; 3],
    pub(crate) link: &'static str,
}

/// Towns that do not exist, and say so.
pub(crate) const TOWNS: &[&str] = &[
    "Exemple-sur-Lys",
    "Modèle-les-Bains",
    "Fictive-sur-Mer",
    "Essai-le-Vieux",
    "Prototype-Ville",
    "Maquette-en-Plaine",
    "Démonstration-le-Pont",
    "Patron-sur-Oise",
    "Échantillon-la-Forêt",
    "Épreuve-les-Monts",
    "Ébauche-sous-Bois",
    "Esquisse-la-Rivière",
];

pub(crate) const ALL: [Words; 4] = [FR, EN, ES, AR];

const FR: Words = Words {
    language: Language::FR,
    overlines: &["Partenariat", "Réunion de groupe", "Conférence", "Appel", "Retour de mission", "Formation"],
    titles: &[
        "{a} et {b} renouvellent leur accord sur {t}",
        "À {a}, deux jours de travail sur {t} avec {b}",
        "{t} : ce que {a} retient de sa mission à {b}",
        "{a} ouvre avec {b} un chantier commun sur {t}",
        "Bilan de trois ans entre {a} et {b} : {t} d’abord",
    ],
    subtitle: "Un exemple de coopération entre deux communes imaginaires",
    standfirsts: &[
        "Les deux communes ont réuni leurs services pour fixer un calendrier, des moyens et une façon de rendre compte.",
        "Élus et agents ont comparé leurs façons de faire et retenu trois actions pour les douze mois à venir.",
        "Après un an d’échanges à distance, les équipes se sont rencontrées et ont visité les lieux concernés.",
    ],
    sentences: &[
        "Les services techniques des deux communes ont préparé la rencontre pendant plusieurs semaines.",
        "Chaque partie finance ses propres déplacements et met deux agents à disposition du projet.",
        "Un comité de suivi se réunit deux fois par an, alternativement dans chaque commune.",
        "Les habitants ont été associés par des réunions de quartier et une consultation écrite.",
        "Le budget est publié chaque année avec le compte rendu des dépenses.",
        "Une évaluation à mi-parcours dira ce qui doit être poursuivi et ce qui doit changer.",
        "Les écoles participent par des correspondances et un travail commun sur l’eau.",
        "La région apporte un appui en ingénierie et en formation.",
    ],
    headings: &["Ce qui a été décidé", "Les étapes suivantes", "Les moyens", "Ce que l’on a appris"],
    subjects: &[
        "l’eau",
        "l’état civil",
        "les déchets",
        "la jeunesse",
        "l’accueil des migrants",
        "le tourisme",
        "les marchés",
        "l’énergie",
    ],
    documents: ["Compte rendu de la réunion", "Accord de partenariat", "Guide pratique"],
    link: "Le site du projet",
};

const EN: Words = Words {
    language: Language::EN,
    overlines: &["Partnership", "Group meeting", "Conference", "Call", "Mission report", "Training"],
    titles: &[
        "{a} and {b} renew their agreement on {t}",
        "Two days of work on {t} for {a} and {b}",
        "What {a} learned about {t} in {b}",
        "{a} and {b} begin joint work on {t}",
        "Three years between {a} and {b}: {t} first",
    ],
    subtitle: "An example of cooperation between two imaginary towns",
    standfirsts: &[
        "Both towns brought their departments together to agree on a calendar, on means and on how to account for them.",
        "Elected members and officers compared their ways of working and settled on three actions for the coming year.",
    ],
    sentences: &[
        "The technical departments of both towns prepared the meeting for several weeks.",
        "Each side pays for its own travel and lends two officers to the project.",
        "A steering committee meets twice a year, in each town in turn.",
        "Residents took part through neighbourhood meetings and a written consultation.",
        "The budget is published every year with an account of what was spent.",
        "A mid-term evaluation will say what should go on and what should change.",
    ],
    headings: &["What was decided", "Next steps", "Means", "What was learned"],
    subjects: &[
        "water",
        "civil registers",
        "waste",
        "young people",
        "the reception of migrants",
        "tourism",
        "markets",
        "energy",
    ],
    documents: ["Minutes of the meeting", "Partnership agreement", "Practical guide"],
    link: "The project’s site",
};

const ES: Words = Words {
    language: Language::ES,
    overlines: &["Hermanamiento", "Reunión de grupo", "Conferencia", "Convocatoria", "Informe de misión", "Formación"],
    titles: &[
        "{a} y {b} renuevan su acuerdo sobre {t}",
        "Dos días de trabajo sobre {t} entre {a} y {b}",
        "Lo que {a} aprendió en {b} sobre {t}",
        "{a} y {b} abren un trabajo común sobre {t}",
    ],
    subtitle: "Un ejemplo de cooperación entre dos municipios imaginarios",
    standfirsts: &[
        "Los dos municipios reunieron a sus servicios para fijar un calendario, unos medios y una forma de rendir cuentas.",
        "Cargos electos y personal técnico compararon sus formas de trabajar y acordaron tres acciones.",
    ],
    sentences: &[
        "Los servicios técnicos de ambos municipios prepararon el encuentro durante varias semanas.",
        "Cada parte paga sus propios viajes y pone a dos personas a disposición del proyecto.",
        "Un comité de seguimiento se reúne dos veces al año, por turno en cada municipio.",
        "La población participó mediante reuniones de barrio y una consulta escrita.",
        "El presupuesto se publica cada año con la relación de los gastos.",
    ],
    headings: &["Lo que se decidió", "Los próximos pasos", "Los medios"],
    subjects: &[
        "el agua",
        "el registro civil",
        "los residuos",
        "la juventud",
        "la acogida de migrantes",
        "el turismo",
        "la energía",
    ],
    documents: ["Acta de la reunión", "Acuerdo de hermanamiento", "Guía práctica"],
    link: "El sitio del proyecto",
};

const AR: Words = Words {
    language: Language::AR,
    overlines: &["شراكة", "اجتماع المجموعة", "مؤتمر", "دعوة", "تقرير بعثة", "تدريب"],
    titles: &[
        "{a} و{b} تجددان اتفاقهما بشأن {t}",
        "يومان من العمل حول {t} بين {a} و{b}",
        "ما تعلمته {a} في {b} عن {t}",
    ],
    subtitle: "مثال على التعاون بين بلديتين متخيلتين",
    standfirsts: &["جمعت البلديتان مصالحهما لتحديد جدول زمني ووسائل وطريقة لتقديم الحساب."],
    sentences: &[
        "أعدّت المصالح التقنية في البلديتين لهذا اللقاء طوال عدة أسابيع.",
        "يتحمل كل طرف نفقات سفره ويضع موظفَين في خدمة المشروع.",
        "تجتمع لجنة متابعة مرتين في السنة بالتناوب بين البلديتين.",
        "شارك السكان من خلال اجتماعات الأحياء واستشارة مكتوبة.",
        "تُنشر الميزانية كل سنة مع بيان النفقات.",
    ],
    headings: &["ما تقرر", "الخطوات التالية", "الوسائل"],
    subjects: &["الماء", "الحالة المدنية", "النفايات", "الشباب", "استقبال المهاجرين", "السياحة", "الطاقة"],
    documents: ["محضر الاجتماع", "اتفاق الشراكة", "دليل عملي"],
    link: "موقع المشروع",
};
