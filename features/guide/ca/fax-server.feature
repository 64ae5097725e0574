# language: ca
@ca @fax
Característica: Enviar faxos pel servidor de fax d'un proveïdor

  @FAX-1 @requires-fax
  Escenari: Un fax surt pel servidor del proveïdor
    Donada un proveïdor de fax amb un servidor que fa servir OAuth 2.0
    I una impressora amb fax
    Quan l'administrador obre la pàgina "Fax > Fax Server > Email Server Settings" de Web Config
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
    I s'introdueix el servidor de fax del proveïdor
    I s'envia una pàgina per fax
    Aleshores el proveïdor de fax rep la pàgina
