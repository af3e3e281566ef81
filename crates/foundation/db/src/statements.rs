//! How a store declares its statements.

/// Declares the statements of a `store.rs` as constants, and all of them together as `STATEMENTS`, so that a test
/// can explain every one on a filled base. They are text that both databases take, with `$1` placeholders.
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$doc])* pub(crate) const $name: &str = $sql;)+

        /// Every statement of this store, by name; for the test that explains them.
        pub const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}
