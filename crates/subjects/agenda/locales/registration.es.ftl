# How one registers, what the pages and the mails of registrations say.
agenda-registration = Inscripción
agenda-registration-form = Inscripción
agenda-registration-way = ¿Cómo se inscribe la gente?
agenda-registration-way-nowhere = Sin inscripción
agenda-registration-way-elsewhere = Con un formulario externo, en la dirección indicada abajo
agenda-registration-way-here = Con un formulario de este sitio
agenda-registration-places = Formulario de este sitio: número de plazas
agenda-registration-places-hint = Vacío: sin límite.
agenda-registration-waiting-list = Llevar una lista de espera cuando esté completo
agenda-registration-closes = Cerrar las inscripciones el
agenda-registration-closes-hint = Hora del sitio. Vacío: cuando empiece el acto.
agenda-registration-kept = Borrar los datos personales tantos días después del final
agenda-registration-kept-hint = Se comunica a quienes se inscriben. Solo quedan los números de inscritos y de asistentes.
agenda-registration-fault-places = Se pide un número de 1 a 100 000.
agenda-registration-fault-kept = Se pide un número de días de 1 a 366.
agenda-registration-check-again = Un acto que se repite no admite inscripciones: nadie podría decir para qué día viene.
agenda-registration-check-closes = Las inscripciones se cerrarían después del final del acto.
agenda-registration-heading = Inscribirse: { $title }
agenda-registration-event = Todo sobre este acto
agenda-registration-error = Para corregir: { $title }
agenda-registration-problems = La inscripción aún no se ha enviado
agenda-registration-problem = { $field }: { $problem }
agenda-registration-required = { $field } (obligatorio)
agenda-registration-name = Nombre y apellidos
agenda-registration-email = Correo electrónico
agenda-registration-email-hint = Por ejemplo, nombre@ciudad.example. Se envía enseguida un mensaje para confirmar.
agenda-registration-organisation = Entidad u organización
agenda-registration-function = Cargo
agenda-registration-interpretation = Interpretación a
agenda-registration-no-interpretation = No hace falta interpretación
agenda-registration-needs = Lo que conviene saber para recibirle bien
agenda-registration-needs-hint = Una silla de ruedas, lengua de signos, un bucle magnético, una dieta. Diga solo lo que quiera: al escribirlo, acepta que los organizadores lo lean. Se borra con lo demás o en cuanto anule.
agenda-registration-trap = Deje vacío este campo
agenda-registration-kept-heading = Lo que guardamos de usted
agenda-registration-kept-why = Lo que escribe aquí sirve para organizar este acto y avisarle si cambia, porque usted pide participar (RGPD, artículo 6.1.b). { $body } responde de ello; solo lo leen las personas que organizan el acto.
agenda-registration-kept-rights = Puede pedir en cualquier momento lo que se guarda, hacerlo corregir o borrar, y reclamar ante la autoridad de protección de datos de su país.
agenda-registration-kept-rights-at = Puede pedir en cualquier momento lo que se guarda, hacerlo corregir o borrar, escribiendo a { $email }, y reclamar ante la autoridad de protección de datos de su país.
agenda-registration-send = Inscribirse
agenda-registration-closed = Las inscripciones están cerradas.
agenda-registration-over = Este acto ya pasó: ya no se admiten inscripciones.
agenda-registration-full = Todas las plazas están ocupadas.
agenda-registration-event-cancelled = Este acto se ha anulado.
agenda-registration-postponed = Este acto se ha aplazado: se inscribe para la nueva fecha.
agenda-registration-waiting = Todas las plazas están ocupadas: quedará en lista de espera y le avisaremos por correo en cuanto haya una plaza libre.
agenda-registration-until = Inscripciones abiertas hasta el { $day } a las { $time }.
agenda-registration-trapped = Se rellenó un campo oculto, quizá por su navegador. Pulse el botón otra vez.
agenda-registration-too-soon = El formulario llegó muy rápido. Pulse el botón otra vez.
agenda-registration-too-old = El formulario quedó abierto mucho tiempo. Reléalo y pulse el botón otra vez.
agenda-registration-too-many = Han llegado muchas inscripciones desde su red. Inténtelo de nuevo dentro de una hora.
agenda-registration-fault-name = Escriba su nombre.
agenda-registration-fault-no-email = Escriba un correo electrónico.
agenda-registration-fault-email = Se pide una dirección como nombre@ciudad.example.
agenda-registration-fault-line = Se pide una sola línea.
agenda-registration-fault-long = { $given } caracteres como máximo.
agenda-registration-fault-language = Elija uno de los idiomas propuestos.
agenda-registration-fault-known = Esta persona ya está en la lista.
agenda-registration-sent = Le espera un mensaje
agenda-registration-sent-line = Un paso más
agenda-registration-sent-text = Abra el mensaje que acaba de salir hacia su dirección y confirme en dos días. Si no llega, mire entre los no deseados.
agenda-registration-mine = Su inscripción
agenda-registration-mine-kept = Lo que se guarda de usted
agenda-registration-mine-to-confirm = Tiene una plaza reservada. Confirme para que sea suya.
agenda-registration-mine-waiting-to-confirm = Todas las plazas están ocupadas. Confirme para estar en la lista de espera.
agenda-registration-mine-confirmed = Su inscripción está confirmada.
agenda-registration-mine-waiting = Está en la lista de espera. Le enviaremos un mensaje en cuanto haya una plaza libre.
agenda-registration-mine-cancelled = Su inscripción está anulada.
agenda-registration-confirm = Confirmar mi inscripción
agenda-registration-withdraw = Anular mi inscripción
agenda-registration-state-confirmed = Inscrito
agenda-registration-state-waiting = Lista de espera
agenda-registration-state-to-confirm = Por confirmar
agenda-registration-state-waiting-to-confirm = Lista de espera, por confirmar
agenda-registration-state-cancelled = Anulado
agenda-registration-closes-on = Inscripciones hasta el { $day } a las { $time }
agenda-registrations = Inscripciones
agenda-registrations-no-end = Sin límite de plazas
agenda-registrations-no-form = Este acto no admite inscripciones en este sitio.
agenda-registrations-states = Estados
agenda-registrations-all = Todas
agenda-registrations-about = Entidad, cargo
agenda-registrations-state = Estado
agenda-registrations-asked = Inscripción recibida
agenda-registrations-came = Asistencia
agenda-registrations-was-there = Asistió
agenda-registrations-attendance = Guardar la asistencia
agenda-registrations-needs = A tener en cuenta
agenda-registrations-language = Idioma de los mensajes
agenda-registrations-next = Inscripciones siguientes
agenda-registrations-none = Ninguna inscripción por ahora.
agenda-registrations-new = Inscribir a alguien
agenda-registrations-new-about = Para quien ha llamado o escrito. La inscripción vale enseguida, aunque no queden plazas; si se da una dirección, se envía un mensaje.
agenda-registrations-email-hint = Sin dirección no se envía nada, ni siquiera una anulación.
agenda-registrations-add = Inscribir
agenda-registrations-give = Dar una plaza
agenda-registrations-strike = Anular la inscripción
agenda-registrations-mail-hint = La persona recibe un mensaje. Una plaza que queda libre va a quien espera desde hace más tiempo.
agenda-registrations-removal = Borrar
agenda-registrations-removal-hint = Desaparece todo lo que se guarda de esta inscripción, sin mensaje.
agenda-registrations-remove = Borrar la inscripción
agenda-registrations-back = Todas las inscripciones
agenda-registrations-tell = Avisar a los inscritos
agenda-registrations-data = Datos personales
agenda-registrations-deletion = Los datos personales se borrarán el { $day }.
agenda-registrations-nothing-kept = No se guarda ningún dato personal.
agenda-registrations-totals = Borradas el { $day }: { $registered } inscritos, { $came } asistentes.
agenda-registrations-export = Descargar la lista (CSV)
agenda-mail-zone = (horas de { $place })
agenda-mail-confirm-subject = Por confirmar: { $title }
agenda-mail-place-subject = Inscripción confirmada: { $title }
agenda-mail-waiting-subject = Lista de espera: { $title }
agenda-mail-moved-up-subject = Ya tiene plaza: { $title }
agenda-mail-withdrawn-subject = Inscripción anulada: { $title }
agenda-mail-event-cancelled-subject = Anulado: { $title }
agenda-mail-event-moved-subject = Nueva fecha: { $title }
agenda-registration-left =
    { $count ->
        [one] Queda una plaza.
       *[other] Quedan { $count } plazas.
    }
agenda-registration-kept-long =
    { $count ->
        [one] Todo se borra al día siguiente del acto; solo queda el número de personas. Si no confirma en dos días, se borra entonces.
       *[other] Todo se borra { $count } días después del final del acto; solo queda el número de personas. Si no confirma en dos días, se borra entonces.
    }
agenda-registrations-places =
    { $count ->
        [one] Una plaza; libres: { $left }
       *[other] { $count } plazas; libres: { $left }
    }
agenda-registrations-untold =
    { $count ->
        [one] El acto ha cambiado: una persona inscrita aún no ha sido avisada.
       *[other] El acto ha cambiado: { $count } personas inscritas aún no han sido avisadas.
    }
agenda-mail-confirm =
    Hola:

    Se acaba de dar esta dirección para una inscripción en:

    { $event }

    Tiene una plaza reservada hasta el { $day } a las { $time }. Para que sea suya, abra esta página y pulse el botón:

    { $link }

    Si no ha pedido nada, no haga nada: pasado ese plazo se borra todo lo que se escribió.
agenda-mail-confirm-waiting =
    Hola:

    Se acaba de dar esta dirección para una inscripción en:

    { $event }

    Todas las plazas están ocupadas. Para estar en la lista de espera, abra esta página antes del { $day } a las { $time } y pulse el botón:

    { $link }

    Si no ha pedido nada, no haga nada: pasado ese plazo se borra todo lo que se escribió.
agenda-mail-place =
    Hola:

    Su inscripción está confirmada:

    { $event }

    El acto va adjunto: abra el archivo para añadirlo a su calendario.

    Si no puede venir, libere su plaza; quizá alguien la espera:

    { $link }

    { $site }
agenda-mail-waiting =
    Hola:

    Está en la lista de espera de:

    { $event }

    Le enviaremos un mensaje en cuanto haya una plaza libre. Para dejar la lista:

    { $link }

    { $site }
agenda-mail-moved-up =
    Hola:

    Ha quedado una plaza libre: es suya, no tiene que hacer nada.

    { $event }

    El acto va adjunto: abra el archivo para añadirlo a su calendario.

    Si ya no puede venir, libere su plaza para la siguiente persona:

    { $link }

    { $site }
agenda-mail-withdrawn =
    Hola:

    Su inscripción está anulada, como ha pedido:

    { $event }

    { $site }
agenda-mail-struck =
    Hola:

    Los organizadores han anulado su inscripción:

    { $event }

    Para saber más, responda a este mensaje.

    { $site }
agenda-mail-event-cancelled =
    Hola:

    Este acto, para el que tenía una inscripción, se ha anulado:

    { $event }

    Abra el archivo adjunto para decírselo a su calendario.

    { $site }
agenda-mail-event-moved =
    Hola:

    Ha cambiado la fecha de este acto, para el que tiene una inscripción:

    { $event }

    Su inscripción vale para la nueva fecha. Abra el archivo adjunto para poner al día su calendario. Si no puede venir, libere su plaza:

    { $link }

    { $site }
