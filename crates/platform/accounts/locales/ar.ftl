# Mails.
accounts-mail-invitation-subject = دخولكم إلى فضاء العمل في { $site }
accounts-mail-invitation =
    تحية طيبة،

    أُعدّ لكم حساب في فضاء العمل الخاص بموقع { $site }. لفتحه:

    { $link }

    يصلح هذا الرابط مرة واحدة، حتى { $day }، الساعة { $time }.

    إن لم تكونوا تنتظرون هذه الرسالة فلا تفعلوا شيئًا: لن يحدث شيء من دونكم.
accounts-mail-recovery-subject = العودة إلى فضاء العمل في { $site }
accounts-mail-recovery =
    تحية طيبة،

    طُلبت العودة إلى فضاء العمل الخاص بموقع { $site } بعنوانكم. إن كنتم أنتم من طلبها:

    { $link }

    يصلح هذا الرابط مرة واحدة، حتى { $day }، الساعة { $time }.

    وإلا فلا تفعلوا شيئًا: لن يتغير شيء من دونكم.
accounts-mail-notice-subject = تغيّر دخولكم إلى { $site }
accounts-mail-notice =
    تحية طيبة،

    { $what }

    إن كنتم أنتم من فعل ذلك فلا داعي لأي إجراء. وإلا فأغلقوا جلساتكم وغيّروا وسائل دخولكم:

    { $desk }

    وأبلغوا أيضًا من يدير { $site }.
accounts-notice-passkey-added = أُضيف مفتاح مرور إلى حسابكم.
accounts-notice-passkey-removed = أُزيل مفتاح مرور من حسابكم.
accounts-notice-password-set = ضُبطت كلمة مرور حسابكم وتطبيق الرموز المرافق لها.
accounts-notice-password-removed = أُزيلت كلمة مرور حسابكم.
accounts-notice-codes-made = أُنشئت رموز استعادة جديدة لحسابكم، ولم تعد القديمة صالحة.
accounts-notice-link-used = دخل أحدهم إلى حسابكم برابط وصل بالبريد الإلكتروني.

# What is wrong with a form.
accounts-error-sign-in = العنوان وكلمة المرور غير متطابقين.
accounts-error-password-wrong = ليست هذه كلمة مروركم.
accounts-error-password-short = تتكون كلمة المرور من 12 حرفًا على الأقل، والجملة أسهل حفظًا.
accounts-error-password-long = لا تتجاوز كلمة المرور 256 بايتًا.
accounts-error-password-weak = يسهل تخمين كلمة المرور هذه. جرّبوا مثلًا أربع كلمات لا صلة بينها.
accounts-error-code = هذا الرمز غير صالح أو سبق استعماله. انتظروا الرمز التالي.
accounts-error-passkey = لم يُتعرّف على مفتاح المرور. حاولوا مجددًا أو ادخلوا بطريقة أخرى.
accounts-error-last-way = هذه آخر وسيلة لدخولكم: أضيفوا وسيلة أخرى أولًا.
accounts-error-name = يلزم اسم لا يتجاوز 200 حرف، في سطر واحد.
accounts-error-email = يلزم عنوان مثل name@town.example.
accounts-error-language = اختاروا إحدى اللغات المعروضة.
accounts-error-known = هذا العنوان مستعمل في حساب آخر.
accounts-error-no-role = امنحوا دورًا واحدًا على الأقل.
accounts-error-last-administrator = لن يبقى أحد لإدارة الموقع.
accounts-error-filter-name = للقائمة مرشِّح بهذا الاسم.
accounts-error-filters = خمسون مرشِّحًا على الأكثر: احذف واحدًا أولًا.
