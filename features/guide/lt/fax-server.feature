# language: lt
@lt @fax
Savybė: Faksų siuntimas per teikėjo fakso serverį

  @FAX-1 @requires-fax
  Scenarijus: Faksas išsiunčiamas per teikėjo serverį
    Duota fakso paslaugų teikėjas, kurio serveris naudoja OAuth 2.0
    Ir spausdintuvas su faksu
    Kai administratorius atidaro Web Config puslapį "Fax > Fax Server > Email Server Settings"
    Ir "OAuth2" pasirenkama kaip "Authentication Method"
    Ir "Microsoft Exchange Online" pasirenkama kaip "Email service"
    Ir spustelima "Sign In" ir po to "Sign in with Microsoft"
    Ir kodas nukopijuojamas ir atidaromas rodomas URL
    Ir įvedamas kodas ir spustelima "Next"
    Ir įvedama visuotinio administratoriaus paskyra ir spustelima "Next"
    Ir įvedamas jos slaptažodis ir spustelima "Sign In"
    Ir pažymima "Sutikimas organizacijos vardu" ir spustelima "Sutikti"
    Tada „Microsoft“ puslapis praneša, kad spausdintuvas prisijungė
    Ir Web Config rodo "Current Status" su reikšme "Signed in" ir paskyrą
    Kai spustelima "OK"
    Ir įvedamas teikėjo fakso serveris
    Ir puslapis siunčiamas faksu
    Tada fakso paslaugų teikėjas gauna puslapį
