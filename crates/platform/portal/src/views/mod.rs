//! The views of this room, and the pieces that all views share.

mod coming;
mod head;
mod pages;
mod pieces;
mod samples;

pub use coming::{CalendarView, ComingView, EventRow, TileView};
pub use head::{
    Alternate, Crumb, FrameView, Head, ImageView, LanguageLink, LinkTitle, MenuLink, NoticeView, SearchBox, SiteLink,
};
pub use pages::{
    Active, ElsewherePage, ErrorPage, FilterLink, Filters, HomePage, HomeThemes, LetterPart, ListPage, MembersPage,
    ThemePage, ThemesPage, TopicLink,
};
pub use pieces::{CardView, LaceView, LinkView, Neighbour, PictureView, RelatedView, ThemeLink};
pub(crate) use samples::head as sample_head;
