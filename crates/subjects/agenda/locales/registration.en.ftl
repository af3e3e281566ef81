# How one registers, what the pages and the mails of registrations say.
agenda-registration = Registration
agenda-registration-form = Registration
agenda-registration-way = How do people register?
agenda-registration-way-nowhere = No registration
agenda-registration-way-elsewhere = By a form elsewhere, at the address below
agenda-registration-way-here = By a form on this site
agenda-registration-places = Form on this site: number of places
agenda-registration-places-hint = Empty: no limit.
agenda-registration-waiting-list = Keep a waiting list once it is full
agenda-registration-closes = Close registration on
agenda-registration-closes-hint = By the site’s clock. Empty: when the event begins.
agenda-registration-kept = Delete personal data so many days after the end
agenda-registration-kept-hint = Those who register are told. Only the numbers of registered and present people stay.
agenda-registration-fault-places = A number from 1 to 100,000 is asked for.
agenda-registration-fault-kept = A number of days from 1 to 366 is asked for.
agenda-registration-check-again = An event that repeats takes no registrations: nobody could say for which day they come.
agenda-registration-check-closes = Registration would close after the end of the event.
agenda-registration-heading = Register: { $title }
agenda-registration-event = All about this event
agenda-registration-error = To be corrected: { $title }
agenda-registration-problems = The registration has not been sent yet
agenda-registration-problem = { $field }: { $problem }
agenda-registration-required = { $field } (required)
agenda-registration-name = Name
agenda-registration-email = E-mail address
agenda-registration-email-hint = For example name@town.example. A message goes there at once, to confirm.
agenda-registration-organisation = Authority or organisation
agenda-registration-function = Role
agenda-registration-interpretation = Interpretation into
agenda-registration-no-interpretation = No interpretation needed
agenda-registration-needs = What to know to welcome you well
agenda-registration-needs-hint = A wheelchair, sign language, a hearing loop, a diet. Say only what you wish: by writing it, you agree that the organisers read it. It is deleted with the rest, or as soon as you cancel.
agenda-registration-trap = Leave this field empty
agenda-registration-kept-heading = What we keep of you
agenda-registration-kept-why = What you write here serves to organise this event and to tell you if it changes, because you ask to take part (GDPR, article 6(1)(b)). { $body } answers for it; only those who organise the event read it.
agenda-registration-kept-rights = You may ask at any time what is kept, have it corrected or deleted, and complain to your country’s data protection authority.
agenda-registration-kept-rights-at = You may ask at any time what is kept, have it corrected or deleted, by writing to { $email }, and complain to your country’s data protection authority.
agenda-registration-send = Register
agenda-registration-closed = Registration is closed.
agenda-registration-over = This event is over: nobody registers any more.
agenda-registration-full = All places are taken.
agenda-registration-event-cancelled = This event is cancelled.
agenda-registration-postponed = This event is postponed: you register for the new date.
agenda-registration-waiting = All places are taken: you will be on the waiting list, and told by e-mail as soon as a place is free.
agenda-registration-until = Registration is open until { $day }, { $time }.
agenda-registration-trapped = A hidden field was filled, perhaps by your browser. Press the button once more.
agenda-registration-too-soon = The form came very fast. Press the button once more.
agenda-registration-too-old = The form stayed open for long. Read it again, then press the button once more.
agenda-registration-too-many = Many registrations have come from your network. Try again in an hour.
agenda-registration-fault-name = Write your name.
agenda-registration-fault-no-email = Write an e-mail address.
agenda-registration-fault-email = An address like name@town.example is asked for.
agenda-registration-fault-line = One line is asked for.
agenda-registration-fault-long = { $given } characters at most.
agenda-registration-fault-language = Choose one of the languages offered.
agenda-registration-fault-known = This person is on the list already.
agenda-registration-sent = A message awaits you
agenda-registration-sent-line = One more step
agenda-registration-sent-text = Open the message that has just gone to your address, and confirm within two days. If it does not arrive, look among the spam.
agenda-registration-mine = Your registration
agenda-registration-mine-kept = What is kept of you
agenda-registration-mine-to-confirm = A place is held for you. Confirm, and it is yours.
agenda-registration-mine-waiting-to-confirm = All places are taken. Confirm to be on the waiting list.
agenda-registration-mine-confirmed = Your registration is confirmed.
agenda-registration-mine-waiting = You are on the waiting list. A message goes as soon as a place is free.
agenda-registration-mine-cancelled = Your registration is cancelled.
agenda-registration-confirm = Confirm my registration
agenda-registration-withdraw = Cancel my registration
agenda-registration-state-confirmed = Registered
agenda-registration-state-waiting = Waiting list
agenda-registration-state-to-confirm = To be confirmed
agenda-registration-state-waiting-to-confirm = Waiting list, to be confirmed
agenda-registration-state-cancelled = Cancelled
agenda-registration-closes-on = Registration until { $day }, { $time }
agenda-registrations = Registrations
agenda-registrations-no-end = No limit of places
agenda-registrations-no-form = This event takes no registrations on this site.
agenda-registrations-states = States
agenda-registrations-all = All
agenda-registrations-about = Authority, role
agenda-registrations-state = State
agenda-registrations-asked = Registration received
agenda-registrations-came = Attendance
agenda-registrations-was-there = Was there
agenda-registrations-attendance = Save attendance
agenda-registrations-needs = To know
agenda-registrations-language = Language of messages
agenda-registrations-next = Following registrations
agenda-registrations-none = No registration yet.
agenda-registrations-new = Register somebody
agenda-registrations-new-about = For somebody who called or wrote. The registration holds at once, even where no place is left; where an address is given, a message goes.
agenda-registrations-email-hint = Without an address nothing is sent, not even that it is cancelled.
agenda-registrations-add = Register
agenda-registrations-give = Give a place
agenda-registrations-strike = Cancel the registration
agenda-registrations-mail-hint = The person gets a message. A place that becomes free goes to who has waited the longest.
agenda-registrations-removal = Delete
agenda-registrations-removal-hint = All that is kept of this registration goes, without a message.
agenda-registrations-remove = Delete the registration
agenda-registrations-back = All registrations
agenda-registrations-tell = Tell those registered
agenda-registrations-data = Personal data
agenda-registrations-deletion = Personal data will be deleted on { $day }.
agenda-registrations-nothing-kept = No personal data are kept.
agenda-registrations-totals = Deleted on { $day }: { $registered } registered, { $came } present.
agenda-registrations-export = Take the list away (CSV)
agenda-mail-zone = (hours of { $place })
agenda-mail-confirm-subject = To be confirmed: { $title }
agenda-mail-place-subject = Registration confirmed: { $title }
agenda-mail-waiting-subject = Waiting list: { $title }
agenda-mail-moved-up-subject = You have a place: { $title }
agenda-mail-withdrawn-subject = Registration cancelled: { $title }
agenda-mail-event-cancelled-subject = Cancelled: { $title }
agenda-mail-event-moved-subject = New date: { $title }
agenda-registration-left =
    { $count ->
        [one] One place is left.
       *[other] { $count } places are left.
    }
agenda-registration-kept-long =
    { $count ->
        [one] All of it is deleted the day after the event; only the number of people stays. Unless you confirm within two days, it is deleted then.
       *[other] All of it is deleted { $count } days after the end of the event; only the number of people stays. Unless you confirm within two days, it is deleted then.
    }
agenda-registrations-places =
    { $count ->
        [one] One place; free: { $left }
       *[other] { $count } places; free: { $left }
    }
agenda-registrations-untold =
    { $count ->
        [one] The event has changed: one registered person has not been told yet.
       *[other] The event has changed: { $count } registered people have not been told yet.
    }
agenda-mail-confirm =
    Hello,

    This address has just been given to register for:

    { $event }

    A place is held for you until { $day }, { $time }. To make it yours, open this page and press the button:

    { $link }

    If you asked for nothing, do nothing: after that time all that was entered is deleted.
agenda-mail-confirm-waiting =
    Hello,

    This address has just been given to register for:

    { $event }

    All places are taken. To be on the waiting list, open this page before { $day }, { $time }, and press the button:

    { $link }

    If you asked for nothing, do nothing: after that time all that was entered is deleted.
agenda-mail-place =
    Hello,

    Your registration is confirmed:

    { $event }

    The event is attached: open the attachment to add it to your calendar.

    If you cannot come, free your place; somebody may be waiting for it:

    { $link }

    { $site }
agenda-mail-waiting =
    Hello,

    You are on the waiting list of:

    { $event }

    A message goes as soon as a place is free. To leave the list:

    { $link }

    { $site }
agenda-mail-moved-up =
    Hello,

    A place has become free: it is yours, there is nothing to do.

    { $event }

    The event is attached: open the attachment to add it to your calendar.

    If you can no longer come, free your place for the next one:

    { $link }

    { $site }
agenda-mail-withdrawn =
    Hello,

    Your registration is cancelled, as you asked:

    { $event }

    { $site }
agenda-mail-struck =
    Hello,

    The organisers have cancelled your registration:

    { $event }

    To know more, answer this message.

    { $site }
agenda-mail-event-cancelled =
    Hello,

    This event, for which you were registered, is cancelled:

    { $event }

    Open the attachment to tell your calendar.

    { $site }
agenda-mail-event-moved =
    Hello,

    The date of this event, for which you are registered, has changed:

    { $event }

    Your registration holds for the new date. Open the attachment to bring your calendar up to date. If you cannot come, free your place:

    { $link }

    { $site }
