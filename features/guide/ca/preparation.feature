# language: ca
@ca @preparation
Característica: Preparar l'organització per al correu de les impressores

  @PRE-2
  Escenari: Els ajustos de l'organització separen la impressora del seu correu
    Donada una organització amb els valors predeterminats de seguretat activats i SMTP AUTH desactivat
    I una impressora amb el tauler en aquest idioma
    Quan l'administrador prova d'iniciar la sessió de la impressora
    Aleshores la pàgina de Microsoft ho refusa amb "AADSTS530035"
    Quan es desactiven els valors predeterminats de seguretat per a tota l'organització
    I l'administrador inicia la sessió de la impressora i fa clic a OK
    I s'escaneja una pàgina per al destinatari
    Aleshores la tasca a "Estat de la tasca > Estat de la tasca" porta el codi 312
    I no ha arribat cap correu
    Quan s'activa SMTP AUTH per a tota l'organització
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada

  @PRE-3
  Escenari: La bústia té un ajust propi
    Donada una organització preparada per al correu de les impressores
    I una impressora amb el tauler en aquest idioma
    I SMTP AUTH està desactivat per a la bústia de l'administrador
    I la impressora té la sessió iniciada i desada
    Quan s'escaneja una pàgina per al destinatari
    Aleshores la tasca a "Estat de la tasca > Estat de la tasca" porta el codi 312
    I no ha arribat cap correu
    Quan s'activa SMTP AUTH per a la bústia de l'administrador
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada

  @PRE-1 @requires-old-firmware
  Escenari: El microprogramari antic no ofereix OAuth 2.0
    Donada una organització preparada per al correu de les impressores
    I una impressora amb un microprogramari anterior a OAuth 2.0
    Quan l'administrador obre la pàgina "Network > Email Server > Basic" de Web Config
    Aleshores "Authentication Method" no ofereix "OAuth2"
    Quan l'administrador instal·la el microprogramari més recent
    I l'administrador obre la pàgina "Network > Email Server > Basic" de Web Config
    Aleshores "Authentication Method" ofereix "OAuth2"
    Quan la impressora té la sessió iniciada i desada
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada
