//! The command line.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use malines::Operator;

use crate::commands;

/// The portal of decentralised cooperation.
///
/// The usual way: `malines serve`, and open the address that it prints. Everything that the site holds lies in one
/// data folder; copy it and you have copied the site.
#[derive(Parser)]
#[command(name = "malines", version, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Where things are.
#[derive(Args)]
pub(crate) struct Common {
    /// The data folder; made where it is not there.
    #[arg(long, global = true, env = "MALINES_DATA_DIR", value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// The file of the operator's settings; else malines.toml here, else in the data folder.
    #[arg(long, global = true, env = "MALINES_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// A postgres:// address, for several nodes; without it, a file in the data folder.
    #[arg(long, global = true, env = "MALINES_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site.
    ///
    /// Listens on 127.0.0.1:8080, or where --listen says. An embedded base that an older binary made is copied and
    /// migrated first; a PostgreSQL base is not: run `malines migrate` once, then start the nodes.
    ///
    /// Example: malines serve --data-dir /srv/malines --listen 0.0.0.0:80
    Serve {
        /// The address and port to listen on.
        #[arg(long, env = "MALINES_LISTEN", value_name = "ADDR:PORT")]
        listen: Option<SocketAddr>,
        /// The site's own address, such as <https://example.org>. Links are made of it, and other hosts are redirected to it.
        #[arg(long, env = "MALINES_PUBLIC_URL", value_name = "URL")]
        public_url: Option<kernel::Url>,
        /// Read templates and styles from the source tree at each request: for those who write them.
        #[arg(long, env = "MALINES_DEVELOP")]
        develop: bool,
    },
    /// Make the demonstration site, and generated articles for measuring.
    ///
    /// The hand-written site comes first, by the same imports that anybody uses; run again it changes nothing. With
    /// --articles it is followed by generated ones, the same for the same seed; killed and begun again it goes on where
    /// it stopped. Nobody may have the base open meanwhile.
    ///
    /// Example: malines demo --data-dir /tmp/malines --articles 100000
    Demo {
        /// How many generated articles there are to be.
        #[arg(long, value_name = "N", default_value_t = 0)]
        articles: u64,
        /// What chance begins with.
        #[arg(long, value_name = "S", default_value_t = 1)]
        seed: u64,
    },
    /// Bring publications or the site's settings in.
    ///
    /// A file brought twice changes nothing the second time. It works while the site is served: pages, feeds and counts
    /// follow within a second.
    #[command(subcommand)]
    Import(Import),
    /// Let people into the desk.
    #[command(subcommand)]
    User(User),
    /// Bring the base up to this binary's version.
    ///
    /// An embedded base is copied beside itself first. Nobody may have the base open meanwhile.
    Migrate,
    /// Look whether everything is as it should be, and say what is not.
    Doctor {
        /// Make all lists, counts and uses of files anew from the publications.
        #[arg(long)]
        rebuild: bool,
    },
    /// Make the index of the search anew.
    ///
    /// The index is made of what is published, and follows it by itself; losing it loses nothing. While the site is served, the
    /// serving process makes it anew, and answers from the old one until the new one is whole.
    Reindex,
    /// Open files from outside, as a child of `serve`: reads what to do from its input. Not for people.
    Worker,
    /// Say the version.
    Version,
}

#[derive(Subcommand)]
pub(crate) enum Import {
    /// Articles, one JSON object a line.
    ///
    /// The format is in docs/operators/import-articles.md. Lines that are wrong are reported by number with the reason,
    /// the good ones go in, and the exit code says that there were some.
    ///
    /// Example: malines import articles news.jsonl --files attachments/
    Articles {
        /// The file; - for the standard input is not possible, since it is read twice.
        file: PathBuf,
        /// The folder of the files that lines name.
        #[arg(long, value_name = "DIR")]
        files: Option<PathBuf>,
        /// Say what would happen, and change nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// The site: name, languages, time zone, menus, home page, contact, legal texts.
    ///
    /// The format is in docs/operators/import-site.md. What the file does not say stays as it was; where something in
    /// it is wrong, nothing is changed.
    ///
    /// Example: malines import site site.toml
    Site {
        /// The file.
        file: PathBuf,
        /// Say what would happen, and change nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Subcommand)]
pub(crate) enum User {
    /// Invite somebody: prints a link that lets them in.
    ///
    /// The link works once, within seven days. Somebody who has an account already gets these roles and begins anew: what
    /// they signed in with before no longer holds. It works while the site is served.
    ///
    /// Example: malines user invite camille@ville.example --role translator --only-language es
    Invite(Invite),
}

#[derive(Args)]
pub(crate) struct Invite {
    /// Their mail address.
    pub(crate) email: kernel::Email,
    /// Their name; they may change it.
    #[arg(long, default_value = "")]
    pub(crate) name: String,
    /// The language of their desk: fr, en, es or ar; the site's first one where it is not said.
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) language: Option<kernel::Language>,
    /// What they may do: member, contributor, translator, editor, publisher or administrator.
    #[arg(long, value_parser = role)]
    pub(crate) role: kernel::Role,
    /// Only this kind of publication: article, page.
    #[arg(long, value_name = "KIND")]
    pub(crate) only_kind: Option<String>,
    /// Only texts in this language.
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) only_language: Option<kernel::Language>,
    /// Only what carries the theme of this number.
    #[arg(long, value_name = "ID")]
    pub(crate) only_theme: Option<kernel::ThemeId>,
    /// Only within the group of this number.
    #[arg(long, value_name = "ID")]
    pub(crate) only_group: Option<kernel::GroupId>,
    /// Only for the authority or organisation of this number.
    #[arg(long, value_name = "ID")]
    pub(crate) only_party: Option<kernel::PartyId>,
}

fn role(name: &str) -> Result<kernel::Role, String> {
    let names = || accounts::ROLES.map(accounts::role_name).join(", ");
    accounts::role_named(name).ok_or_else(|| format!("one of {}", names()))
}

/// Reads the command line and does what it says.
pub(crate) fn run() -> Result<ExitCode> {
    let Cli { common, command } = Cli::parse();
    match command {
        Command::Worker => media::worker::main().map(|()| ExitCode::SUCCESS),
        Command::Version => {
            println!("malines {}", env!("CARGO_PKG_VERSION"));
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve { listen, public_url, develop } => {
            let mut operator = common.operator()?;
            operator.listen = listen.unwrap_or(operator.listen);
            operator.public_url = public_url.or(operator.public_url);
            operator.develop |= develop;
            commands::serve(&operator)
        }
        Command::Demo { articles, seed } => commands::demo(&common.operator()?, articles, seed),
        Command::Import(what) => commands::import(&common.operator()?, &what),
        Command::User(User::Invite(invite)) => commands::invite(&common.operator()?, &invite),
        Command::Migrate => commands::migrate(&common.operator()?),
        Command::Reindex => commands::reindex(&common.operator()?),
        Command::Doctor { rebuild } => commands::doctor(&common.operator()?, rebuild),
    }
}

impl Common {
    /// The operator's settings: the file, with the environment and the command line over it.
    fn operator(self) -> Result<Operator> {
        let mut operator = Operator::read(self.config.as_deref(), self.data_dir.as_deref())?;
        operator.data_dir = self.data_dir.unwrap_or(operator.data_dir);
        operator.database = self.database.or(operator.database);
        Ok(operator)
    }
}
