# language: ca
@ca @troubleshooting
Característica: Quan no es pot enviar el correu

  @TRB-2 @TRB-2B @TRB-4 @TRB-360
  Escenari: Ningú no ha iniciat sessió
    Donada una organització preparada per al correu de les impressores
    I una impressora amb el tauler en aquest idioma
    I la impressora fa servir OAuth2 però ningú no ha iniciat sessió
    Quan s'escaneja una pàgina per al destinatari
    Aleshores el tauler mostra el missatge "Per utilitzar aquesta funció, heu d'iniciar sessió al vostre servei de correu electrònic. Si us plau, poseu-vos en contacte amb el vostre administrador."
    I la tasca a "Estat de la tasca > Estat de la tasca" porta el codi 360
    Quan l'administrador obre la pàgina "Network > Email Server > Basic" de Web Config
    Aleshores "Current Status" no es mostra i el botó "Sign In" sí
    Quan l'administrador inicia la sessió de la impressora i fa clic a OK
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada

  @TRB-2 @TRB-2A @TRB-4 @TRB-360
  Escenari: L'inici de sessió no s'ha enviat mai a la impressora
    Donada una organització preparada per al correu de les impressores
    I una impressora amb el tauler en aquest idioma
    I la impressora té la sessió iniciada però ningú no ha fet clic a OK
    Quan s'escaneja una pàgina per al destinatari
    Aleshores el tauler mostra el missatge "Per utilitzar aquesta funció, heu d'iniciar sessió al vostre servei de correu electrònic. Si us plau, poseu-vos en contacte amb el vostre administrador."
    I la tasca a "Estat de la tasca > Estat de la tasca" porta el codi 360
    Quan l'administrador obre la pàgina "Network > Email Server > Basic" de Web Config
    Aleshores Web Config mostra "Current Status" amb el valor "Signed in"
    Quan es fa clic a "OK"
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada

  @TRB-3 @TRB-4 @TRB-361
  Escenari: La sessió caduca després de molt de temps sense ús
    Donada una organització preparada per al correu de les impressores
    I una impressora amb el tauler en aquest idioma
    I la impressora té la sessió iniciada i desada
    Quan passen 91 dies sense ús
    I s'escaneja una pàgina per al destinatari
    Aleshores el tauler diu que la sessió ha caducat
    I la tasca a "Estat de la tasca > Estat de la tasca" porta el codi 361
    Quan l'administrador inicia la sessió de la impressora i fa clic a OK
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada
