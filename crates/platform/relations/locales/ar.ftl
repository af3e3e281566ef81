# عناوين فوق المنشورات المرتبطة.
relations-report-of = عودة إلى
relations-reported-by = تقارير
relations-about = عن
relations-subject-of = في هذا الموضوع
relations-part-of = جزء من
relations-has-part = يضم
relations-see-also = انظر أيضًا

# الرابط كما يقوله المنشور الذي يُعدَّل.
relations-choice-report-of = يقدّم تقريرًا عن الفعالية المختارة بعد انعقادها
relations-choice-reported-by = المنشور المختار يقدّم تقريرًا عنه
relations-choice-about = يعلن عن المنشور المختار أو يشرحه
relations-choice-subject-of = المنشور المختار يعلن عنه أو يشرحه
relations-choice-part-of = هو جزء من المنشور المختار
relations-choice-has-part = المنشور المختار جزء منه
relations-choice-see-also = انظر أيضًا: كلٌّ منهما يحيل إلى الآخر

relations-fault-itself = لا يمكن ربط منشور بنفسه.
relations-fault-contrary = هذان المنشوران مرتبطان من قبل في الاتجاه المعاكس. احذف ذلك الرابط أولًا.
relations-fault-full = بلغ أحد المنشورين العدد المسموح به من الروابط.
