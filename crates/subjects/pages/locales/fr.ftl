pages-name = Pages
pages-updated-on = Mis à jour le { $date }
pages-in-this-part = Dans cette partie

# Statements.
pages-accessibility-state = État de conformité
pages-accessibility-full = Totalement conforme
pages-accessibility-partial = Partiellement conforme
pages-accessibility-none = Non conforme
pages-accessibility-not-assessed = Pas encore évalué
pages-accessibility-rate = Critères respectés
pages-accessibility-audited = Date de l’audit
pages-percent = { $rate } %
pages-eco-weight = Poids d’une page à la première visite, au plus
pages-eco-requests = Requêtes à la première visite, au plus

# The site map.
pages-sitemap-sections = Rubriques
pages-sitemap-pages = Pages

# The contact form.
pages-contact-problems = Votre message n’est pas encore parti
pages-field-problem = { $field } : { $problem }
pages-contact-all-needed = Tous les champs sont obligatoires.
pages-contact-name = Votre nom
pages-contact-email = Votre adresse électronique
pages-contact-email-hint = Pour vous répondre, et pour rien d’autre. Exemple : nom@ville.example
pages-contact-subject = Sujet
pages-contact-message = Votre message
pages-contact-send = Envoyer le message
pages-contact-sent = Votre message est parti
pages-contact-sent-line = Merci
pages-contact-sent-text = Nous l’avons bien reçu et vous répondrons à l’adresse que vous avez donnée.
pages-contact-home = Retour à l’accueil
pages-contact-error = Erreur : { $title }
pages-contact-name-missing = Indiquez votre nom.
pages-contact-email-missing = Indiquez votre adresse, pour que nous puissions vous répondre.
pages-contact-email-wrong = Cette adresse n’est pas complète, ou contient un signe de trop. Exemple : nom@ville.example
pages-contact-subject-missing = Indiquez le sujet de votre message.
pages-contact-message-missing = Écrivez votre message.
pages-contact-too-short = Dites-en un peu plus : { $least } caractères au moins.
pages-contact-too-long = Raccourcissez ce texte : { $most } caractères au plus.
pages-contact-not-one-line = Écrivez ce texte sur une seule ligne.
pages-contact-trap = Laissez ce champ vide
pages-contact-trapped = Un champ qui doit rester vide a été rempli, sans doute par votre navigateur ou par une extension. Nous l’avons vidé : envoyez le message de nouveau.
pages-contact-too-soon = Le message est parti trop vite pour que nous soyons sûrs qu’une personne l’a écrit. Attendez quelques secondes, puis envoyez-le de nouveau.
pages-contact-too-old = Le formulaire est resté ouvert trop longtemps. Rien n’est perdu : envoyez le message de nouveau.
pages-contact-too-many = Plusieurs messages sont déjà arrivés de votre connexion depuis une heure. Gardez celui-ci, et envoyez-le un peu plus tard.
pages-contact-mail = { $name } ({ $email }) vous écrit par le formulaire { $page }
