# language: ca
@ca @set-up
Característica: Configurar OAuth 2.0 per al servidor de correu

  @SET-1 @SET-2 @SET-3 @SET-4 @SET-5 @SET-6 @SET-7
  @SET-8 @SET-9 @SET-10 @SET-11 @SET-12
  Escenari: De l'adreça IP del tauler al primer correu
    Donada una organització preparada per al correu de les impressores
    I una impressora amb el tauler en aquest idioma
    Quan s'obre el menú "Configuració > Configuració general > Configuració de xarxa > Estat de xarxa > Estat de LAN amb cable/Wi-Fi" al tauler
    I el navegador obre l'adreça IP que mostra el tauler
    I se selecciona "Log in" i es confirma la contrasenya d'administrador amb "OK"
    I s'obre la pàgina "Network > Email Server > Basic" de Web Config
    I se selecciona "OAuth2" com a "Authentication Method"
    I se selecciona "Microsoft Exchange Online" com a "Email service"
    I es fa clic a "Sign In" i després a "Sign in with Microsoft"
    I es copia el codi i s'obre la URL que es mostra
    I s'introdueix el codi i es fa clic a "Next"
    I s'introdueix el compte d'un administrador global i es fa clic a "Next"
    I s'introdueix la seva contrasenya i es fa clic a "Sign In"
    I es marca "Consent on behalf of organization" i es fa clic a "Aceptar"
    Aleshores la pàgina de Microsoft diu que la impressora ha iniciat sessió
    I Web Config mostra "Current Status" amb el valor "Signed in" i el compte
    Quan es fa clic a "OK"
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada

  @SET-5P
  Escenari: Un compte personal inicia la sessió a Outlook.com
    Donada una persona amb un compte d'Outlook.com
    I una impressora amb el tauler en aquest idioma
    Quan l'administrador obre la pàgina "Network > Email Server > Basic" de Web Config
    I se selecciona "OAuth2" com a "Authentication Method"
    I se selecciona "Outlook.com" com a "Email service"
    I es fa clic a "Sign In" i després a "Sign in with Microsoft"
    I es copia el codi i s'obre la URL que es mostra
    I s'introdueix el codi i es fa clic a "Next"
    I s'introdueix el compte personal i es fa clic a "Next"
    I s'introdueix la seva contrasenya i es fa clic a "Sign In"
    I s'accepten els permisos amb "Aceptar"
    Aleshores la pàgina de Microsoft diu que la impressora ha iniciat sessió
    I Web Config mostra "Current Status" amb el valor "Signed in" i el compte
    Quan es fa clic a "OK"
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada

  @SET-N @requires-additional-network
  Escenari: La xarxa addicional no admet OAuth 2.0
    Donada una organització preparada per al correu de les impressores
    I una impressora amb una xarxa addicional
    Quan l'administrador tria la xarxa addicional per al correu
    I l'administrador obre la pàgina "Network > Email Server > Basic" de Web Config
    Aleshores "Authentication Method" no ofereix "OAuth2"
    Quan l'administrador tria la xarxa estàndard per al correu
    I la impressora té la sessió iniciada i desada
    I s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada
