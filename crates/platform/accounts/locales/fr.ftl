# Mails.
accounts-mail-invitation-subject = Votre accès à l’espace de travail de { $site }
accounts-mail-invitation =
    Bonjour,

    Un accès à l’espace de travail de { $site } vous attend. Pour l’ouvrir :

    { $link }

    Ce lien sert une seule fois, jusqu’au { $day } à { $time }.

    Si vous n’attendez rien de tel, ne faites rien : sans vous, rien ne se passe.
accounts-mail-recovery-subject = Revenir dans l’espace de travail de { $site }
accounts-mail-recovery =
    Bonjour,

    On a demandé à revenir dans l’espace de travail de { $site } avec votre adresse. Si c’est vous :

    { $link }

    Ce lien sert une seule fois, jusqu’au { $day } à { $time }.

    Si ce n’est pas vous, ne faites rien : sans vous, rien ne change.
accounts-mail-notice-subject = Votre accès à { $site } a changé
accounts-mail-notice =
    Bonjour,

    { $what }

    Si c’est vous, il n’y a rien à faire. Sinon, fermez vos sessions et changez vos moyens de connexion :

    { $desk }

    Prévenez aussi la personne qui administre { $site }.
accounts-notice-passkey-added = Une clé d’accès a été ajoutée à votre compte.
accounts-notice-passkey-removed = Une clé d’accès a été retirée de votre compte.
accounts-notice-password-set = Le mot de passe de votre compte et son application de codes ont été définis.
accounts-notice-password-removed = Le mot de passe de votre compte a été retiré.
accounts-notice-codes-made = De nouveaux codes de secours ont été créés pour votre compte ; les anciens ne valent plus.
accounts-notice-link-used = Quelqu’un est entré dans votre compte par un lien reçu par courriel.

# What is wrong with a form.
accounts-error-sign-in = L’adresse et le mot de passe ne vont pas ensemble.
accounts-error-password-wrong = Ce n’est pas votre mot de passe.
accounts-error-password-short = Un mot de passe a au moins 12 caractères ; une phrase est plus facile à retenir.
accounts-error-password-long = Un mot de passe a au plus 256 octets.
accounts-error-password-weak = Ce mot de passe se devine trop facilement. Prenez par exemple quatre mots sans rapport entre eux.
accounts-error-code = Ce code n’est pas valable, ou il a déjà servi. Attendez le suivant.
accounts-error-passkey = La clé d’accès n’a pas été reconnue. Réessayez, ou connectez-vous autrement.
accounts-error-last-way = C’est votre dernier moyen de vous connecter : ajoutez-en un autre d’abord.
accounts-error-name = Un nom est demandé, de 200 caractères au plus, sur une ligne.
accounts-error-email = Une adresse comme prenom.nom@ville.example est demandée.
accounts-error-language = Choisissez une des langues proposées.
accounts-error-known = Un compte porte déjà cette adresse.
accounts-error-no-role = Donnez au moins un rôle.
accounts-error-last-administrator = Il ne resterait personne pour administrer le site.
accounts-error-filter-name = La liste a déjà un filtre de ce nom.
accounts-error-filters = Cinquante filtres au plus : supprimez-en un d’abord.
