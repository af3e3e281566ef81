//! A page as a browser reads it.

use std::collections::BTreeMap;

use html5ever::{
    ParseOpts, parse_document, tendril::TendrilSink as _, tokenizer::TokenizerOpts, tree_builder::TreeBuilderOpts,
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    /// All text within it, blanks as one.
    pub(crate) text: String,
    /// The text that stands in it directly.
    pub(crate) own: String,
    /// Its language: its own, else that of what it stands in.
    pub(crate) language: String,
    /// The names of what it stands in, the outermost first; a class follows its name with a dot.
    pub(crate) path: String,
}

impl Element {
    /// An attribute, empty where it is not there.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Whether an attribute has this value.
    pub(crate) fn is(&self, name: &str, value: &str) -> bool {
        self.attributes.get(name).is_some_and(|own| own == value)
    }

    /// Whether it is of this class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.get("class").split(' ').any(|own| own == class)
    }
}

/// A page, read.
#[derive(Debug)]
pub(crate) struct Page {
    /// All elements in the order of the document.
    pub(crate) elements: Vec<Element>,
    /// What the parser complains of.
    pub(crate) errors: Vec<String>,
}

/// Reads a page.
pub(crate) fn parse(html: &str) -> Page {
    let options = ParseOpts {
        tokenizer: TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() },
        tree_builder: TreeBuilderOpts { exact_errors: true, ..TreeBuilderOpts::default() },
    };
    let dom = parse_document(RcDom::default(), options).one(html);
    let mut elements = Vec::new();
    walk(&dom.document, "", "", &mut elements);
    let errors = dom.errors.borrow().iter().map(ToString::to_string).collect();
    Page { elements, errors }
}

impl Page {
    /// All elements of this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The first element of this name that fits.
    pub(crate) fn find(&self, name: &str, fits: impl Fn(&Element) -> bool) -> Option<&Element> {
        self.elements.iter().find(|element| element.name == name && fits(element))
    }

    /// The address of the first `link` with this relation.
    pub(crate) fn link(&self, rel: &str) -> Option<&str> {
        self.find("link", |link| link.is("rel", rel)).map(|link| link.get("href"))
    }

    /// The titles of a list's cards with their addresses, in order.
    pub(crate) fn cards(&self) -> Vec<(String, String)> {
        let within = |element: &&Element| element.path.contains(" ul.rows li.card h2");
        let links = self.all("a").filter(within);
        links.map(|link| (link.text.clone(), link.get("href").to_owned())).collect()
    }

    /// What the form of this id would send, untouched.
    pub(crate) fn form(&self, id: &str) -> Vec<(String, String)> {
        let begin = self.elements.iter().position(|element| element.name == "form" && element.is("id", id));
        let begin = begin.expect("the form is there");
        let mut select = String::new();
        let mut sent = Vec::new();
        for element in self.elements[begin + 1..].iter().take_while(|element| element.path.contains(" form")) {
            let name = element.get("name").to_owned();
            match element.name.as_str() {
                "input"
                    if matches!(element.get("type"), "checkbox" | "radio")
                        && !element.attributes.contains_key("checked") => {}
                "input" => sent.push((name, element.get("value").to_owned())),
                // A line feed that follows the tag at once is not part of it.
                "textarea" => sent.push((name, element.own.clone())),
                "select" => select = name,
                "option" if element.attributes.contains_key("selected") => {
                    sent.push((select.clone(), element.get("value").to_owned()));
                }
                _ => {}
            }
        }
        sent
    }

    /// The structured data.
    pub(crate) fn json_ld(&self) -> serde_json::Value {
        let script = self.find("script", |script| script.is("type", "application/ld+json")).expect("structured data");
        serde_json::from_str(&script.text).expect("the structured data is JSON")
    }
}

fn walk(node: &Handle, path: &str, outer: &str, elements: &mut Vec<Element>) {
    let (mut inner, mut language) = (path.to_owned(), outer.to_owned());
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs.borrow();
        let attributes: BTreeMap<_, _> =
            attributes.iter().map(|own| (own.name.local.to_string(), own.value.to_string())).collect();
        let name = name.local.to_string();
        inner.push(' ');
        inner.push_str(&name);
        for class in attributes.get("class").into_iter().flat_map(|class| class.split(' ')) {
            inner.push('.');
            inner.push_str(class);
        }
        let mut text = String::new();
        gather(node, &mut text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut own = String::new();
        for child in node.children.borrow().iter() {
            if let NodeData::Text { contents } = &child.data {
                own.push_str(&contents.borrow());
            }
        }
        if let Some(lang) = attributes.get("lang") {
            language.clone_from(lang);
        }
        let (path, language) = (path.to_owned(), language.clone());
        elements.push(Element { name, attributes, text, own, language, path });
    }
    for child in node.children.borrow().iter() {
        walk(child, &inner, &language, elements);
    }
}

fn gather(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    for child in node.children.borrow().iter() {
        gather(child, text);
    }
}
