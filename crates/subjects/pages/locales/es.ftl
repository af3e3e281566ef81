pages-name = Páginas
pages-updated-on = Actualizado el { $date }
pages-in-this-part = En esta sección

# Statements.
pages-accessibility-state = Estado de conformidad
pages-accessibility-full = Plenamente conforme
pages-accessibility-partial = Parcialmente conforme
pages-accessibility-none = No conforme
pages-accessibility-not-assessed = Aún sin evaluar
pages-accessibility-rate = Criterios cumplidos
pages-accessibility-audited = Fecha de la auditoría
pages-percent = { $rate } %
pages-eco-weight = Peso de una página en la primera visita, como máximo
pages-eco-requests = Peticiones en la primera visita, como máximo

# The site map.
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
pages-contact-error = Error: { $title }
pages-contact-name-missing = Indique su nombre.
pages-contact-email-missing = Indique su correo electrónico para que podamos responderle.
pages-contact-email-wrong = Esta dirección está incompleta o tiene un signo de más. Ejemplo: nombre@ciudad.example
pages-contact-subject-missing = Indique el asunto de su mensaje.
pages-contact-message-missing = Escriba su mensaje.
pages-contact-too-short = Explíquelo un poco más: al menos { $least } caracteres.
pages-contact-too-long = Acorte este texto: { $most } caracteres como máximo.
pages-contact-not-one-line = Escriba este texto en una sola línea.
pages-contact-trap = Deje este campo vacío
pages-contact-trapped = Se ha rellenado un campo que debe quedar vacío, seguramente por el navegador o una extensión. Lo hemos vaciado: envíe de nuevo el mensaje.
pages-contact-too-soon = El mensaje ha llegado demasiado deprisa para que estemos seguros de que lo ha escrito una persona. Espere unos segundos y envíelo de nuevo.
pages-contact-too-old = El formulario ha estado abierto demasiado tiempo. No se ha perdido nada: envíe de nuevo el mensaje.
pages-contact-too-many = En la última hora ya han llegado varios mensajes desde su conexión. Conserve este y envíelo un poco más tarde.
pages-contact-mail = { $name } ({ $email }) le escribe desde el formulario { $page }
