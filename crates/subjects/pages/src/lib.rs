//! Pages with a tree; the contact form; the generated statements.
