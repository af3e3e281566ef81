pages-updated-on = Mis à jour le { $date }
pages-in-this-part = Dans cette partie

# The site map.
pages-sitemap = Plan du site
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
