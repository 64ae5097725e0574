# language: ca
@ca @troubleshooting
Característica: Quan l'inici de sessió està bloquejat

  @TRB-1
  Escenari: Una directiva d'accés condicional bloqueja l'inici de sessió de la impressora
    Donada una organització preparada per al correu de les impressores
    I una impressora amb el tauler en aquest idioma
    I una directiva d'accés condicional que bloqueja el flux de codi de dispositiu
    Quan l'administrador prova d'iniciar la sessió de la impressora
    Aleshores la pàgina de Microsoft ho refusa amb "53003"
    Quan es revisa i es desactiva la directiva
    I l'administrador inicia la sessió de la impressora i fa clic a OK
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada

  @TRB-1 @requires-serverless
  Escenari: Una directiva d'accés condicional bloqueja l'inici de sessió d'un usuari
    Donada una organització preparada per al correu de les impressores
    I una impressora amb Print Admin Serverless
    I un administrador i un empleat estan registrats a la impressora
    I un administrador ha donat el consentiment per a l'organització
    I una directiva d'accés condicional que bloqueja l'empleat
    I l'enviament al correu propi surt de l'adreça de cada usuari
    Quan l'empleat inicia la sessió al tauler
    I se selecciona "Al meu correu" al tauler
    I s'introdueix el compte de feina de l'empleat i es fa clic a "Next"
    I s'introdueix la seva contrasenya i es fa clic a "Sign In"
    Aleshores la pàgina de Microsoft ho refusa amb "53003"
    Quan es revisa i es desactiva la directiva
    I se selecciona "Al meu correu" al tauler
    I s'introdueix el compte de feina de l'empleat i es fa clic a "Next"
    I s'introdueix la seva contrasenya i es fa clic a "Sign In"
    Aleshores el tauler diu que s'ha iniciat la sessió i OK tanca el missatge
    Quan s'escaneja una pàgina al correu propi de l'usuari
    Aleshores el correu arriba des de l'adreça de l'usuari amb la pàgina escanejada
