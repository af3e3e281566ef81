# Headings over what a publication is linked with.
relations-report-of = Looking back at
relations-reported-by = Reports
relations-about = About
relations-subject-of = On this subject
relations-part-of = Part of
relations-has-part = Includes
relations-see-also = See also

# The link, told by the publication that is being edited.
relations-choice-report-of = It reports on the event chosen
relations-choice-reported-by = The publication chosen reports on it
relations-choice-about = It announces or explains the publication chosen
relations-choice-subject-of = The publication chosen announces or explains it
relations-choice-part-of = It is part of the publication chosen
relations-choice-has-part = The publication chosen is part of it
relations-choice-see-also = See also: each refers to the other

relations-fault-itself = A publication cannot be linked to itself.
relations-fault-contrary = These two are already linked the other way round. Remove that link first.
relations-fault-full = One of the two already has as many links as it may have.
