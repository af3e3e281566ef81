pages-name = الصفحات
pages-updated-on = حُدّث في { $date }
pages-in-this-part = في هذا القسم

# Statements.
pages-accessibility-state = حالة المطابقة
pages-accessibility-full = مطابق كليًا
pages-accessibility-partial = مطابق جزئيًا
pages-accessibility-none = غير مطابق
pages-accessibility-not-assessed = لم يُقيَّم بعد
pages-accessibility-rate = المعايير المستوفاة
pages-accessibility-audited = تاريخ التدقيق
pages-percent = ‎{ $rate }%
pages-eco-weight = أقصى حجم للصفحة عند الزيارة الأولى
pages-eco-requests = أقصى عدد من الطلبات عند الزيارة الأولى

# The site map.
pages-sitemap-sections = الأقسام
pages-sitemap-pages = الصفحات

# The contact form.
pages-contact-problems = لم تُرسل رسالتك بعد
pages-field-problem = { $field }: { $problem }
pages-contact-all-needed = جميع الحقول إلزامية.
pages-contact-name = اسمك
pages-contact-email = بريدك الإلكتروني
pages-contact-email-hint = للرد عليك فقط. مثال: ⁦name@city.example⁩
pages-contact-subject = الموضوع
pages-contact-message = رسالتك
pages-contact-send = إرسال الرسالة
pages-contact-sent = تم إرسال رسالتك
pages-contact-sent-line = شكرًا
pages-contact-sent-text = وصلتنا رسالتك وسنرد عليك على العنوان الذي ذكرته.
pages-contact-home = العودة إلى الصفحة الرئيسية
pages-contact-error = خطأ: { $title }
pages-contact-name-missing = اكتب اسمك.
pages-contact-email-missing = اكتب بريدك الإلكتروني لنتمكن من الرد عليك.
pages-contact-email-wrong = هذا العنوان غير مكتمل أو فيه رمز زائد. مثال: ⁦name@city.example⁩
pages-contact-subject-missing = اكتب موضوع رسالتك.
pages-contact-message-missing = اكتب رسالتك.
pages-contact-too-short = وضّح أكثر قليلًا: لا يقل النص عن { $least } أحرف.
pages-contact-too-long = اختصر هذا النص: لا يزيد على { $most } حرف.
pages-contact-not-one-line = اكتب هذا النص في سطر واحد.
pages-contact-trap = اترك هذا الحقل فارغًا
pages-contact-trapped = مُلئ حقل يجب أن يبقى فارغًا، ولعل متصفحك أو إضافة فيه هي التي ملأته. لقد أفرغناه: أرسل الرسالة من جديد.
pages-contact-too-soon = وصلت الرسالة أسرع من أن نتأكد أن إنسانًا كتبها. انتظر بضع ثوانٍ ثم أرسلها من جديد.
pages-contact-too-old = بقيت الاستمارة مفتوحة مدة طويلة. لم يضع شيء: أرسل الرسالة من جديد.
pages-contact-too-many = وصلت عدة رسائل من اتصالك خلال الساعة الأخيرة. احتفظ بهذه الرسالة وأرسلها بعد قليل.
pages-contact-mail = يراسلك { $name } ({ $email }) عبر الاستمارة { $page }
