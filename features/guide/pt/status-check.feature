# language: pt
@pt @check
Funcionalidade: Verificar o início de sessão no painel e na folha de estado

  @CHK-1
  Cenário: O painel mostra as definições do servidor de correio
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com o painel neste idioma
    E a impressora tem a sessão iniciada e guardada
    Quando se abre no painel o menu "Definições > Definições gerais > Definições de rede > Estado da rede > Estado servidor e-mail"
    Então o painel mostra as definições do servidor de correio
    Quando se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada

  @CHK-2
  Cenário: Imprime-se a folha de estado
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com o painel neste idioma
    E a impressora tem a sessão iniciada e guardada
    Quando se abre no painel o menu "Definições > Definições gerais > Definições de rede > Estado da rede > folha de estado"
    E se verifica a mensagem e se inicia a impressão
    Então a folha de estado contém as informações de rede e as definições do servidor de correio
    Quando se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada

  @CHK-N
  Cenário: Atrás do ícone do cadeado o administrador inicia sessão primeiro
    Dada uma organização preparada para o correio das impressoras
    E uma impressora com o painel neste idioma
    E a impressora tem a sessão iniciada e guardada
    E o painel está bloqueado pelo administrador
    Quando alguém tenta abrir no painel o menu "Definições > Definições gerais > Definições de rede > Estado da rede > Estado servidor e-mail"
    Então o painel pede a palavra-passe de administrador
    Quando se seleciona o ícone do cadeado e o administrador inicia sessão
    E se abre no painel o menu "Definições > Definições gerais > Definições de rede > Estado da rede > Estado servidor e-mail"
    Então o painel mostra as definições do servidor de correio
    Quando se digitaliza uma página para o destinatário
    Então a mensagem está na caixa de correio do destinatário com a página digitalizada
