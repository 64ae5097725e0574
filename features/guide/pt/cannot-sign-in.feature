# language: pt
@pt @troubleshooting
Funcionalidade: Quando o início de sessão está bloqueado

  @TRB-1
  Cenário: Uma política de acesso condicional bloqueia o início de sessão da impressora
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com o painel neste idioma
    E uma política de acesso condicional que bloqueia o fluxo de código de dispositivo
    Quando o administrador tenta iniciar a sessão da impressora
    Então a página da Microsoft recusa com "53003"
    Quando a política é verificada e desativada
    E o administrador inicia a sessão da impressora e clica em OK
    E se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada

  @TRB-1 @requires-serverless
  Cenário: Uma política de acesso condicional bloqueia o início de sessão de um utilizador
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com Print Admin Serverless
    E um administrador e um funcionário estão registados na impressora
    E um administrador deu o consentimento pela organização
    E uma política de acesso condicional que bloqueia o funcionário
    E o envio para o próprio e-mail sai do endereço de cada utilizador
    Quando o funcionário inicia sessão no painel
    E se seleciona "Para o Meu E-mail" no painel
    E se introduz a conta profissional do funcionário e se clica em "Seguinte"
    E se introduz a sua palavra-passe e se clica em "Iniciar sessão"
    Então a página da Microsoft recusa com "53003"
    Quando a política é verificada e desativada
    E se seleciona "Para o Meu E-mail" no painel
    E se introduz a conta profissional do funcionário e se clica em "Seguinte"
    E se introduz a sua palavra-passe e se clica em "Iniciar sessão"
    Então o painel diz que a sessão foi iniciada e OK fecha a mensagem
    Quando se digitaliza uma página para o e-mail do próprio utilizador
    Então a mensagem vem do endereço do próprio utilizador com a página digitalizada
