desk-help-guide = Guía de redacción
