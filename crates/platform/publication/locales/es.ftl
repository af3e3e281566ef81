publication-not-in-language = Este texto no está disponible en español
publication-read-it-in = Puede leerlo en
publication-members-overline = Acceso reservado
publication-members-title = Esta página está reservada a los miembros
publication-members-text = Esta página está reservada a las entidades miembros de la red. Para acceder a ella, escriba al equipo de la red.
publication-members-sign-in = Iniciar sesión

# Lo que se detecta antes de publicar.
publication-check-title = El texto no tiene título.
publication-check-language = Todavía no hay texto en { $words }.
publication-check-themes = No se ha elegido ningún tema: el texto no figurará en la lista de ningún tema.
publication-check-lead-missing = La imagen principal ya no está en la biblioteca.
publication-check-lead-alt = Describa la imagen principal para quienes no la ven o indique que es decorativa.
publication-check-lead-alt-file-name = La descripción de la imagen principal, «{ $words }», es un nombre de archivo. Diga qué muestra la imagen.
publication-check-link-label = El enlace no tiene texto. Nombre lo que se encontrará allí.
publication-check-file-missing = El documento «{ $words }» ya no está en la biblioteca.
publication-check-file-title = El documento «{ $words }» no tiene título.
publication-check-announced-title = El documento anunciado n.º { $words } no tiene título.
publication-check-file-title-elsewhere = El documento «{ $words }» no tiene título en este idioma: se mostrará con este.
publication-check-file-language = Indique en qué idioma está escrito el documento «{ $words }».
publication-check-file-accessible = No todo el mundo puede leer el PDF «{ $words }». Añada una versión accesible o diga en el texto lo que contiene.
publication-check-transcript = Nadie puede leer lo que dice «{ $words }»: no tiene transcripción. Añádala en la biblioteca o diga allí por qué no la hay.
publication-check-body-file = Un archivo que el texto cita ya no está en la biblioteca.
publication-check-body-link = Un enlace lleva a una publicación que el público no ve. Hasta que se publique, verá el texto sin enlace.
publication-check-own-file = Un archivo elegido ya no está en la mediateca.
publication-error-no-slug = El título no tiene letras ni cifras con que formar una dirección.
publication-error-own = « { $given } » no es un campo de este tipo o su valor no se puede leer
