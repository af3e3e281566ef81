pages-updated-on = Updated on { $date }
pages-in-this-part = In this part

# The site map.
pages-sitemap = Site map
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
