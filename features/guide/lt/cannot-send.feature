# language: lt
@lt @troubleshooting
Savybė: Kai negalima siųsti laiškų

  @TRB-2 @TRB-2B @TRB-4 @TRB-360
  Scenarijus: Niekas neprisijungė
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Ir spausdintuvas naudoja OAuth2, bet niekas neprisijungė
    Kai gavėjui nuskaitomas puslapis
    Tada skydelyje rodomas pranešimas "Norėdami naudotis šia funkcija, turite prisijungti prie savo el. pašto paslaugos. Kreipkitės į savo administratorių"
    Ir užduotis, rodoma "Užduoties būseną > Užduoties būseną", turi kodą 360
    Kai administratorius atidaro Web Config puslapį "Network > Email Server > Basic"
    Tada "Current Status" nerodoma, o mygtukas "Sign In" rodomas
    Kai administratorius prijungia spausdintuvą ir spusteli OK
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu

  @TRB-2 @TRB-2A @TRB-4 @TRB-360
  Scenarijus: Prisijungimas taip ir nebuvo nusiųstas spausdintuvui
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Ir spausdintuvas yra prisijungęs, bet niekas nespustelėjo OK
    Kai gavėjui nuskaitomas puslapis
    Tada skydelyje rodomas pranešimas "Norėdami naudotis šia funkcija, turite prisijungti prie savo el. pašto paslaugos. Kreipkitės į savo administratorių"
    Ir užduotis, rodoma "Užduoties būseną > Užduoties būseną", turi kodą 360
    Kai administratorius atidaro Web Config puslapį "Network > Email Server > Basic"
    Tada Web Config rodo "Current Status" su reikšme "Signed in"
    Kai spustelima "OK"
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu

  @TRB-3 @TRB-4 @TRB-361
  Scenarijus: Ilgai nenaudojant prisijungimo galiojimas baigiasi
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Ir spausdintuvas yra prisijungęs ir prisijungimas išsaugotas
    Kai be naudojimo praeina 91 diena
    Ir gavėjui nuskaitomas puslapis
    Tada skydelyje pranešama, kad prisijungimo galiojimas baigėsi
    Ir užduotis, rodoma "Užduoties būseną > Užduoties būseną", turi kodą 361
    Kai administratorius prijungia spausdintuvą ir spusteli OK
    Ir gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu
