pages-updated-on = حُدّث في { $date }
pages-in-this-part = في هذا القسم

# The site map.
pages-sitemap = خريطة الموقع
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
