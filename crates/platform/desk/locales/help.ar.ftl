desk-help-guide = دليل المحررين
