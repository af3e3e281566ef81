//! Choosing between the forms of a message by the plural rules of CLDR.
//!
//! Fluent asks `intl_pluralrules` for them, whose version 7 lost the remainders: it takes the Arabic 103 for another
//! category than 3, and stops the process at a number that is not finite. So every selector of a locale file is put
//! through a function of ours, which asks ICU: `{ $count -> [0] … [few] … }` becomes `{ PLURAL(0, $count) -> … }`.

use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue,
    types::{FluentNumber, FluentNumberType},
};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use kernel::Language;

use crate::formats::Formats;

/// The function's name; the locale files do not use it.
pub(crate) const FUNCTION: &str = "PLURAL";

/// What the function answers: the number among the first arguments that the last one equals, else the last one's
/// category; a text itself. `named` are the options of `NUMBER`, which it replaces in a selector.
pub(crate) fn category<'a>(language: Language, positional: &[FluentValue<'a>], named: &FluentArgs) -> FluentValue<'a> {
    let Some((value, literals)) = positional.split_last() else { return FluentValue::Error };
    let FluentValue::Number(number) = value else { return value.clone() };
    #[allow(clippy::float_cmp)] // The same digits make the same number.
    let equal = |literal: &&FluentValue| matches!(literal, FluentValue::Number(it) if it.value == number.value);
    if let Some(literal) = literals.iter().find(equal) {
        return literal.clone();
    }
    let mut number: FluentNumber = number.clone();
    number.options.merge(named);
    let ordinal = number.options.r#type == FluentNumberType::Ordinal;
    let least = number.options.minimum_fraction_digits.unwrap_or(0);
    let category = Formats::of(language).map_or("other", |formats| formats.category(number.value, least, ordinal));
    category.into()
}

/// The same file with its selectors put through the function; lines stay where they are.
pub(crate) fn through_function(resource: FluentResource) -> FluentResource {
    let mut text = resource.source().to_owned();
    let mut edits = Edits { source: resource.source(), made: Vec::new() };
    for entry in resource.entries() {
        let (value, attributes) = match entry {
            Entry::Message(message) => (message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (Some(&term.value), &term.attributes),
            _ => continue,
        };
        for pattern in value.into_iter().chain(attributes.iter().map(|it| &it.value)) {
            edits.pattern(pattern);
        }
    }
    let mut made = edits.made;
    made.sort_by_key(|(start, ..)| std::cmp::Reverse(*start));
    for (start, end, new) in made {
        text.replace_range(start..end, &new);
    }
    // Each edit puts a call in the place of a call or a variable, which Fluent takes wherever it takes the other.
    FluentResource::try_new(text).unwrap_or(resource)
}

/// Places in the source, and what shall stand there.
struct Edits<'a> {
    source: &'a str,
    made: Vec<(usize, usize, String)>,
}

impl Edits<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Select { selector, variants } => {
                self.selector(selector, variants);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => self.expression(expression),
            Expression::Inline(_) => {}
        }
    }

    fn selector(&mut self, selector: &InlineExpression<&str>, variants: &[Variant<&str>]) {
        let literals = variants.iter().filter_map(|variant| match variant.key {
            VariantKey::NumberLiteral { value } => Some(format!("{value}, ")),
            VariantKey::Identifier { .. } => None,
        });
        let literals: String = literals.collect();
        match selector {
            InlineExpression::VariableReference { id } => {
                let start = self.offset(id.name);
                self.made.push((start - 1, start + id.name.len(), format!("{FUNCTION}({literals}${})", id.name)));
            }
            InlineExpression::FunctionReference { id, .. } if id.name == "NUMBER" => {
                let start = self.offset(id.name);
                let end = self.source[start..].find('(').map_or(start, |open| start + open + 1);
                self.made.push((start, end, format!("{FUNCTION}({literals}")));
            }
            _ => {}
        }
    }

    /// Where a part of the source begins in it.
    fn offset(&self, part: &str) -> usize {
        part.as_ptr() as usize - self.source.as_ptr() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(source: &str) -> String {
        through_function(FluentResource::try_new(source.to_owned()).unwrap()).source().to_owned()
    }

    #[test]
    fn selectors_are_put_through_the_function() {
        let source = "\
a = { $n ->
    [0] none
    [one] { $n } of { NUMBER($n) }
   *[other] { $m ->
        [1.5] x
       *[few] y
    }
}
-b = { { $n ->
   *[c] c
    } }
    .d = é { NUMBER ( $n, type: \"ordinal\" ) ->
        [3] e
       *[other] f
    }
";
        let expected = source
            .replace("a = { $n ->", "a = { PLURAL(0, $n) ->")
            .replace("{ $m ->", "{ PLURAL(1.5, $m) ->")
            .replace("{ { $n ->", "{ { PLURAL($n) ->")
            .replace("NUMBER ( $n, type", "PLURAL(3,  $n, type");
        assert_eq!(edited(source), expected);
    }

    #[test]
    fn a_file_without_selectors_stays_as_it_is() {
        let source = "# c\na = é { $n } { NUMBER($n) } { b }\n";
        assert_eq!(edited(source), source);
    }

    #[test]
    fn a_number_is_its_literal_else_its_category() {
        let of = |language, values: &[FluentValue<'static>]| category(language, values, &FluentArgs::new());
        assert_eq!(of(Language::AR, &[0.into(), 0.into()]), 0.into());
        assert_eq!(of(Language::AR, &[0.into(), 103.into()]), "few".into());
        assert_eq!(of(Language::EN, &[f64::NAN.into()]), "other".into());
        assert_eq!(of(Language::EN, &[1.into(), "live".into()]), "live".into());
        let mut ordinal = FluentArgs::new();
        ordinal.set("type", "ordinal");
        assert_eq!(category(Language::EN, &[22.into()], &ordinal), "two".into());
        let mut decimals = FluentArgs::new();
        decimals.set("minimumFractionDigits", 1);
        assert_eq!(category(Language::EN, &[1.into()], &decimals), "other".into());
    }
}
