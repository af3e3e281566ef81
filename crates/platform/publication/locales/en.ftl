publication-not-in-language = This text is not available in English
publication-read-it-in = You can read it in
publication-members-overline = Members only
publication-members-title = This page is for members
publication-members-text = This page is for the authorities and organisations that are members of the network. To get access, write to the network’s team.
publication-members-sign-in = Sign in

# What is found before publishing.
publication-check-title = The text has no title.
publication-check-language = There is no text in { $words } yet.
publication-check-themes = No theme is chosen: the text will stand in no theme’s list.
publication-check-lead-missing = The lead picture is not in the library any more.
publication-check-lead-alt = Describe the lead picture for those who cannot see it, or mark it as decorative.
publication-check-lead-alt-file-name = The description of the lead picture, “{ $words }”, is the name of a file. Say what the picture shows.
publication-check-link-label = The link has no words. Name what the reader will find there.
publication-check-file-missing = The document “{ $words }” is not in the library any more.
publication-check-file-title = The document “{ $words }” has no title.
publication-check-announced-title = The announced document no. { $words } has no title.
publication-check-file-title-elsewhere = The document “{ $words }” has no title in this language: it will be shown by this one.
publication-check-file-language = Say in which language the document “{ $words }” is written.
publication-check-file-accessible = The PDF “{ $words }” cannot be read by everyone. Add an accessible version of it, or say in the text what it says.
publication-check-transcript = Nobody can read what “{ $words }” says: it has no transcript. Add one in the library, or say there why there is none.
publication-check-body-file = A file that the text names is not in the library any more.
publication-check-body-link = A link leads to a publication that readers cannot see. Until it is published, they will see words without a link.
publication-check-own-file = A file that was chosen is no longer in the library.
publication-error-no-slug = The title has no letter or digit to make an address of.
publication-error-own = “{ $given }” is no field of this kind, or its value cannot be read
