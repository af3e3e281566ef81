publication-not-in-language = This text is not available in English
publication-read-it-in = You can read it in
publication-members-overline = Members only
publication-members-title = This page is for members
publication-members-text = Sign in with the account of your local authority or organisation to read it. If you have none, ask the team of the network.
publication-members-sign-in = Sign in
