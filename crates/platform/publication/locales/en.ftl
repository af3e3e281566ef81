publication-not-in-language = This text is not available in English
publication-read-it-in = You can read it in
publication-members-overline = Members only
publication-members-title = This page is for members
publication-members-text = This page is for the authorities and organisations that are members of the network. To get access, write to the network’s team.
publication-members-sign-in = Sign in
