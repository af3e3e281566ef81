# A translation beside its source.
desk-compare-beside = Translate side by side
desk-compare-about = The text in { $source } and its translation into { $own }, block by block.
desk-compare-changed = { $count ->
    [one] { $count } passage has changed since the translation.
   *[other] { $count } passages have changed since the translation.
}
desk-compare-from = Translate from another language instead:
desk-compare-of-row = { $field } ({ $row })
desk-compare-block = Translation of block { $number }
desk-compare-source-changed = Changed since the translation
desk-compare-own = Of the translation alone
desk-compare-missing = To translate
desk-compare-follows = The translation now says what the source says
desk-compare-save = Save the translation
desk-compare-faults = Nothing was saved: mend the fields that are marked.
desk-compare-locked = This text cannot be changed now: its draft waits for a review or for publication, or it is not yours to change.
desk-compare-overtaken = Nothing was saved: somebody else changed this text meanwhile. What you wrote is still in the fields; check it, then save.

# Two people on one text.
desk-compare-merge = Passage { $number }, changed by both
desk-compare-merge-about = What the other person changed elsewhere in the text is taken in when you save.
desk-compare-theirs = Keep the version that the other person saved
desk-compare-mine = Keep mine
desk-compare-both = Keep both, one after the other
desk-compare-removed = Passage removed
