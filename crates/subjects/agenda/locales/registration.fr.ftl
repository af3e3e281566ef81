# How one registers, what the pages and the mails of registrations say.
agenda-registration = Inscription
agenda-registration-form = Inscription
agenda-registration-way = Comment s’inscrit-on ?
agenda-registration-way-nowhere = Sans inscription
agenda-registration-way-elsewhere = Par un formulaire ailleurs, à l’adresse ci-dessous
agenda-registration-way-here = Par un formulaire de ce site
agenda-registration-places = Formulaire de ce site : nombre de places
agenda-registration-places-hint = Vide : sans limite.
agenda-registration-waiting-list = Tenir une liste d’attente quand c’est complet
agenda-registration-closes = Clore les inscriptions le
agenda-registration-closes-hint = Heure du site. Vide : au début du rendez-vous.
agenda-registration-kept = Effacer les données personnelles tant de jours après la fin
agenda-registration-kept-hint = Ce délai est annoncé à qui s’inscrit. Seuls les nombres d’inscrits et de présents restent.
agenda-registration-fault-places = Un nombre de 1 à 100 000 est demandé.
agenda-registration-fault-kept = Un nombre de jours de 1 à 366 est demandé.
agenda-registration-check-again = Un rendez-vous qui se répète ne prend pas d’inscriptions : une personne ne dirait pas pour quel jour elle vient.
agenda-registration-check-closes = Les inscriptions seraient closes après la fin du rendez-vous.
agenda-registration-heading = S’inscrire : { $title }
agenda-registration-event = Tout sur ce rendez-vous
agenda-registration-error = À corriger : { $title }
agenda-registration-problems = L’inscription n’est pas encore envoyée
agenda-registration-problem = { $field } : { $problem }
agenda-registration-required = { $field } (obligatoire)
agenda-registration-name = Nom et prénom
agenda-registration-email = Adresse électronique
agenda-registration-email-hint = Par exemple prenom.nom@ville.example. Un message y part aussitôt, pour confirmer.
agenda-registration-organisation = Collectivité ou organisme
agenda-registration-function = Fonction
agenda-registration-interpretation = Interprétation vers
agenda-registration-no-interpretation = Pas besoin d’interprétation
agenda-registration-needs = Ce qu’il faut savoir pour bien vous accueillir
agenda-registration-needs-hint = Un fauteuil roulant, la langue des signes, une boucle magnétique, un régime. Dites seulement ce que vous voulez : en l’écrivant, vous acceptez que les organisateurs le lisent. C’est effacé avec le reste, ou dès que vous annulez.
agenda-registration-trap = Laissez ce champ vide
agenda-registration-kept-heading = Ce que nous gardons de vous
agenda-registration-kept-why = Ce que vous écrivez ici sert à organiser ce rendez-vous et à vous prévenir s’il change, parce que vous demandez à y participer (RGPD, article 6, 1, b). { $body } en répond ; seules les personnes qui organisent le rendez-vous le lisent.
agenda-registration-kept-rights = Vous pouvez à tout moment demander ce qui est gardé, le faire corriger ou effacer, et vous plaindre à l’autorité de protection des données de votre pays.
agenda-registration-kept-rights-at = Vous pouvez à tout moment demander ce qui est gardé, le faire corriger ou effacer, en écrivant à { $email }, et vous plaindre à l’autorité de protection des données de votre pays.
agenda-registration-send = S’inscrire
agenda-registration-closed = Les inscriptions sont closes.
agenda-registration-over = Ce rendez-vous est passé : on ne s’y inscrit plus.
agenda-registration-full = Toutes les places sont prises.
agenda-registration-event-cancelled = Ce rendez-vous est annulé.
agenda-registration-postponed = Ce rendez-vous est reporté : vous vous inscrivez pour la nouvelle date.
agenda-registration-waiting = Toutes les places sont prises : vous serez sur la liste d’attente, et un message partira dès qu’une place se libère.
agenda-registration-until = Inscriptions ouvertes jusqu’au { $day } à { $time }.
agenda-registration-trapped = Un champ caché a été rempli, peut-être par votre navigateur. Appuyez encore une fois sur le bouton.
agenda-registration-too-soon = Le formulaire est arrivé très vite. Appuyez encore une fois sur le bouton.
agenda-registration-too-old = Le formulaire est resté ouvert longtemps. Relisez-le, puis appuyez encore une fois sur le bouton.
agenda-registration-too-many = Beaucoup d’inscriptions sont arrivées de votre réseau. Réessayez dans une heure.
agenda-registration-fault-name = Écrivez votre nom.
agenda-registration-fault-no-email = Écrivez une adresse électronique.
agenda-registration-fault-email = Une adresse comme prenom.nom@ville.example est demandée.
agenda-registration-fault-line = Une seule ligne est demandée.
agenda-registration-fault-long = { $given } caractères au plus.
agenda-registration-fault-language = Choisissez une des langues proposées.
agenda-registration-fault-known = Cette personne est déjà dans la liste.
agenda-registration-sent = Un message vous attend
agenda-registration-sent-line = Encore un pas
agenda-registration-sent-text = Ouvrez le message qui vient de partir à votre adresse, et confirmez dans les deux jours. S’il n’arrive pas, regardez parmi les indésirables.
agenda-registration-mine = Votre inscription
agenda-registration-mine-kept = Ce qui est gardé de vous
agenda-registration-mine-to-confirm = Une place vous est gardée. Confirmez pour qu’elle soit à vous.
agenda-registration-mine-waiting-to-confirm = Toutes les places sont prises. Confirmez pour être sur la liste d’attente.
agenda-registration-mine-confirmed = Votre inscription est confirmée.
agenda-registration-mine-waiting = Vous êtes sur la liste d’attente. Un message part dès qu’une place se libère.
agenda-registration-mine-cancelled = Votre inscription est annulée.
agenda-registration-confirm = Confirmer mon inscription
agenda-registration-withdraw = Annuler mon inscription
agenda-registration-state-confirmed = Inscrit
agenda-registration-state-waiting = Liste d’attente
agenda-registration-state-to-confirm = À confirmer
agenda-registration-state-waiting-to-confirm = Liste d’attente, à confirmer
agenda-registration-state-cancelled = Annulé
agenda-registration-closes-on = Inscriptions jusqu’au { $day } à { $time }
agenda-registrations = Inscriptions
agenda-registrations-no-end = Sans limite de places
agenda-registrations-no-form = Ce rendez-vous ne prend pas d’inscriptions par ce site.
agenda-registrations-states = États
agenda-registrations-all = Toutes
agenda-registrations-about = Collectivité, fonction
agenda-registrations-state = État
agenda-registrations-asked = Inscription reçue
agenda-registrations-came = Présence
agenda-registrations-was-there = Présent
agenda-registrations-attendance = Enregistrer les présences
agenda-registrations-needs = À savoir
agenda-registrations-language = Langue des messages
agenda-registrations-next = Inscriptions suivantes
agenda-registrations-none = Aucune inscription pour le moment.
agenda-registrations-new = Inscrire quelqu’un
agenda-registrations-new-about = Pour qui a téléphoné ou écrit. L’inscription vaut aussitôt, même s’il ne reste pas de place ; si une adresse est donnée, un message part.
agenda-registrations-email-hint = Sans adresse, rien ne part, pas même une annulation.
agenda-registrations-add = Inscrire
agenda-registrations-give = Donner une place
agenda-registrations-strike = Annuler l’inscription
agenda-registrations-mail-hint = La personne reçoit un message. Une place libérée va à qui attend depuis le plus longtemps.
agenda-registrations-removal = Effacer
agenda-registrations-removal-hint = Tout ce qui est gardé de cette inscription disparaît, sans message.
agenda-registrations-remove = Effacer l’inscription
agenda-registrations-back = Toutes les inscriptions
agenda-registrations-tell = Prévenir les inscrits
agenda-registrations-data = Données personnelles
agenda-registrations-deletion = Les données personnelles seront effacées le { $day }.
agenda-registrations-nothing-kept = Aucune donnée personnelle n’est gardée.
agenda-registrations-totals = Effacées le { $day } : { $registered } inscrits, { $came } présents.
agenda-registrations-export = Emporter la liste (CSV)
agenda-mail-zone = (heures de { $place })
agenda-mail-confirm-subject = À confirmer : { $title }
agenda-mail-place-subject = Inscription confirmée : { $title }
agenda-mail-waiting-subject = Liste d’attente : { $title }
agenda-mail-moved-up-subject = Une place est à vous : { $title }
agenda-mail-withdrawn-subject = Inscription annulée : { $title }
agenda-mail-event-cancelled-subject = Annulé : { $title }
agenda-mail-event-moved-subject = Nouvelle date : { $title }
agenda-registration-left =
    { $count ->
        [one] Il reste une place.
       *[other] Il reste { $count } places.
    }
agenda-registration-kept-long =
    { $count ->
        [one] Tout est effacé le lendemain du rendez-vous ; il n’en reste que le nombre de personnes. Sans confirmation dans les deux jours, tout est effacé aussitôt.
       *[other] Tout est effacé { $count } jours après la fin du rendez-vous ; il n’en reste que le nombre de personnes. Sans confirmation dans les deux jours, tout est effacé aussitôt.
    }
agenda-registrations-places =
    { $count ->
        [one] Une place ; libres : { $left }
       *[other] { $count } places ; libres : { $left }
    }
agenda-registrations-untold =
    { $count ->
        [one] Le rendez-vous a changé : une personne inscrite n’en a pas encore été prévenue.
       *[other] Le rendez-vous a changé : { $count } personnes inscrites n’en ont pas encore été prévenues.
    }
agenda-mail-confirm =
    Bonjour,

    Cette adresse vient d’être donnée pour une inscription à :

    { $event }

    Une place vous est gardée jusqu’au { $day } à { $time }. Pour qu’elle soit à vous, ouvrez cette page et appuyez sur le bouton :

    { $link }

    Si vous n’avez rien demandé, ne faites rien : passé ce délai, tout ce qui a été saisi est effacé.
agenda-mail-confirm-waiting =
    Bonjour,

    Cette adresse vient d’être donnée pour une inscription à :

    { $event }

    Toutes les places sont prises. Pour être sur la liste d’attente, ouvrez cette page avant le { $day } à { $time } et appuyez sur le bouton :

    { $link }

    Si vous n’avez rien demandé, ne faites rien : passé ce délai, tout ce qui a été saisi est effacé.
agenda-mail-place =
    Bonjour,

    Votre inscription est confirmée :

    { $event }

    Le rendez-vous est joint : ouvrez la pièce jointe pour l’ajouter à votre agenda.

    Si vous ne pouvez pas venir, libérez votre place ; quelqu’un l’attend peut-être :

    { $link }

    { $site }
agenda-mail-waiting =
    Bonjour,

    Vous êtes sur la liste d’attente de :

    { $event }

    Un message part dès qu’une place se libère. Pour quitter la liste :

    { $link }

    { $site }
agenda-mail-moved-up =
    Bonjour,

    Une place s’est libérée : elle est à vous, il n’y a rien à faire.

    { $event }

    Le rendez-vous est joint : ouvrez la pièce jointe pour l’ajouter à votre agenda.

    Si vous ne pouvez plus venir, libérez votre place pour la personne suivante :

    { $link }

    { $site }
agenda-mail-withdrawn =
    Bonjour,

    Votre inscription est annulée, comme vous l’avez demandé :

    { $event }

    { $site }
agenda-mail-struck =
    Bonjour,

    Les organisateurs ont annulé votre inscription :

    { $event }

    Pour en savoir plus, répondez à ce message.

    { $site }
agenda-mail-event-cancelled =
    Bonjour,

    Ce rendez-vous, pour lequel vous aviez une inscription, est annulé :

    { $event }

    Ouvrez la pièce jointe pour le dire à votre agenda.

    { $site }
agenda-mail-event-moved =
    Bonjour,

    La date de ce rendez-vous, pour lequel vous avez une inscription, a changé :

    { $event }

    Votre inscription vaut pour la nouvelle date. Ouvrez la pièce jointe pour mettre votre agenda à jour. Si vous ne pouvez pas venir, libérez votre place :

    { $link }

    { $site }
