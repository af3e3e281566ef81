//! What takes place next, beside what is new: on the home page and on the pages of themes.

use kernel::Civil;
use themes::Theme;

use crate::{Asked, views::ComingView};

/// What takes place next, of a theme where one is named, and until when that is right; nothing where nothing does.
pub(crate) async fn coming(
    asked: &Asked,
    snapshot: &db::Snapshot,
    theme: Option<&Theme>,
) -> kernel::Result<(Option<ComingView>, Option<Civil>)> {
    let Some((_, find)) = asked.portal.coming() else { return Ok((None, None)) };
    let (view, until) = find(asked, snapshot, theme).await?;
    Ok((Some(view).filter(|view| !view.events.is_empty()), until))
}
