# language: ca
@ca @check
Característica: Comprovar l'inici de sessió al tauler i al full d'estat

  @CHK-1
  Escenari: El tauler mostra la configuració del servidor de correu
    Donada una organització preparada per al correu de les impressores
    I una impressora amb el tauler en aquest idioma
    I la impressora té la sessió iniciada i desada
    Quan s'obre el menú "Configuració > Configuració general > Configuració de xarxa > Estat de xarxa > Estat de servidor de correu electrònic" al tauler
    Aleshores el tauler mostra la configuració del servidor de correu
    Quan s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada

  @CHK-2
  Escenari: S'imprimeix el full d'estat
    Donada una organització preparada per al correu de les impressores
    I una impressora amb el tauler en aquest idioma
    I la impressora té la sessió iniciada i desada
    Quan s'obre el menú "Configuració > Configuració general > Configuració de xarxa > Estat de xarxa > Imprimeix full d'estat" al tauler
    I es comprova el missatge i s'inicia la impressió
    Aleshores el full d'estat conté la informació de xarxa i la configuració del servidor de correu
    Quan s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada

  @CHK-N
  Escenari: Rere la icona del cadenat, l'administrador inicia abans la sessió
    Donada una organització preparada per al correu de les impressores
    I una impressora amb el tauler en aquest idioma
    I la impressora té la sessió iniciada i desada
    I el tauler està bloquejat per l'administrador
    Quan algú prova d'obrir el menú "Configuració > Configuració general > Configuració de xarxa > Estat de xarxa > Estat de servidor de correu electrònic" al tauler
    Aleshores el tauler demana la contrasenya d'administrador
    Quan se selecciona la icona del cadenat i l'administrador inicia la sessió
    I s'obre el menú "Configuració > Configuració general > Configuració de xarxa > Estat de xarxa > Estat de servidor de correu electrònic" al tauler
    Aleshores el tauler mostra la configuració del servidor de correu
    Quan s'escaneja una pàgina per al destinatari
    Aleshores el correu és a la bústia del destinatari amb la pàgina escanejada
