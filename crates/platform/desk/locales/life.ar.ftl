desk-life-correction = تصحيح النص المنشور
desk-life-correct = تصحيح النص المنشور الآن
desk-life-correction-about = يرى القراء التصحيح فور إرساله. لا شيء يُحفظ هنا تلقائيًا.
desk-life-correction-draft = وتصل أيضًا إلى المسودة المنتظرة.
desk-life-correction-blocked = لم يُصحَّح شيء: أصلح هذا أولًا.
desk-life-correction-overtaken = صحّح شخص آخر هذا النص في هذه الأثناء. جُمع التصحيحان أدناه ولم يُرسل شيء بعد: راجع النص ثم أرسله من جديد.
desk-life-small = تصحيح بسيط: لا تغيّر تاريخ التحديث
desk-life-done-corrected = صُحِّح النص المنشور.
desk-life-did-corrected = صحّح نصًا منشورًا
desk-life-did-settled = حسم بين تصحيح ومسودة
desk-life-did-renamed = غيّر عنوان نص
desk-life-why-corrected = صُحِّح وهو منشور
desk-life-why-merged = أُدخل التصحيح في المسودة
desk-life-dispute = صُحِّح النص المنشور
desk-life-dispute-about = غيّر التصحيح وهذه المسودة الشيء نفسه: { $what }. تحتفظ المسودة بصيغتها.
desk-life-dispute-finding = صُحِّح النص المنشور وهذه المسودة تقول شيئًا آخر: { $what }.
desk-life-settling = الاختيار بين الصيغتين
desk-life-settling-about = اختر لكل موضع ما ستقوله المسودة. لن يرى القراء شيئًا من ذلك قبل النشر.
desk-life-settling-overtaken = تغيّرت المسودة في هذه الأثناء أو تنتظر أحدًا. لم يتغير شيء.
desk-life-take-live = أخذ النص المنشور
desk-life-keep-draft = الإبقاء على المسودة
desk-life-settle = إدخال هذه الاختيارات في المسودة
desk-life-nothing = لا شيء
desk-life-address = العنوان
desk-life-address-now = العنوان الحالي:
desk-life-slug = آخر العنوان
desk-life-slug-hint = حروف صغيرة وأرقام وواصلات، { $most } حرفًا على الأكثر. العناوين السابقة تقود إلى هنا.
desk-life-slug-faults = لم يُنشر شيء: هناك عنوان يحتاج إلى مراجعة.
desk-life-rename = تغيير العنوان
desk-life-former = عناوين سابقة تقود إلى هنا
desk-life-parent = تندرج تحت
desk-life-parent-none = لا صفحة: في المستوى الأول
desk-life-parent-hint = يظهر التغيير عند نشره، والعنوان السابق يقود إلى الجديد.
desk-life-rows-hint = السطر الذي يُترك فارغًا يُحذف.
desk-life-rows-more = حفظ وإضافة أسطر
desk-life-fact-now = { $fact }: { $now }
desk-life-yes = نعم
desk-life-no = لا
desk-fault-slug = لا يمكن أن ينتهي عنوان بـ«{ $given }»: حروف صغيرة وأرقام وواصلات، لا أرقام وحدها.
desk-fault-slug-taken = لنصٍّ آخر العنوان «{ $given }»، أو كان له.
desk-fault-slug-reserved = «{ $given }» عنوان من عناوين الموقع نفسه.
desk-fault-parent = لا يمكن لهذه الصفحة أن تحتوي صفحات أخرى.
desk-fault-parent-contains = تحتوي هذه الصفحة صفحات أخرى: تبقى في المستوى الأول.
desk-fault-number = «{ $given }» ليس عددًا صحيحًا.
desk-life-passages =
    { $count ->
        [zero] لا فقرات
        [one] فقرة واحدة
        [two] فقرتان
        [few] { $count } فقرات
        [many] { $count } فقرة
       *[other] { $count } فقرة
    }
desk-proposal = ما يقوله العنوان
desk-proposal-ask = اقترح من العنوان
desk-proposal-hint = التواريخ والمكان والمُصدِر والحالة الواردة في العنوان. لا يُستبدل شيء مما مُلئ.
desk-proposal-filled = مُلئ في الاستمارة ولم يُحفظ بعد:
desk-proposal-line = { $field }: { $said }
desk-proposal-instead = (بدلاً من: { $mine })
desk-proposal-mine = (في الاستمارة: { $mine })
desk-proposal-nothing = لا شيء يزيد على ما في الاستمارة.
desk-proposal-doubts = للتحقّق:
desk-proposal-left = يقول العنوان غير ما في الاستمارة، وتبقى كما هي:
desk-proposal-all = خذ كل ما يقوله العنوان
desk-proposal-stranger = «{ $given }» ليست من منظمات الموقع: أضفها إلى جهات الاتصال ثم اخترها.
