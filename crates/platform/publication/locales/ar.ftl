publication-not-in-language = هذا النص غير متوفر بالعربية
publication-read-it-in = يمكنك قراءته باللغة
publication-members-overline = دخول مقصور على الأعضاء
publication-members-title = هذه الصفحة مخصّصة للأعضاء
publication-members-text = هذه الصفحة مخصصة للجماعات والمنظمات الأعضاء في الشبكة. للاطلاع عليها اكتبوا إلى فريق الشبكة.
publication-members-sign-in = تسجيل الدخول

# ما يُكشف قبل النشر.
publication-check-title = النص بلا عنوان.
publication-check-language = لا يوجد نص بعد باللغة { $words }.
publication-check-themes = لم يُختر أي موضوع: لن يظهر النص في قائمة أي موضوع.
publication-check-lead-missing = لم تعد الصورة الرئيسية في مكتبة الوسائط.
publication-check-lead-alt = صف الصورة الرئيسية لمن لا يراها، أو حدّد أنها زخرفية.
publication-check-lead-alt-file-name = وصف الصورة الرئيسية «{ $words }» هو اسم ملف. اذكر ما تُظهره الصورة.
publication-check-link-label = الرابط بلا نص. سمِّ ما سيجده القارئ هناك.
publication-check-file-missing = لم تعد الوثيقة «{ $words }» في مكتبة الوسائط.
publication-check-file-title = الوثيقة «{ $words }» بلا عنوان.
publication-check-announced-title = الوثيقة المعلن عنها رقم { $words } بلا عنوان.
publication-check-file-title-elsewhere = ليس للوثيقة «{ $words }» عنوان بهذه اللغة: ستُعرض بهذا العنوان.
publication-check-file-language = حدّد اللغة التي كُتبت بها الوثيقة «{ $words }».
publication-check-file-accessible = لا يستطيع الجميع قراءة ملف PDF «{ $words }». أضف نسخة ميسّرة منه، أو اذكر محتواه في النص.
publication-check-transcript = لا يستطيع أحد قراءة ما يقوله «{ $words }»: ليس له نص مفرَّغ. أضفه في مكتبة الوسائط أو اذكر هناك سبب غيابه.
publication-check-body-file = لم يعد ملف يذكره النص في مكتبة الوسائط.
publication-check-body-link = يقود أحد الروابط إلى منشور لا يراه القراء. إلى أن يُنشر، سيظهر النص بلا رابط.
publication-check-own-file = أحد الملفات المختارة لم يعد موجودًا في المكتبة.
publication-error-no-slug = لا يحتوي العنوان على حرف أو رقم يُصنع منه عنوان للصفحة.
publication-error-own = «{ $given }» ليس حقلاً لهذا النوع، أو قيمته لا تُقرأ
