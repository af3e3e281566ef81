//! Templates: those of all rooms, built into the binary, and the operator's own over them.

use std::{collections::HashMap, path::PathBuf, sync::Arc};

use anyhow::Context as _;
use i18n::{Arg, DateStyle, I18n};
use kernel::{Civil, Language};
use minijinja::{Environment, ErrorKind, State, UndefinedBehavior, Value, value::Kwargs};

use crate::{Assets, lace};

/// Templates that go over the shipped ones: the operator's, and while developing the source tree's.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Folders, each with what stands before the names of its files: `DATA/templates` with nothing, a room's
    /// `templates` with `articles/`.
    pub folders: Vec<(PathBuf, String)>,
    /// Read anew at each request, while developing.
    pub reload: bool,
}

/// All templates; cheap to clone.
#[derive(Clone)]
pub struct Templates {
    shipped: Arc<Environment<'static>>,
    own: Option<Arc<Environment<'static>>>,
    fresh: Option<Arc<dyn Fn() -> Environment<'static> + Send + Sync>>,
}

impl Templates {
    /// Builds them. Errors: a shipped template that does not parse.
    pub fn new(
        sources: &[(&'static str, &'static str)],
        overrides: &Overrides,
        i18n: &I18n,
        assets: &Assets,
    ) -> anyhow::Result<Self> {
        let mut shipped = environment(i18n, assets);
        for (name, source) in sources {
            shipped.add_template(name, source).with_context(|| format!("template {name}"))?;
        }
        let build = {
            let (i18n, assets, sources, overrides) =
                (i18n.clone(), assets.clone(), sources.to_vec(), overrides.clone());
            move || {
                let own = read_folders(&overrides.folders);
                let mut env = environment(&i18n, &assets);
                for (name, source) in &sources {
                    if !own.contains_key(*name) {
                        // They parsed a moment ago.
                        let _ = env.add_template(name, source);
                    }
                }
                for (name, source) in own {
                    if let Err(error) = env.add_template_owned(name.clone(), source) {
                        tracing::warn!("the template {name} of the data folder is left aside: {error:#}");
                        if let Some((name, source)) = sources.iter().find(|(known, _)| *known == name) {
                            let _ = env.add_template(name, source);
                        }
                    }
                }
                env
            }
        };
        let own = (!read_folders(&overrides.folders).is_empty()).then(|| Arc::new(build()));
        let fresh: Option<Arc<dyn Fn() -> Environment<'static> + Send + Sync>> =
            if overrides.reload { Some(Arc::new(build)) } else { None };
        Ok(Self { shipped: Arc::new(shipped), own, fresh })
    }

    /// Renders a view in the site's frame. An override that fails is logged and the shipped template answers.
    pub fn render(&self, template: &str, language: Language, frame: &Value, page: &Value) -> anyhow::Result<String> {
        let context = minijinja::context! { language => language.as_str(), frame, page };
        if let Some(fresh) = &self.fresh {
            return render(&fresh(), template, &context);
        }
        if let Some(own) = &self.own {
            match render(own, template, &context) {
                Ok(html) => return Ok(html),
                Err(error) => {
                    tracing::error!("a template of the data folder fails; the shipped one answers: {error:#}");
                }
            }
        }
        render(&self.shipped, template, &context)
    }

    /// Renders by the shipped templates alone: for tests.
    pub fn render_shipped(
        &self,
        template: &str,
        language: Language,
        frame: &Value,
        page: &Value,
    ) -> anyhow::Result<String> {
        render(&self.shipped, template, &minijinja::context! { language => language.as_str(), frame, page })
    }

    /// Renders by the operator's own templates alone, where there are any: for `doctor`.
    pub fn render_own(
        &self,
        template: &str,
        language: Language,
        frame: &Value,
        page: &Value,
    ) -> Option<anyhow::Result<String>> {
        let own = self.own.as_ref()?;
        Some(render(own, template, &minijinja::context! { language => language.as_str(), frame, page }))
    }
}

fn render(env: &Environment<'_>, template: &str, context: &Value) -> anyhow::Result<String> {
    let template = env.get_template(template)?;
    template.render(context).map_err(|error| {
        let detail = format!("{}", error.display_debug_info());
        anyhow::Error::new(error).context(detail)
    })
}

fn read_folders(folders: &[(PathBuf, String)]) -> HashMap<String, String> {
    let mut found = HashMap::new();
    for (folder, before) in folders {
        let mut waiting = vec![folder.clone()];
        while let Some(next) = waiting.pop() {
            for entry in std::fs::read_dir(&next).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    waiting.push(path);
                } else if let (Ok(name), Ok(source)) = (path.strip_prefix(folder), std::fs::read_to_string(&path)) {
                    found.insert(format!("{before}{}", name.to_string_lossy()), source);
                }
            }
        }
    }
    found
}

/// An empty environment with the functions that every template may use.
fn environment(i18n: &I18n, assets: &Assets) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(blocks());
    env.set_auto_escape_callback(|name| {
        if name.rsplit('.').next() == Some("html") { minijinja::AutoEscape::Html } else { minijinja::AutoEscape::None }
    });
    env.set_formatter(escape);
    add_words(&mut env, i18n);
    let assets = assets.clone();
    env.add_function("asset", move |name: &str| assets.href(name).unwrap_or_default());
    env.add_function("lace", |state: &mut State, given: Value, shape: &str| -> Result<Value, minijinja::Error> {
        // Figures of one page are numbered: two of them may be drawn from one seed, and an id stands once in a page.
        let number = state.get_temp("lace").and_then(|last| u64::try_from(last).ok()).unwrap_or(0) + 1;
        state.set_temp("lace", number.into());
        let seed = u64::try_from(given.get_attr("seed")?).map_err(|_| bad("lace: no seed"))?;
        let shape = shape.parse().map_err(|()| bad("lace: wide, card or square"))?;
        Ok(Value::from_safe_string(lace::figure(&lace::Lace { seed, shape }, number).to_string()))
    });
    env.add_function("thread", || Value::from_safe_string(lace::thread().to_string()));
    env.add_function("mark", || Value::from_safe_string(lace::mark().to_string()));
    env
}

/// A line that holds nothing but a block leaves no blank line behind.
fn blocks() -> minijinja::syntax::SyntaxConfig {
    minijinja::syntax::SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default()
}

/// minijinja also escapes `/`, which makes every address longer; the five that HTML needs are enough.
fn escape(out: &mut minijinja::Output, state: &mut State, value: &Value) -> Result<(), minijinja::Error> {
    let escaped = matches!(state.auto_escape(), minijinja::AutoEscape::Html) && !value.is_safe();
    match value.as_str().filter(|_| escaped) {
        Some(text) => document::escape(out, text).map_err(|_| bad("writing")),
        None if value.is_none() => Ok(()),
        None => minijinja::escape_formatter(out, state, value),
    }
}

fn add_words(env: &mut Environment<'static>, i18n: &I18n) {
    let words = i18n.clone();
    env.add_function("t", move |state: &State, key: &str, args: Kwargs| -> Result<String, minijinja::Error> {
        let names: Vec<&str> = args.args().collect();
        let given = names.iter().map(|name| Ok((*name, arg(&args.peek::<Value>(name)?))));
        let given = given.collect::<Result<Vec<_>, minijinja::Error>>()?;
        Ok(words.text(language(state)?, key, &given))
    });
    let words = i18n.clone();
    env.add_function("date", move |state: &State, at: &str, style: &str| -> Result<String, minijinja::Error> {
        Ok(words.date(language(state)?, civil(at)?, style_of(style)?))
    });
    let words = i18n.clone();
    env.add_function("range", move |state: &State, from: &str, to: &str| -> Result<String, minijinja::Error> {
        Ok(words.range(language(state)?, civil(from)?, civil(to)?))
    });
    let words = i18n.clone();
    env.add_function("number", move |state: &State, number: i64| -> Result<String, minijinja::Error> {
        Ok(words.number(language(state)?, number))
    });
    let words = i18n.clone();
    env.add_function("bytes", move |state: &State, number: u64| -> Result<String, minijinja::Error> {
        Ok(words.bytes(language(state)?, number))
    });
}

fn arg(value: &Value) -> Arg {
    match f64::try_from(value.clone()) {
        Ok(number) if value.is_number() => Arg::Number(number),
        _ => Arg::Text(value.to_string()),
    }
}

fn language(state: &State) -> Result<Language, minijinja::Error> {
    let tag = state.lookup("language").ok_or_else(|| bad("no language"))?;
    tag.as_str().and_then(|tag| tag.parse().ok()).ok_or_else(|| bad("no language"))
}

fn civil(text: &str) -> Result<Civil, minijinja::Error> {
    text.parse().map_err(|_| bad("not a civil time"))
}

fn style_of(style: &str) -> Result<DateStyle, minijinja::Error> {
    Ok(match style {
        "day" => DateStyle::Day,
        "weekday" => DateStyle::Weekday,
        "month" => DateStyle::Month,
        "time" => DateStyle::Time,
        _ => return Err(bad("date: day, weekday, month or time")),
    })
}

fn bad(what: &'static str) -> minijinja::Error {
    minijinja::Error::new(ErrorKind::InvalidOperation, what)
}
