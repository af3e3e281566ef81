//! Frames of video sites that are known: what they show has an address that a link can lead to.

use kernel::Url;

/// The page of the video that a frame shows; `None` for any other frame.
pub(super) fn video(src: &str) -> Option<Url> {
    let absolute = if src.starts_with("//") { format!("https:{src}") } else { src.to_owned() };
    let url: Url = absolute.parse().ok()?;
    let (host, path) = url.as_str().split_once("://")?.1.split_once('/')?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let id = |prefix: &str| path.strip_prefix(prefix).and_then(|rest| rest.split('/').next()).filter(|id| is_id(id));
    let page = match host {
        "youtube.com" | "youtube-nocookie.com" | "m.youtube.com" => {
            let id = id("embed/").or_else(|| id("v/"))?;
            format!("https://www.youtube.com/watch?v={id}")
        }
        "player.vimeo.com" => format!("https://vimeo.com/{}", id("video/")?),
        "dailymotion.com" => format!("https://www.dailymotion.com/video/{}", id("embed/video/")?),
        // Any PeerTube server: its frames are known by their path alone.
        _ => format!("https://{host}/videos/watch/{}", id("videos/embed/")?),
    };
    page.parse().ok()
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_videos_become_pages() {
        for (src, page) in [
            ("https://www.youtube.com/embed/a-B_c1?rel=0", "https://www.youtube.com/watch?v=a-B_c1"),
            ("//www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc"),
            ("https://player.vimeo.com/video/1234?h=5", "https://vimeo.com/1234"),
            ("https://tube.example.org/videos/embed/0a1b-2c", "https://tube.example.org/videos/watch/0a1b-2c"),
        ] {
            assert_eq!(video(src).unwrap().as_str(), page);
        }
        for other in ["https://www.youtube.com/embed/", "https://example.org/embed/x", "javascript:x", "", "//"] {
            assert_eq!(video(other), None, "{other}");
        }
    }
}
