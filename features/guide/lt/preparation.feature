# language: lt
@lt @preparation
Savybė: Organizacijos paruošimas spausdintuvų paštui

  @PRE-2
  Scenarijus: Tarp spausdintuvo ir jo pašto stovi organizacijos nuostatos
    Duota organizacija, kurioje numatytosios saugumo nuostatos įjungtos, o SMTP AUTH išjungtas
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Kai administratorius bando prijungti spausdintuvą
    Tada „Microsoft“ puslapis atsisako su "AADSTS530035"
    Kai numatytosios saugumo nuostatos išjungiamos visai organizacijai
    Ir administratorius prijungia spausdintuvą ir spusteli OK
    Ir gavėjui nuskaitomas puslapis
    Tada užduotis, rodoma "Užduoties būseną > Užduoties būseną", turi kodą 312
    Ir joks laiškas neatėjo
    Kai SMTP AUTH įjungiamas visai organizacijai
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu

  @PRE-3
  Scenarijus: Pašto dėžutė turi savo nuostatą
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Ir SMTP AUTH išjungtas administratoriaus pašto dėžutei
    Ir spausdintuvas yra prisijungęs ir prisijungimas išsaugotas
    Kai gavėjui nuskaitomas puslapis
    Tada užduotis, rodoma "Užduoties būseną > Užduoties būseną", turi kodą 312
    Ir joks laiškas neatėjo
    Kai SMTP AUTH įjungiamas administratoriaus pašto dėžutei
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu

  @PRE-1 @requires-old-firmware
  Scenarijus: Sena programinė įranga nesiūlo OAuth 2.0
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas su senesne nei OAuth 2.0 programine įranga
    Kai administratorius atidaro Web Config puslapį "Network > Email Server > Basic"
    Tada "Authentication Method" nesiūlo "OAuth2"
    Kai administratorius įdiegia naujausią programinę įrangą
    Ir administratorius atidaro Web Config puslapį "Network > Email Server > Basic"
    Tada "Authentication Method" siūlo "OAuth2"
    Kai spausdintuvas yra prisijungęs ir prisijungimas išsaugotas
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu
