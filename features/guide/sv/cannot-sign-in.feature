# language: sv
@sv @troubleshooting
Egenskap: När inloggningen är blockerad

  @TRB-1
  Scenario: En princip för villkorsstyrd åtkomst blockerar skrivarens inloggning
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med panelen på detta språk
    Och en princip för villkorsstyrd åtkomst som blockerar enhetskodflödet
    När administratören försöker logga in skrivaren
    Så Microsofts sida nekar med "53003"
    När principen kontrolleras och stängs av
    Och administratören loggar in skrivaren och klickar på OK
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan

  @TRB-1 @requires-serverless
  Scenario: En princip för villkorsstyrd åtkomst blockerar en användares inloggning
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med Print Admin Serverless
    Och en administratör och en anställd är registrerade på skrivaren
    Och en administratör har samtyckt för organisationen
    Och en princip för villkorsstyrd åtkomst som blockerar den anställde
    Och sändning till egen e-post sker från användarnas egna adresser
    När den anställde loggar in på panelen
    Och "Till Min e-post" väljs på panelen
    Och den anställdes arbetskonto anges och man klickar på "Nästa"
    Och dess lösenord anges och man klickar på "Logga in"
    Så Microsofts sida nekar med "53003"
    När principen kontrolleras och stängs av
    Och "Till Min e-post" väljs på panelen
    Och den anställdes arbetskonto anges och man klickar på "Nästa"
    Och dess lösenord anges och man klickar på "Logga in"
    Så panelen säger att inloggningen lyckades och OK stänger meddelandet
    När en sida skannas till användarens egen e-post
    Så e-brevet kommer från användarens egen adress med den skannade sidan
