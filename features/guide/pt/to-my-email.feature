# language: pt
@pt @to-my-email
Funcionalidade: Enviar do endereço do próprio utilizador

  @EPAS-0 @EPAS-1 @EPAS-2 @EPAS-3 @EPAS-4 @EPAS-5 @requires-serverless
  Cenário: O administrador inicia sessão primeiro e consente pela organização
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com Print Admin Serverless
    E um administrador e um funcionário estão registados na impressora
    Quando o administrador define "Ender. de e-mail do remetente" como "Endereço de e-mail do utilizador"
    E um utilizador com direitos de administrador inicia sessão no painel
    E se seleciona "Para o Meu E-mail" no painel
    E se introduz a conta de um administrador global e se clica em "Seguinte"
    E se introduz a sua palavra-passe e se clica em "Iniciar sessão"
    E se marca "Concordo em nome da organização" e se clica em "Aceitar"
    Então o painel diz que a sessão foi iniciada e OK fecha a mensagem
    Quando se digitaliza uma página para o e-mail do próprio utilizador
    Então a mensagem vem do endereço do próprio utilizador com a página digitalizada

  @EPAS-U @requires-serverless
  Cenário: Cada utilizador inicia sessão uma vez com a sua conta
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com Print Admin Serverless
    E um administrador e um funcionário estão registados na impressora
    E um administrador deu o consentimento pela organização
    E o envio para o próprio e-mail sai do endereço de cada utilizador
    Quando o funcionário inicia sessão no painel
    E se seleciona "Para o Meu E-mail" no painel
    E se introduz a conta profissional do funcionário e se clica em "Seguinte"
    E se introduz a sua palavra-passe e se clica em "Iniciar sessão"
    Então o painel diz que a sessão foi iniciada e OK fecha a mensagem
    Quando se digitaliza uma página para o e-mail do próprio utilizador
    Então a mensagem vem do endereço do próprio utilizador com a página digitalizada
    Quando o utilizador termina a sessão no painel
    E o funcionário inicia sessão no painel
    E se seleciona "Para o Meu E-mail" no painel
    Então o painel não pede início de sessão
    Quando se digitaliza uma página para o e-mail do próprio utilizador
    Então a mensagem vem do endereço do próprio utilizador com a página digitalizada

  @TRB-4 @TRB-370 @requires-serverless
  Cenário: O início de sessão de um utilizador deixou de ser válido
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com Print Admin Serverless
    E um administrador e um funcionário estão registados na impressora
    E um administrador deu o consentimento pela organização
    E o envio para o próprio e-mail sai do endereço de cada utilizador
    E o funcionário iniciou sessão na Microsoft no painel
    Quando passam 91 dias sem utilização
    E o funcionário inicia sessão no painel
    E se seleciona "Para o Meu E-mail" no painel
    E se digitaliza uma página para o e-mail do próprio utilizador
    Então a tarefa em "Estado da tarefa > Estado da tarefa" tem o código 370
    Quando se seleciona "Para o Meu E-mail" no painel
    E se introduz a conta profissional do funcionário e se clica em "Seguinte"
    E se introduz a sua palavra-passe e se clica em "Iniciar sessão"
    Então o painel diz que a sessão foi iniciada e OK fecha a mensagem
    Quando se digitaliza uma página para o e-mail do próprio utilizador
    Então a mensagem vem do endereço do próprio utilizador com a página digitalizada
