//! One file per group of commands; each gives an [`Answer`].

mod compliance;
mod decide;
mod demo;
mod due;
mod due_text;
mod export;
mod extend;
mod fact;
mod history;
mod identity;
mod import;
mod law;
mod notice;
mod notice_text;
mod organisation;
mod pack;
mod product;
mod record;
mod register;
mod report;
mod rules;
mod seal;
mod sealing;
mod sent;
mod show;
mod verify;
mod versions;
mod zones;

use crate::arguments::{Arguments, Command};
use crate::{Answer, Failure};
use desk::DueFilter;

/// Does what was asked.
pub(crate) fn run(arguments: Arguments) -> Result<Answer, Failure> {
    let Arguments { common, command } = arguments;
    match command {
        Command::Init { file, sample } => register::init(&common, file, sample),
        Command::Import { files, preview } => import::run(&common, &files, preview),
        Command::List { all } => record::list(&common, all),
        Command::Show { number } => show::run(&common, &number),
        Command::New { title, linked_to } => record::new(&common, &title, linked_to.as_deref()),
        Command::Set { number, path, value, reason } => record::set(&common, &number, &path, &value, &reason),
        Command::Edit(edit) => record::edit(&common, &edit),
        Command::Close { number, reopen, reason } => record::close(&common, &number, !reopen, &reason),
        Command::Product(command) => product::run(&common, command),
        Command::Organisation(command) => organisation::run(&common, command),
        Command::Fact(fact) => fact::record(&common, *fact),
        Command::Answer { number, question, answer, reason } => {
            fact::answer(&common, &number, &question, &answer, &reason)
        }
        Command::Decide(decide) => decide::run(&common, &decide),
        Command::Due { number, at, explain, all, owner, authority, product } => {
            let filter = DueFilter { owner, authority, product, ..DueFilter::default() };
            due::run(&common, number.as_deref(), at.as_deref(), explain, all, filter)
        }
        Command::Assign(assign) => decide::assign(&common, &assign),
        Command::Remind { since } => due::remind(&common, since.as_deref()),
        Command::Rules { part } => rules::run(&common, part.as_deref()),
        Command::Regime(switch) => law::regime(&common, &switch),
        Command::Calendar(command) => law::calendar(&common, command),
        Command::RulePack(command) => law::rule_pack(&common, command),
        Command::Zones(command) => zones::run(&common, command),
        Command::Notice(command) => notice::run(&common, command),
        Command::Seal(seal) => seal::run(&common, &seal),
        Command::Extend(extend) => extend::run(&common, &extend),
        Command::Sealing(command) => sealing::run(&common, command),
        Command::Identity(command) => identity::run(&common, command),
        Command::Pack(command) => pack::run(&common, command),
        Command::Sent(sent) => sent::run(&common, &sent),
        Command::Verify(verify) => verify::run(&common, &verify),
        Command::History(order) => history::run(&common, &order),
        Command::Report(command) => report::run(&common, command),
        Command::Channel(command) => report::channel(&common, command),
        Command::Document(command) => compliance::document(&common, command),
        Command::Compliance(asked) => compliance::compliance(&common, &asked),
        Command::Defence(asked) => compliance::defence(&common, &asked),
        Command::Binder(asked) => compliance::binder(&common, &asked),
        Command::Scan(asked) => compliance::scan(&common, &asked),
        Command::Measures(asked) => compliance::measures(&common, &asked),
        Command::Scope(asked) => compliance::scope(&common, &asked),
        Command::Export(export) => export::run(&common, export),
        Command::Versions(command) => versions::run(&common, command),
        Command::Search { words, limit } => register::search(&common, &words.join(" "), limit),
        Command::Backup { file } => register::backup(&common, &file),
        Command::Restore { backup, file } => register::restore(&common, &backup, &file),
        Command::Demo { folder } => demo::run(&common, &folder),
    }
}
