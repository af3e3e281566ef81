//! The two statements, as templates see them.

use portal::LinkView;
use schemars::JsonSchema;
use serde::Serialize;

/// The statement of accessibility, in the order of the French model.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AccessibilityView {
    /// Who undertakes what.
    pub commitment: String,
    /// The plans behind it.
    pub strategy: Vec<LinkView>,
    /// The state of conformity, in a word: "Partially compliant".
    pub state: String,
    /// The same as a sentence, with its reason.
    pub state_text: String,
    /// The share of criteria met: "87 %".
    pub rate: Option<String>,
    /// What the audit found, as a sentence.
    pub results: Option<String>,
    /// The report of the audit.
    pub report: Option<LinkView>,
    /// Whether something is said of what is not accessible.
    pub has_gaps: bool,
    /// What is not accessible though it should be.
    pub gaps: Vec<GapView>,
    /// What is not accessible because it would be a disproportionate burden.
    pub burdens: Vec<GapView>,
    /// What need not be accessible by law.
    pub exempt: Vec<GapView>,
    /// When the statement was made and last changed, as sentences.
    pub established: Vec<String>,
    /// What the site is made with.
    pub technologies: Vec<String>,
    /// Browsers with the assistive technologies that were tried in them.
    pub environments: Vec<String>,
    /// Tools of the audit.
    pub tools: Vec<String>,
    /// The pages that were tried.
    pub samples: Vec<LinkView>,
    /// Where to tell what cannot be read.
    pub contacts: Vec<LinkView>,
    /// Whether the French Défenseur des droits is a remedy.
    pub is_french: bool,
    /// Other remedies.
    pub remedies: Option<WordsView>,
}

/// Something that is not accessible.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GapView {
    /// The criterion: "3.2".
    pub criterion: Option<String>,
    /// What it is.
    pub words: WordsView,
}

/// Words of the administrator, in the reader's language or the best other.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WordsView {
    /// What they say.
    pub text: String,
    /// Their language.
    pub language: String,
    /// Its direction.
    pub dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
}

/// The statement of eco-design.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EcoDesignView {
    /// By which reference, and what an audit found, as sentences.
    pub audit: Vec<String>,
    /// What a page may cost at most.
    pub budget: Vec<FactView>,
    /// By whom, when and how the figures were measured; absent where there are none.
    pub measured: Option<String>,
    /// The figures, a line for each kind of page.
    pub weights: Vec<WeightView>,
    /// Where the `EcoIndex` is explained.
    pub formula: LinkView,
    /// What holds for every site of this product.
    pub built: Vec<String>,
    /// What is known of the hosting.
    pub hosting: Vec<FactView>,
    /// Where the data centre's energy comes from.
    pub energy: Option<WordsView>,
    /// How files are made small.
    pub compression: Option<WordsView>,
    /// For how long contents are kept.
    pub archival: Option<WordsView>,
    /// What is to be done next.
    pub plan: Option<WordsView>,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// Whom to write to.
    pub contact: Option<LinkView>,
}

/// What one kind of page costs at a first visit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WeightView {
    /// The kind of page: "Home page".
    pub kind: String,
    /// What is sent: "71 kB".
    pub weight: String,
    /// How many requests.
    pub requests: String,
    /// How many elements.
    pub nodes: String,
    /// The `EcoIndex`, from 0 to 100.
    pub points: String,
    /// The same as a letter, from A to G.
    pub grade: String,
}

/// A fact of a statement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FactView {
    /// What it is: "Requests".
    pub label: String,
    /// Its value, in words.
    pub value: String,
}

pub(super) fn accessibility() -> AccessibilityView {
    let link = |label: &str, href: &str| LinkView { label: label.into(), href: href.into() };
    let gap =
        |criterion: Option<&str>, foreign| GapView { criterion: criterion.map(Into::into), words: words(foreign) };
    AccessibilityView {
        commitment: "Villes en lien s’engage à rendre son site accessible.".into(),
        strategy: vec![link("Schéma pluriannuel", "/fr/schema")],
        state: "Partiellement conforme".into(),
        state_text: "Ce site est partiellement conforme.".into(),
        rate: Some("87 %".into()),
        results: Some("L’audit révèle que 87 % des critères sont respectés.".into()),
        report: Some(link("Rapport de l’audit", "/fr/rapport")),
        has_gaps: true,
        gaps: vec![gap(Some("3.2"), false), gap(None, true)],
        burdens: vec![gap(None, true)],
        exempt: vec![gap(None, false)],
        established: vec!["Établie le 24 novembre 2026.".into()],
        technologies: vec!["HTML".into()],
        environments: vec!["Firefox, NVDA".into()],
        tools: vec!["axe".into()],
        samples: vec![link("Accueil", "/fr/")],
        contacts: vec![link("contact@exemple.example", "mailto:contact@exemple.example")],
        is_french: true,
        remedies: Some(words(true)),
    }
}

/// The same with nothing entered.
pub(super) fn bare_accessibility() -> AccessibilityView {
    AccessibilityView {
        strategy: Vec::new(),
        rate: None,
        results: None,
        report: None,
        has_gaps: false,
        gaps: Vec::new(),
        burdens: Vec::new(),
        exempt: Vec::new(),
        established: Vec::new(),
        technologies: Vec::new(),
        environments: Vec::new(),
        tools: Vec::new(),
        samples: Vec::new(),
        contacts: Vec::new(),
        is_french: false,
        remedies: None,
        ..accessibility()
    }
}

pub(super) fn eco_design(full: bool) -> EcoDesignView {
    let fact = |label: &str, value: &str| FactView { label: label.into(), value: value.into() };
    let link = |label: &str, href: &str| LinkView { label: label.into(), href: href.into() };
    let weight = WeightView {
        kind: "Accueil".into(),
        weight: "71 ko".into(),
        requests: "6".into(),
        nodes: "210".into(),
        points: "88".into(),
        grade: "A".into(),
    };
    EcoDesignView {
        audit: vec!["Cette déclaration suit le RGESN.".into()],
        budget: vec![fact("Requêtes", "8")],
        measured: full.then(|| "Mesuré le 24 novembre 2026.".into()),
        weights: if full { vec![weight] } else { Vec::new() },
        formula: link("EcoIndex", "https://www.ecoindex.fr/"),
        built: vec!["Pas de traceur.".into()],
        hosting: if full { vec![fact("Hébergeur", "Hébergeur Exemple")] } else { Vec::new() },
        energy: full.then(|| words(true)),
        compression: full.then(|| words(false)),
        archival: full.then(|| words(false)),
        plan: full.then(|| words(false)),
        responsible: full.then(|| "Camille Exemple".into()),
        contact: full.then(|| link("contact@exemple.example", "mailto:contact@exemple.example")),
    }
}

fn words(foreign: bool) -> WordsView {
    WordsView { text: "Des mots.".into(), language: "en".into(), dir: "ltr".into(), foreign }
}
