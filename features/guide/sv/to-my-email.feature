# language: sv
@sv @to-my-email
Egenskap: Skicka från användarens egen adress

  @EPAS-0 @EPAS-1 @EPAS-2 @EPAS-3 @EPAS-4 @EPAS-5 @requires-serverless
  Scenario: Administratören loggar in först och samtycker för organisationen
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med Print Admin Serverless
    Och en administratör och en anställd är registrerade på skrivaren
    När administratören ställer in "Avsändarens e-postadress" på "Användarens e-postadress"
    Och en användare med administratörsrättigheter loggar in på panelen
    Och "Till Min e-post" väljs på panelen
    Och kontot för en global administratör anges och man klickar på "Nästa"
    Och dess lösenord anges och man klickar på "Logga in"
    Och "Godkänn åt organisation" markeras och man klickar på "Godkänn"
    Så panelen säger att inloggningen lyckades och OK stänger meddelandet
    När en sida skannas till användarens egen e-post
    Så e-brevet kommer från användarens egen adress med den skannade sidan

  @EPAS-U @requires-serverless
  Scenario: Varje användare loggar in en gång med ett eget konto
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med Print Admin Serverless
    Och en administratör och en anställd är registrerade på skrivaren
    Och en administratör har samtyckt för organisationen
    Och sändning till egen e-post sker från användarnas egna adresser
    När den anställde loggar in på panelen
    Och "Till Min e-post" väljs på panelen
    Och den anställdes arbetskonto anges och man klickar på "Nästa"
    Och dess lösenord anges och man klickar på "Logga in"
    Så panelen säger att inloggningen lyckades och OK stänger meddelandet
    När en sida skannas till användarens egen e-post
    Så e-brevet kommer från användarens egen adress med den skannade sidan
    När användaren loggar ut från panelen
    Och den anställde loggar in på panelen
    Och "Till Min e-post" väljs på panelen
    Så panelen frågar inte efter inloggning
    När en sida skannas till användarens egen e-post
    Så e-brevet kommer från användarens egen adress med den skannade sidan

  @TRB-4 @TRB-370 @requires-serverless
  Scenario: En användares inloggning gäller inte längre
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med Print Admin Serverless
    Och en administratör och en anställd är registrerade på skrivaren
    Och en administratör har samtyckt för organisationen
    Och sändning till egen e-post sker från användarnas egna adresser
    Och den anställde har loggat in hos Microsoft på panelen
    När 91 dagar går utan användning
    Och den anställde loggar in på panelen
    Och "Till Min e-post" väljs på panelen
    Och en sida skannas till användarens egen e-post
    Så jobbet under "Jobbstatus > Jobbstatus" har koden 370
    När "Till Min e-post" väljs på panelen
    Och den anställdes arbetskonto anges och man klickar på "Nästa"
    Och dess lösenord anges och man klickar på "Logga in"
    Så panelen säger att inloggningen lyckades och OK stänger meddelandet
    När en sida skannas till användarens egen e-post
    Så e-brevet kommer från användarens egen adress med den skannade sidan
