//! The people of the demonstration, and how they come to act.

use std::collections::BTreeMap;

use mingzhang_demo::{Bureau, Person};
use mingzhang_store::{Actor, NewAccount, Password, Role, RoleGrant, Secret, Store};
use tokio::task::JoinSet;

use super::{DemoError, DemoPeople, Organisations};

/// Everyone, by the name that they sign in with.
pub(super) struct Cast {
    store: Store,
    password: String,
}

impl Cast {
    /// Someone who has signed in, and out again: whoever looks on finds no session of theirs.
    pub(super) async fn actor(&self, person: &Person) -> Result<Actor, mingzhang_store::Error> {
        let password = Password::new(self.password.clone());
        let token = self.store.sign_in(&Actor::nobody(), &person.0, &password).await?.token;
        let actor = self.store.session(&token).await?.actor;
        self.store.end_session(&token).await?;
        Ok(actor)
    }
}

/// Makes an account for each; the first link is the administrator's.
pub(super) async fn invite(
    store: &Store,
    bureau: &Bureau,
    organisations: &Organisations,
    first: &Secret,
) -> Result<(Cast, DemoPeople), DemoError> {
    let password = password()?;
    let mut people = Vec::new();
    let mut accounts = JoinSet::new();
    for (role, code, organisation, person) in posts(bureau) {
        let Some(&at) = organisations.get(code) else { continue };
        let link = if role == Role::Administrator {
            first.clone()
        } else {
            store.invite(&Actor::system("demo"), RoleGrant { role, organisation: at }).await?
        };
        let Person(name, full_name) = person.clone();
        people.push((word(role), organisation.to_owned(), name.clone()));
        let (store, password) = (store.clone(), Password::new(password.clone()));
        // Hashing a password takes long, by design: all cores at once.
        accounts.spawn(async move { store.redeem(&link, &NewAccount { name, full_name, password }).await });
    }
    while let Some(made) = accounts.join_next().await {
        made??;
    }
    let cast = Cast { store: store.clone(), password: password.clone() };
    Ok((cast, DemoPeople { people, password }))
}

/// Each post: the role, code and name of the organisation, and who has it.
fn posts(bureau: &Bureau) -> Vec<(Role, &str, &str, &Person)> {
    let own = (bureau.code.as_str(), bureau.name.as_str());
    let mut posts = vec![
        (Role::Administrator, own.0, own.1, &bureau.administrator),
        (Role::Bureau, own.0, own.1, &bureau.reviewer),
    ];
    for it in &bureau.departments {
        posts.push((Role::Department, it.code.as_str(), it.name.as_str(), &it.reviewer));
    }
    for it in &bureau.units {
        posts.push((Role::Clerk, it.code.as_str(), it.name.as_str(), &it.clerk));
        posts.push((Role::UnitReviewer, it.code.as_str(), it.name.as_str(), &it.reviewer));
    }
    posts
}

const fn word(role: Role) -> &'static str {
    match role {
        Role::Clerk => "填报",
        Role::UnitReviewer => "单位审核",
        Role::Department => "主管部门",
        Role::Bureau => "财政局",
        Role::Administrator => "管理员",
    }
}

/// `k7mq-w2xd-9hfp-tn4r`: 80 random bits without characters that look alike.
fn password() -> Result<String, getrandom::Error> {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut random = [0; 16];
    getrandom::fill(&mut random)?;
    let letters: BTreeMap<u8, char> = (0..).zip(ALPHABET.iter().map(|letter| char::from(*letter))).collect();
    let mut password = String::new();
    for (index, byte) in random.iter().enumerate() {
        if index > 0 && index.is_multiple_of(4) {
            password.push('-');
        }
        password.extend(letters.get(&(byte % 32)));
    }
    Ok(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_four_groups_and_no_letters_that_look_alike() {
        let password = password().unwrap();
        let groups: Vec<usize> = password.split('-').map(str::len).collect();
        assert_eq!(groups, [4, 4, 4, 4]);
        assert!(!password.contains(['l', 'o', '0', '1']));
    }
}
