//! `desk organisation`.

use crate::arguments::{Common, Organisation as Command};
use crate::table::Table;
use crate::{Answer, Failure, office, pointer};

/// Shows or changes the organisation.
pub(crate) fn run(common: &Common, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Show => show(common),
        Command::Set { path, value } => {
            let mut desk = office::open_to_write(common)?;
            let changed = pointer::set(&desk.organisation()?, &path, &value)?;
            desk.save_organisation(&changed)?;
            Answer::new("Organisation saved.\n", &changed)
        }
    }
}

fn show(common: &Common) -> Result<Answer, Failure> {
    let organisation = office::open(common)?.organisation()?;
    let mut table = Table::new(&[""]);
    let mut row = |path: &str, value: &str| {
        table.row([path.to_owned(), if value.is_empty() { "-".to_owned() } else { value.to_owned() }]);
    };
    row("/name", &organisation.name);
    row("/address", &organisation.address.join(", "));
    row("/country", &organisation.country.0);
    row("/zone", &organisation.zone);
    row("/srn", &organisation.srn);
    row("/fda_registration", &organisation.fda_registration);
    row("/email", &organisation.email);
    row("/phone", &organisation.phone);
    row("/website", &organisation.website);
    row("/colour", &organisation.colour);
    row("/signatory/name", &organisation.signatory.name);
    row("/signatory/function", &organisation.signatory.function);
    row("/signatory/place", &organisation.signatory.place);
    for (index, person) in organisation.people.iter().enumerate() {
        row(&format!("/people/{index}"), &format!("{}, {}, {}", person.name, person.function, person.email));
    }
    Answer::new(table.text(), &organisation)
}
