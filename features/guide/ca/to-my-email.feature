# language: ca
@ca @to-my-email
Característica: Enviar des de l'adreça pròpia de l'usuari

  @EPAS-0 @EPAS-1 @EPAS-2 @EPAS-3 @EPAS-4 @EPAS-5 @requires-serverless
  Escenari: L'administrador inicia la sessió primer i dona el consentiment per a l'organització
    Donada una organització preparada per al correu de les impressores
    I una impressora amb Print Admin Serverless
    I un administrador i un empleat estan registrats a la impressora
    Quan l'administrador posa "Sender's Email Address" a "User's email address"
    I un usuari amb drets d'administrador inicia la sessió al tauler
    I se selecciona "Al meu correu" al tauler
    I s'introdueix el compte d'un administrador global i es fa clic a "Next"
    I s'introdueix la seva contrasenya i es fa clic a "Sign In"
    I es marca "Accepto en nom de l'organització" i es fa clic a "Aceptar"
    Aleshores el tauler diu que s'ha iniciat la sessió i OK tanca el missatge
    Quan s'escaneja una pàgina al correu propi de l'usuari
    Aleshores el correu arriba des de l'adreça de l'usuari amb la pàgina escanejada

  @EPAS-U @requires-serverless
  Escenari: Cada usuari inicia la sessió un cop amb el seu compte
    Donada una organització preparada per al correu de les impressores
    I una impressora amb Print Admin Serverless
    I un administrador i un empleat estan registrats a la impressora
    I un administrador ha donat el consentiment per a l'organització
    I l'enviament al correu propi surt de l'adreça de cada usuari
    Quan l'empleat inicia la sessió al tauler
    I se selecciona "Al meu correu" al tauler
    I s'introdueix el compte de feina de l'empleat i es fa clic a "Next"
    I s'introdueix la seva contrasenya i es fa clic a "Sign In"
    Aleshores el tauler diu que s'ha iniciat la sessió i OK tanca el missatge
    Quan s'escaneja una pàgina al correu propi de l'usuari
    Aleshores el correu arriba des de l'adreça de l'usuari amb la pàgina escanejada
    Quan l'usuari tanca la sessió al tauler
    I l'empleat inicia la sessió al tauler
    I se selecciona "Al meu correu" al tauler
    Aleshores el tauler no demana cap inici de sessió
    Quan s'escaneja una pàgina al correu propi de l'usuari
    Aleshores el correu arriba des de l'adreça de l'usuari amb la pàgina escanejada

  @TRB-4 @TRB-370 @requires-serverless
  Escenari: L'inici de sessió d'un usuari ha deixat de ser vàlid
    Donada una organització preparada per al correu de les impressores
    I una impressora amb Print Admin Serverless
    I un administrador i un empleat estan registrats a la impressora
    I un administrador ha donat el consentiment per a l'organització
    I l'enviament al correu propi surt de l'adreça de cada usuari
    I l'empleat ha iniciat la sessió de Microsoft al tauler
    Quan passen 91 dies sense ús
    I l'empleat inicia la sessió al tauler
    I se selecciona "Al meu correu" al tauler
    I s'escaneja una pàgina al correu propi de l'usuari
    Aleshores la tasca a "Estat de la tasca > Estat de la tasca" porta el codi 370
    Quan se selecciona "Al meu correu" al tauler
    I s'introdueix el compte de feina de l'empleat i es fa clic a "Next"
    I s'introdueix la seva contrasenya i es fa clic a "Sign In"
    Aleshores el tauler diu que s'ha iniciat la sessió i OK tanca el missatge
    Quan s'escaneja una pàgina al correu propi de l'usuari
    Aleshores el correu arriba des de l'adreça de l'usuari amb la pàgina escanejada
