# Was die Discord-Seite sagt.
