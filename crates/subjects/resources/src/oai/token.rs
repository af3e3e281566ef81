//! Resumption tokens. A token says where a list goes on, so that nothing is kept between two requests and it holds over a
//! restart, on every node, for as long as a harvester likes.

use super::ask::{List, PREFIX};

/// The token of a list: its verb, format, first and last second, set, last record, count.
pub(super) fn write(list: &List) -> String {
    let verb = if list.headers { "i" } else { "r" };
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let after = list.after.map(|after| after.0.simple().to_string()).unwrap_or_default();
    let (from, until) = (number(list.from), number(list.until));
    let set = list.set.as_deref().unwrap_or_default();
    [verb, PREFIX, &from, &until, set, &after, &list.cursor.to_string()].join("~")
}

/// Reads a token; nothing where it is none.
pub(super) fn read(token: &str) -> Option<List> {
    let parts: Vec<&str> = token.split('~').collect();
    let [verb, PREFIX, from, until, set, after, cursor] = parts.as_slice() else { return None };
    let number = |text: &str| match text {
        "" => Some(None),
        text => text.parse::<i64>().ok().map(Some),
    };
    let list = List {
        headers: match *verb {
            "i" => true,
            "r" => false,
            _ => return None,
        },
        from: number(from)?,
        until: number(until)?,
        set: Some((*set).to_owned()).filter(|set| !set.is_empty()),
        after: Some(after.parse().ok()?),
        cursor: cursor.parse().ok()?,
    };
    // Each list has one token: what was changed by hand is refused.
    (write(&list) == token).then_some(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::PublicationId;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_token_is_read_as_it_was_written(headers: bool, from: Option<i32>, until: Option<i32>, set in "[a-zA-Z0-9.-]{0,8}", after: u128, cursor: u32) {
            let list = List {
                headers,
                from: from.map(i64::from),
                until: until.map(i64::from),
                set: Some(set).filter(|set| !set.is_empty()),
                after: Some(PublicationId(db::Uuid::from_u128(after))),
                cursor: u64::from(cursor),
            };
            prop_assert_eq!(read(&write(&list)), Some(list));
        }

        #[test]
        fn nothing_makes_it_stumble(token in "\\PC{0,60}") {
            let _ = read(&token);
        }
    }

    #[test]
    fn what_is_no_token_is_refused() {
        let after = "0195e1a0000070008000000000000001";
        assert!(read(&format!("r~oai_dc~~~~{after}~100")).is_some());
        for token in [
            String::new(),
            "r".to_owned(),
            format!("x~oai_dc~~~~{after}~100"),
            format!("r~marc~~~~{after}~100"),
            format!("r~oai_dc~~~~{after}~"),
            format!("r~oai_dc~~~~{after}~+100"),
            format!("r~oai_dc~one~~~{after}~100"),
            "r~oai_dc~~~~~100".to_owned(),
            "r~oai_dc~~~~0195e1a0-0000-7000-8000-000000000001~100".to_owned(),
        ] {
            assert!(read(&token).is_none(), "{token}");
        }
    }
}
