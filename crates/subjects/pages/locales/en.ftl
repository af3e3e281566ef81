pages-name = Pages
pages-updated-on = Updated on { $date }
pages-in-this-part = In this part

# Statements.
pages-accessibility-state = State of conformity
pages-accessibility-full = Fully compliant
pages-accessibility-partial = Partially compliant
pages-accessibility-none = Not compliant
pages-accessibility-not-assessed = Not yet assessed
pages-accessibility-rate = Criteria met
pages-accessibility-audited = Date of the audit
pages-percent = { $rate }%
pages-eco-weight = Weight of a page on a first visit, at most
pages-eco-requests = Requests on a first visit, at most

# The site map.
pages-sitemap-sections = Main parts
pages-sitemap-pages = Pages

# The contact form.
pages-contact-problems = Your message has not been sent yet
pages-field-problem = { $field }: { $problem }
pages-contact-all-needed = All fields are required.
pages-contact-name = Your name
pages-contact-email = Your e-mail address
pages-contact-email-hint = To answer you, and for nothing else. Example: name@town.example
pages-contact-subject = Subject
pages-contact-message = Your message
pages-contact-send = Send the message
pages-contact-sent = Your message has been sent
pages-contact-sent-line = Thank you
pages-contact-sent-text = We have received it and will answer at the address that you gave.
pages-contact-home = Back to the home page
pages-contact-error = Error: { $title }
pages-contact-name-missing = Enter your name.
pages-contact-email-missing = Enter your address, so that we can answer you.
pages-contact-email-wrong = This address is not complete, or has a sign too many. Example: name@town.example
pages-contact-subject-missing = Enter the subject of your message.
pages-contact-message-missing = Write your message.
pages-contact-too-short = Say a little more: at least { $least } characters.
pages-contact-too-long = Shorten this text: { $most } characters at most.
pages-contact-not-one-line = Write this text on a single line.
pages-contact-trap = Leave this field empty
pages-contact-trapped = A field that must stay empty was filled in, probably by your browser or an extension. We have emptied it: send the message again.
pages-contact-too-soon = The message came too quickly for us to be sure that a person wrote it. Wait a few seconds, then send it again.
pages-contact-too-old = The form was left open for too long. Nothing is lost: send the message again.
pages-contact-too-many = Several messages have already come from your connection within the last hour. Keep this one, and send it a little later.
pages-contact-mail = { $name } ({ $email }) writes to you through the form { $page }
