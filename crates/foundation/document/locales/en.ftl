# Lists of files and links to them: "(PDF, 4 pages, 1.2 MB, in French, accessible)".
document-file-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
document-file-language = in { $language }
document-file-accessible = accessible

document-credit = Credit: { $credit }
document-table = Table
document-callout = Note
document-embed-on = on { $host }

document-notes = Notes
document-note = Note { $number }
document-note-back = Back to note { $number } in the text

# What must be mended before publishing.
document-problem-malformed = The text came in a form that cannot be read. Reload the page and try again.
document-problem-too-deep = Lists, quotations and call-outs are nested too deeply.
document-problem-too-large = The text is too long. Split it into several pages.
document-problem-ragged-table = The rows of this table do not all have the same number of cells.
document-problem-heading-skips = This heading skips a level. Use the level just below the heading before it.
document-problem-heading-empty = This heading has no words.
document-problem-alternative-missing = Describe this picture for those who cannot see it, or mark it as decorative.
document-problem-alternative-is-file-name = The description of this picture is the name of a file. Say what the picture shows.

# What an import could not carry.
document-loss-element = Element that a text cannot hold, removed
document-loss-event = Script attribute removed
document-loss-link = Link removed, its words kept
document-loss-image = Picture removed
document-loss-raw-html = HTML code removed
document-loss-heading = Level of a heading adjusted
document-loss-layout-table = Layout table turned into plain text
document-loss-structure = Block moved out of a place where it cannot stand
document-loss-depth = Nesting made flatter
document-loss-size = End of the text cut off: too long

# Kinds of blocks, as an editor calls them.
document-block-heading = Heading { $level }
document-block-paragraph = Paragraph
document-block-bullets = Bulleted list
document-block-numbers = Numbered list
document-block-item = List item
document-block-quote = Quotation
document-block-table = Table
document-block-row = Row
document-block-cell = Cell
document-block-header = Header cell
document-block-picture = Picture
document-block-decorative = Decorative picture
document-block-files = Files
document-block-embed = Video or content of another site
document-block-callout = Callout
document-block-rule = Separator

# Two versions of a text compared. Those that begin and end are heard by screen readers alone.
document-compare-added = Added
document-compare-removed = Removed
document-compare-changed = Changed
document-compare-moved = Moved
document-compare-changed-moved = Changed and moved
document-compare-became = ({ $was } → { $is })
document-compare-added-begins = [added:
document-compare-added-ends = end of addition]
document-compare-removed-begins = [removed:
document-compare-removed-ends = end of removal]
document-compare-note = note:
document-compare-unknown = no longer there
document-compare-title = Title:
document-compare-caption = Caption:
document-compare-alternative = Description:
document-compare-credit = Credit:
document-compare-source = Source:
document-compare-address = Address:
document-compare-language = Language:

# What a check of accessibility finds.
document-check-link-empty = This link has no words. Give it some, or remove the link.
document-check-link-vague = “{ $words }” does not say where the link leads. Name what the reader will find there.
document-check-link-is-address = The words of this link are its address. Name what the reader will find there: { $words }
document-check-position = “{ $words }” points to something by its place, which not everyone sees. Name it instead.
document-check-colour = “{ $words }” points to something by its colour, which not everyone sees. Name it instead.
document-check-table-headers = This table has no header cells. Mark those that name its columns or rows.
document-check-table-caption = This table has no caption. Say in a few words what it shows.
document-check-capitals = “{ $words }” is in capitals, which are hard to read. Write it in small letters.
document-check-bold-for-heading = “{ $words }” is in bold but reads like a heading. Make it a heading.
document-check-embed-title = This video or content of another site has no title. Give it one: { $words }

# The player of sound and video.
document-transcript = Transcript
document-listen = Listen: { $title }
document-watch = Watch: { $title }
