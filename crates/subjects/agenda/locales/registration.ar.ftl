# How one registers, what the pages and the mails of registrations say.
agenda-registration = التسجيل
agenda-registration-form = التسجيل
agenda-registration-way = كيف يجري التسجيل؟
agenda-registration-way-nowhere = دون تسجيل
agenda-registration-way-elsewhere = باستمارة في موقع آخر، على الرابط أدناه
agenda-registration-way-here = باستمارة في هذا الموقع
agenda-registration-places = استمارة هذا الموقع: عدد الأماكن
agenda-registration-places-hint = فارغ: دون حد.
agenda-registration-waiting-list = إعداد قائمة انتظار عند اكتمال العدد
agenda-registration-closes = إغلاق التسجيل في
agenda-registration-closes-hint = بتوقيت الموقع. فارغ: عند بداية الفعالية.
agenda-registration-kept = حذف البيانات الشخصية بعد هذا العدد من الأيام من الانتهاء
agenda-registration-kept-hint = تُعلَن هذه المدة للمسجلين. ولا يبقى سوى عدد المسجلين وعدد الحاضرين.
agenda-registration-fault-places = يلزم عدد من 1 إلى 100000.
agenda-registration-fault-kept = يلزم عدد أيام من 1 إلى 366.
agenda-registration-check-again = الفعالية المتكررة لا تقبل التسجيل، إذ لا يمكن لأحد أن يحدد اليوم الذي سيحضر فيه.
agenda-registration-check-closes = سيُغلق التسجيل بعد انتهاء الفعالية.
agenda-registration-heading = التسجيل: { $title }
agenda-registration-event = كل ما يخص هذه الفعالية
agenda-registration-error = للتصحيح: { $title }
agenda-registration-problems = لم يُرسل التسجيل بعد
agenda-registration-problem = { $field }: { $problem }
agenda-registration-required = { $field } (مطلوب)
agenda-registration-name = الاسم الكامل
agenda-registration-email = البريد الإلكتروني
agenda-registration-email-hint = مثال: name@town.example. تُرسل إليه فورًا رسالة للتأكيد.
agenda-registration-organisation = الجماعة أو المؤسسة
agenda-registration-function = الصفة
agenda-registration-interpretation = الترجمة الفورية إلى
agenda-registration-no-interpretation = لا حاجة إلى ترجمة فورية
agenda-registration-needs = ما ينبغي معرفته لحسن استقبالكم
agenda-registration-needs-hint = كرسي متحرك، لغة الإشارة، حلقة سمعية، نظام غذائي. اكتبوا ما تشاؤون فقط: بكتابته توافقون على أن يقرأه المنظمون. ويُحذف مع سائر البيانات، أو بمجرد إلغاء التسجيل.
agenda-registration-trap = اتركوا هذا الحقل فارغًا
agenda-registration-kept-heading = ما نحتفظ به عنكم
agenda-registration-kept-why = يُستعمل ما تكتبونه هنا لتنظيم هذه الفعالية ولإخباركم إن تغيّرت، لأنكم تطلبون المشاركة (اللائحة العامة لحماية البيانات، المادة 6 (1) (ب)). المسؤول عنه هو { $body }، ولا يقرؤه إلا من ينظمون الفعالية.
agenda-registration-kept-rights = يمكنكم في أي وقت طلب الاطلاع على ما يُحفظ وتصحيحه أو حذفه، وتقديم شكوى إلى هيئة حماية البيانات في بلدكم.
agenda-registration-kept-rights-at = يمكنكم في أي وقت طلب الاطلاع على ما يُحفظ وتصحيحه أو حذفه بالكتابة إلى { $email }، وتقديم شكوى إلى هيئة حماية البيانات في بلدكم.
agenda-registration-send = التسجيل
agenda-registration-closed = أُغلق باب التسجيل.
agenda-registration-over = انتهت هذه الفعالية ولم يعد التسجيل ممكنًا.
agenda-registration-full = كل الأماكن محجوزة.
agenda-registration-event-cancelled = أُلغيت هذه الفعالية.
agenda-registration-postponed = أُجّلت هذه الفعالية: تسجلون للموعد الجديد.
agenda-registration-waiting = كل الأماكن محجوزة: ستكونون على قائمة الانتظار، وتصلكم رسالة بمجرد توفر مكان.
agenda-registration-until = التسجيل مفتوح حتى { $day }، الساعة { $time }.
agenda-registration-trapped = مُلئ حقل مخفي، ربما من متصفحكم. اضغطوا الزر مرة أخرى.
agenda-registration-too-soon = وصلت الاستمارة بسرعة كبيرة. اضغطوا الزر مرة أخرى.
agenda-registration-too-old = بقيت الاستمارة مفتوحة مدة طويلة. راجعوها ثم اضغطوا الزر مرة أخرى.
agenda-registration-too-many = وصلت تسجيلات كثيرة من شبكتكم. أعيدوا المحاولة بعد ساعة.
agenda-registration-fault-name = اكتبوا الاسم.
agenda-registration-fault-no-email = اكتبوا البريد الإلكتروني.
agenda-registration-fault-email = يلزم عنوان مثل name@town.example.
agenda-registration-fault-line = يلزم سطر واحد.
agenda-registration-fault-long = { $given } حرف على الأكثر.
agenda-registration-fault-language = اختاروا إحدى اللغات المعروضة.
agenda-registration-fault-known = هذا الشخص مسجل في القائمة.
agenda-registration-sent = رسالة في انتظاركم
agenda-registration-sent-line = خطوة أخيرة
agenda-registration-sent-text = افتحوا الرسالة التي أُرسلت الآن إلى عنوانكم وأكّدوا خلال يومين. إن لم تصل فابحثوا في البريد غير المرغوب فيه.
agenda-registration-mine = تسجيلكم
agenda-registration-mine-kept = ما يُحفظ عنكم
agenda-registration-mine-to-confirm = حُجز لكم مكان. أكّدوا ليصبح لكم.
agenda-registration-mine-waiting-to-confirm = كل الأماكن محجوزة. أكّدوا لتكونوا على قائمة الانتظار.
agenda-registration-mine-confirmed = تسجيلكم مؤكد.
agenda-registration-mine-waiting = أنتم على قائمة الانتظار. تُرسل رسالة بمجرد توفر مكان.
agenda-registration-mine-cancelled = أُلغي تسجيلكم.
agenda-registration-confirm = تأكيد تسجيلي
agenda-registration-withdraw = إلغاء تسجيلي
agenda-registration-state-confirmed = مسجَّل
agenda-registration-state-waiting = قائمة الانتظار
agenda-registration-state-to-confirm = في انتظار التأكيد
agenda-registration-state-waiting-to-confirm = قائمة الانتظار، في انتظار التأكيد
agenda-registration-state-cancelled = ملغى
agenda-registration-closes-on = التسجيل حتى { $day }، الساعة { $time }
agenda-registrations = التسجيلات
agenda-registrations-no-end = دون حد للأماكن
agenda-registrations-no-form = لا تقبل هذه الفعالية تسجيلات في هذا الموقع.
agenda-registrations-states = الحالات
agenda-registrations-all = الكل
agenda-registrations-about = الجماعة والصفة
agenda-registrations-state = الحالة
agenda-registrations-asked = تاريخ التسجيل
agenda-registrations-came = الحضور
agenda-registrations-was-there = حضر
agenda-registrations-attendance = حفظ الحضور
agenda-registrations-needs = للعلم
agenda-registrations-language = لغة الرسائل
agenda-registrations-next = التسجيلات التالية
agenda-registrations-none = لا تسجيلات حتى الآن.
agenda-registrations-new = تسجيل شخص
agenda-registrations-new-about = لمن اتصل أو كتب. يسري التسجيل فورًا ولو لم يبق مكان؛ وإن ذُكر عنوان تُرسل رسالة.
agenda-registrations-email-hint = دون عنوان لا تُرسل أي رسالة، ولا حتى إلغاء.
agenda-registrations-add = تسجيل
agenda-registrations-give = منح مكان
agenda-registrations-strike = إلغاء التسجيل
agenda-registrations-mail-hint = يتلقى الشخص رسالة. والمكان الذي يتوفر يُمنح لمن انتظر أطول مدة.
agenda-registrations-removal = الحذف
agenda-registrations-removal-hint = يزول كل ما يُحفظ من هذا التسجيل، دون رسالة.
agenda-registrations-remove = حذف التسجيل
agenda-registrations-back = كل التسجيلات
agenda-registrations-tell = إخبار المسجلين
agenda-registrations-data = البيانات الشخصية
agenda-registrations-deletion = ستُحذف البيانات الشخصية في { $day }.
agenda-registrations-nothing-kept = لا تُحفظ أي بيانات شخصية.
agenda-registrations-totals = حُذفت في { $day }: عدد المسجلين { $registered }، عدد الحاضرين { $came }.
agenda-registrations-export = تنزيل القائمة (CSV)
agenda-mail-zone = (بتوقيت { $place })
agenda-mail-confirm-subject = في انتظار التأكيد: { $title }
agenda-mail-place-subject = تأكيد التسجيل: { $title }
agenda-mail-waiting-subject = قائمة الانتظار: { $title }
agenda-mail-moved-up-subject = أصبح لكم مكان: { $title }
agenda-mail-withdrawn-subject = إلغاء التسجيل: { $title }
agenda-mail-event-cancelled-subject = إلغاء: { $title }
agenda-mail-event-moved-subject = موعد جديد: { $title }
agenda-registration-left =
    { $count ->
        [one] بقي مكان واحد.
        [two] بقي مكانان.
        [few] بقيت { $count } أماكن.
        [many] بقي { $count } مكانًا.
       *[other] بقي { $count } مكان.
    }
agenda-registration-kept-long =
    { $count ->
        [one] يُحذف كل ذلك في اليوم التالي للفعالية، ولا يبقى سوى عدد الأشخاص. وإن لم تؤكدوا خلال يومين حُذف حينها.
        [two] يُحذف كل ذلك بعد يومين من انتهاء الفعالية، ولا يبقى سوى عدد الأشخاص. وإن لم تؤكدوا خلال يومين حُذف حينها.
        [few] يُحذف كل ذلك بعد { $count } أيام من انتهاء الفعالية، ولا يبقى سوى عدد الأشخاص. وإن لم تؤكدوا خلال يومين حُذف حينها.
        [many] يُحذف كل ذلك بعد { $count } يومًا من انتهاء الفعالية، ولا يبقى سوى عدد الأشخاص. وإن لم تؤكدوا خلال يومين حُذف حينها.
       *[other] يُحذف كل ذلك بعد { $count } يوم من انتهاء الفعالية، ولا يبقى سوى عدد الأشخاص. وإن لم تؤكدوا خلال يومين حُذف حينها.
    }
agenda-registrations-places =
    { $count ->
        [one] مكان واحد؛ المتاح: { $left }
        [two] مكانان؛ المتاح: { $left }
        [few] { $count } أماكن؛ المتاح: { $left }
        [many] { $count } مكانًا؛ المتاح: { $left }
       *[other] { $count } مكان؛ المتاح: { $left }
    }
agenda-registrations-untold =
    { $count ->
        [one] تغيّرت الفعالية: شخص مسجل واحد لم يُخبَر بعد.
        [two] تغيّرت الفعالية: شخصان مسجلان لم يُخبَرا بعد.
        [few] تغيّرت الفعالية: { $count } أشخاص مسجلين لم يُخبَروا بعد.
        [many] تغيّرت الفعالية: { $count } شخصًا مسجلًا لم يُخبَروا بعد.
       *[other] تغيّرت الفعالية: { $count } شخص مسجل لم يُخبَروا بعد.
    }
agenda-mail-confirm =
    تحية طيبة،

    أُدخل هذا العنوان الآن للتسجيل في:

    { $event }

    حُجز لكم مكان حتى { $day }، الساعة { $time }. ليصبح لكم، افتحوا هذه الصفحة واضغطوا الزر:

    { $link }

    إن لم تطلبوا شيئًا فلا تفعلوا شيئًا: بعد هذا الموعد يُحذف كل ما أُدخل.
agenda-mail-confirm-waiting =
    تحية طيبة،

    أُدخل هذا العنوان الآن للتسجيل في:

    { $event }

    كل الأماكن محجوزة. لتكونوا على قائمة الانتظار، افتحوا هذه الصفحة قبل { $day }، الساعة { $time }، واضغطوا الزر:

    { $link }

    إن لم تطلبوا شيئًا فلا تفعلوا شيئًا: بعد هذا الموعد يُحذف كل ما أُدخل.
agenda-mail-place =
    تحية طيبة،

    تسجيلكم مؤكد:

    { $event }

    الموعد مرفق: افتحوا الملف لإضافته إلى تقويمكم.

    إن تعذر حضوركم فاتركوا مكانكم، فقد يكون هناك من ينتظره:

    { $link }

    { $site }
agenda-mail-waiting =
    تحية طيبة،

    أنتم على قائمة الانتظار لـ:

    { $event }

    تُرسل رسالة بمجرد توفر مكان. لمغادرة القائمة:

    { $link }

    { $site }
agenda-mail-moved-up =
    تحية طيبة،

    توفر مكان وأصبح لكم، ولا يلزم أي إجراء.

    { $event }

    الموعد مرفق: افتحوا الملف لإضافته إلى تقويمكم.

    إن لم يعد بإمكانكم الحضور فاتركوا مكانكم لمن يليكم:

    { $link }

    { $site }
agenda-mail-withdrawn =
    تحية طيبة،

    أُلغي تسجيلكم كما طلبتم:

    { $event }

    { $site }
agenda-mail-struck =
    تحية طيبة،

    ألغى المنظمون تسجيلكم:

    { $event }

    لمعرفة المزيد، أجيبوا عن هذه الرسالة.

    { $site }
agenda-mail-event-cancelled =
    تحية طيبة،

    أُلغيت هذه الفعالية التي كنتم مسجلين فيها:

    { $event }

    افتحوا الملف المرفق لتحديث تقويمكم.

    { $site }
agenda-mail-event-moved =
    تحية طيبة،

    تغيّر موعد هذه الفعالية التي سجلتم فيها:

    { $event }

    يسري تسجيلكم على الموعد الجديد. افتحوا الملف المرفق لتحديث تقويمكم. إن تعذر حضوركم فاتركوا مكانكم:

    { $link }

    { $site }
