desk-help-guide = Guide de rédaction
