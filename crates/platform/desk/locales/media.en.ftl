desk-media = Media library
desk-media-any = Any
desk-media-words = Words
desk-media-class = Kind of file
desk-media-class-picture = Picture
desk-media-class-document = Document
desk-media-class-sound = Sound
desk-media-class-video = Video
desk-media-class-other = Other file
desk-media-collection = Collection
desk-media-collections = Collections
desk-media-unused = Only what nothing uses
desk-media-none = The library is still empty.
desk-media-waiting = Being read
desk-media-unreadable = This file could not be read: it is damaged, or too large once opened.
desk-media-about = This file
desk-media-preview = Preview of the file
desk-media-look-again = Read the file again
desk-media-name = Name
desk-media-what = What it is
desk-media-arrived = Came in on
desk-media-readers = Readers
desk-media-read = Readers can open it.
desk-media-unread = No reader can open it yet.
desk-media-original = Save the file as it came in
desk-media-where = Where it is used
desk-media-nowhere = Nothing uses it.
desk-media-draft-use = draft
desk-media-text = The beginning of its text
desk-media-no-text = No text is found in it: it is probably a picture of paper, which nobody can have read aloud.
desk-media-title = Title
desk-media-description = Description
desk-media-description-hint = What the picture shows, for those who do not see it. It is proposed at each use, where it may be changed.
desk-media-about-hint = What the file holds, in one sentence.
desk-media-transcript = Transcript
desk-media-transcript-hint = All that is said, and what is heard that matters, to be read instead of the sound.
desk-media-rights = Rights
desk-media-creator = Creator
desk-media-credit = Credit
desk-media-credit-hint = What is read beside the file, for instance: © City of Mechelen
desk-media-licence = Licence
desk-media-licence-reserved = All rights reserved
desk-media-consent = Consent of the people in the photograph
desk-media-consent-hint = Who has agreed, to what, and where that is kept. This note is never published.
desk-media-content = Content
desk-media-language = Language
desk-media-unsaid = Not said
desk-media-poster = Picture before it plays
desk-media-poster-hint = The address of a picture of the library, such as /desk/media/…
desk-media-untold = No transcript because…
desk-media-untold-hint = Without a transcript or a reason, a warning is given before publishing.
desk-media-untold-on-page = the page says the same
desk-media-untold-wordless = nothing is said in it
desk-media-accessible = Readable by assistive technology
desk-media-accessible-hint = Where nothing is said, a tagged PDF is taken to be.
desk-media-accessible-yes = Yes
desk-media-accessible-no = No
desk-media-focus = Point to keep in sight
desk-media-focus-hint = Where the picture is cropped, this point stays visible. Give it in percent, or point at it on the picture.
desk-media-focus-x = From the left, in %
desk-media-focus-y = From the top, in %
desk-media-public = Open to all
desk-media-public-hint = Anybody can open it at its address, even if no publication uses it.
desk-media-version = Version
desk-media-not-yours = Readers have this file already: an editor can change it.
desk-media-captions = Captions
desk-media-captions-file = WebVTT file
desk-media-add-captions = Add these captions
desk-media-remove-captions = Remove: { $language }
desk-media-replace = Replace the file
desk-media-replace-about = Its address, title and uses stay; the version before is kept.
desk-media-new-file = New file
desk-media-replace-do = Replace
desk-media-past = Former versions
desk-media-revision = Version { $number } ({ $format })
desk-media-restore = Take version { $number } back
desk-media-remove = Remove
desk-media-remove-used = This file is used and cannot be removed. Take it out of the texts that use it first.
desk-media-remove-sure = Remove this file…
desk-media-remove-about = The file, its description and its former versions will be gone. This cannot be undone.
desk-media-remove-do = Remove for good
desk-media-upload = Add files
desk-media-files = Files
desk-media-limits = Several at once if you like; at most { $most } each. Pictures, PDF, office documents, sound, video.
desk-media-upload-do = Send
desk-media-upload-drop = Or drop them here.
desk-media-upload-waiting = waiting
desk-media-upload-sending = sending
desk-media-upload-done = arrived
desk-media-upload-failed = could not be sent
desk-media-upload-cut = connection lost, it will go on by itself
desk-media-upload-again = Try again
desk-media-upload-stop = Stop
desk-media-upload-stopped = stopped
desk-media-collections-about = A file may be in several collections. Removing a collection removes no file.
desk-media-rename = Rename or remove “{ $name }”
desk-media-collection-remove = Remove the collection
desk-media-collection-new = New collection
desk-media-collection-make = Make the collection
desk-media-name-in = Name in { $language }
desk-media-fault-version = Somebody else changed this file meanwhile. What you wrote is kept here: check it, then save again.
desk-media-fault-focus = Give both numbers, from 0 to 100, or none.
desk-media-fault-no-file = Choose a file.
desk-media-fault-too-large = This file is too large.
desk-media-fault-full = There is no room left on the server. Nothing was stored; tell the administrator.
desk-media-fault-same = This is the very file that is there.
desk-media-fault-used = This file is used: it cannot be removed.
desk-media-fault-captions = Captions are a WebVTT file, and belong to sound or video.
desk-media-fault-cue = These captions cannot be read: line { $given }. A cue begins with “00:01.000 --> 00:04.000”, its end after its beginning, and a blank line parts it from the next.
desk-media-fault-captions-utf-8 = These captions are not in UTF-8. Save them again in this encoding.
desk-media-fault-captions-none = This file holds no captions.
desk-media-fault-poster = Give the address of a picture of the library.
desk-media-fault-name = This name is too long, or holds a character that cannot be shown.
desk-media-fault-no-name = Give a name in one language at least.
desk-media-fault-file-name = This file name is too long, or holds a character that cannot be shown.
desk-media-fault-empty = This file is empty.
desk-done-media-taken = It has arrived in the library.
desk-done-media-replaced = The file is replaced.
desk-done-media-looking = The file will be read again.
desk-media-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
desk-media-uses =
    { $count ->
        [0] Unused
        [one] { $count } publication
       *[other] { $count } publications
    }
desk-media-count =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
