pages-updated-on = Actualizado el { $date }
pages-in-this-part = En esta sección

# The site map.
pages-sitemap = Mapa del sitio
pages-sitemap-sections = Secciones
pages-sitemap-pages = Páginas

# The contact form.
pages-contact-problems = Su mensaje aún no se ha enviado
pages-field-problem = { $field }: { $problem }
pages-contact-all-needed = Todos los campos son obligatorios.
pages-contact-name = Su nombre
pages-contact-email = Su correo electrónico
pages-contact-email-hint = Para responderle y para nada más. Ejemplo: nombre@ciudad.example
pages-contact-subject = Asunto
pages-contact-message = Su mensaje
pages-contact-send = Enviar el mensaje
pages-contact-sent = Su mensaje se ha enviado
pages-contact-sent-line = Gracias
pages-contact-sent-text = Lo hemos recibido y le responderemos a la dirección que nos ha dado.
pages-contact-home = Volver a la página de inicio
