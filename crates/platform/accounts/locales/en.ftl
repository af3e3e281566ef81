# Mails.
accounts-mail-invitation-subject = Your access to the workspace of { $site }
accounts-mail-invitation =
    Hello,

    You have been invited to the workspace of { $site }. To open it:

    { $link }

    This link works once, until { $day }, { $time }.

    If you did not expect this, do nothing: without you, nothing happens.
accounts-mail-recovery-subject = Getting back into the workspace of { $site }
accounts-mail-recovery =
    Hello,

    Somebody asked to get back into the workspace of { $site } with your address. If it was you:

    { $link }

    This link works once, until { $day }, { $time }.

    If it was not you, do nothing: without you, nothing changes.
accounts-mail-notice-subject = Your access to { $site } has changed
accounts-mail-notice =
    Hello,

    { $what }

    If it was you, there is nothing to do. If not, end your sessions and change how you sign in:

    { $desk }

    Tell whoever administers { $site }, too.
accounts-notice-passkey-added = A passkey was added to your account.
accounts-notice-passkey-removed = A passkey was removed from your account.
accounts-notice-password-set = The password of your account and its code application were set.
accounts-notice-password-removed = The password of your account was removed.
accounts-notice-codes-made = New recovery codes were made for your account; the former ones no longer work.
accounts-notice-link-used = Somebody came into your account by a link sent by email.

# What is wrong with a form.
accounts-error-sign-in = Address and password do not belong together.
accounts-error-password-wrong = This is not your password.
accounts-error-password-short = A password has at least 12 characters; a sentence is easier to remember.
accounts-error-password-long = A password has at most 256 bytes.
accounts-error-password-weak = This password is too easily guessed. Four words that have nothing to do with each other are better.
accounts-error-code = This code is not valid, or was used already. Wait for the next one.
accounts-error-passkey = The passkey was not recognised. Try again, or sign in another way.
accounts-error-last-way = This is the last way you can sign in: add another one first.
accounts-error-name = A name is needed, at most 200 characters, on one line.
accounts-error-email = An address such as first.last@town.example is needed.
accounts-error-language = Choose one of the languages offered.
accounts-error-known = Another account has this address.
accounts-error-no-role = Give at least one role.
accounts-error-last-administrator = Nobody would be left to administer the site.
accounts-error-filter-name = The list already has a filter of that name.
accounts-error-filters = Fifty filters at most: remove one first.
