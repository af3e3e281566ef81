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
