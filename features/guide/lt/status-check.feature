# language: lt
@lt @check
Savybė: Prisijungimo tikrinimas skydelyje ir būsenos lape

  @CHK-1
  Scenarijus: Skydelis rodo pašto serverio nustatymus
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Ir spausdintuvas yra prisijungęs ir prisijungimas išsaugotas
    Kai skydelyje atidaromas meniu "Nuostatos > Bendrosios nuostatos > Tinklo nuostatos > Tinklo būseną > El. pašto serverio būseną"
    Tada skydelyje rodomi pašto serverio nustatymai
    Kai gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu

  @CHK-2
  Scenarijus: Spausdinamas būsenos lapas
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Ir spausdintuvas yra prisijungęs ir prisijungimas išsaugotas
    Kai skydelyje atidaromas meniu "Nuostatos > Bendrosios nuostatos > Tinklo nuostatos > Tinklo būseną > Spausdinimo būsenos lapas"
    Ir patikrinamas pranešimas ir pradedama spausdinti
    Tada būsenos lape yra tinklo informacija ir pašto serverio nustatymai
    Kai gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu

  @CHK-N
  Scenarijus: Už spynos piktogramos pirma prisijungia administratorius
    Duota organizacija, paruošta spausdintuvų paštui
    Ir spausdintuvas, kurio skydelis rodomas šia kalba
    Ir spausdintuvas yra prisijungęs ir prisijungimas išsaugotas
    Ir skydelis užrakintas administratoriaus
    Kai kas nors skydelyje bando atidaryti meniu "Nuostatos > Bendrosios nuostatos > Tinklo nuostatos > Tinklo būseną > El. pašto serverio būseną"
    Tada skydelyje prašoma administratoriaus slaptažodžio
    Kai pasirenkama spynos piktograma ir administratorius prisijungia
    Ir skydelyje atidaromas meniu "Nuostatos > Bendrosios nuostatos > Tinklo nuostatos > Tinklo būseną > El. pašto serverio būseną"
    Tada skydelyje rodomi pašto serverio nustatymai
    Kai gavėjui nuskaitomas puslapis
    Tada laiškas yra gavėjo pašto dėžutėje su nuskaitytu puslapiu
