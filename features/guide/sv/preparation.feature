# language: sv
@sv @preparation
Egenskap: Förbereda organisationen för e-post från skrivare

  @PRE-2
  Scenario: Organisationens inställningar står mellan skrivaren och dess e-post
    Givet en organisation med säkerhetsstandarder på och SMTP AUTH av
    Och en skrivare med panelen på detta språk
    När administratören försöker logga in skrivaren
    Så Microsofts sida nekar med "AADSTS530035"
    När säkerhetsstandarder stängs av för hela organisationen
    Och administratören loggar in skrivaren och klickar på OK
    Och en sida skannas till mottagaren
    Så jobbet under "Jobbstatus > Jobbstatus" har koden 312
    Och inget e-brev har kommit
    När SMTP AUTH slås på för hela organisationen
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan

  @PRE-3
  Scenario: Brevlådan har en egen inställning
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med panelen på detta språk
    Och SMTP AUTH är av för administratörens brevlåda
    Och skrivaren är inloggad och inloggningen är sparad
    När en sida skannas till mottagaren
    Så jobbet under "Jobbstatus > Jobbstatus" har koden 312
    Och inget e-brev har kommit
    När SMTP AUTH slås på för administratörens brevlåda
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan

  @PRE-1 @requires-old-firmware
  Scenario: Gammal fast programvara erbjuder inte OAuth 2.0
    Givet en organisation som är förberedd för e-post från skrivare
    Och en skrivare med fast programvara från tiden före OAuth 2.0
    När administratören öppnar Web Config-sidan "Nätverk > E-postserver > Grundläggande"
    Så "Autentiseringsmetod" erbjuder inte "OAuth2"
    När administratören installerar den senaste fasta programvaran
    Och administratören öppnar Web Config-sidan "Nätverk > E-postserver > Grundläggande"
    Så "Autentiseringsmetod" erbjuder "OAuth2"
    När skrivaren är inloggad och inloggningen är sparad
    Och en sida skannas till mottagaren
    Så e-brevet finns i mottagarens brevlåda med den skannade sidan
