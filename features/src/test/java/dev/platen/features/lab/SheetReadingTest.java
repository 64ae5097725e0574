package dev.platen.features.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.platen.features.lab.SheetReading.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetReadingTest {
  @ParameterizedTest
  @CsvSource({
    "SMTP Server Port Number 587, 587, THERE",
    "Port Number  S87, 587, THERE",
    "IP Address 192.l68.O.12, 192.168.0.12, THERE",
    "0Auth2, OAuth2, OPEN",
    "M1crosoft Exchange Onl1ne, Microsoft Exchange Online, THERE",
    "smtp.0ffice365.com, smtp.office365.com, OPEN",
    "printer.admin@sitel.onmicrosoft.com, printer.admin@site1.onmicrosoft.com, OPEN",
    "printer.adm1n@contoso.com, printer.admin@contoso.com, THERE",
    "Port Number 537, 587, NOT_THERE",
    "Port Number 465, 587, NOT_THERE",
    "IP Address 192.168.0.18, 192.168.0.12, NOT_THERE",
    "outlook.com, smtp.office365.com, NOT_THERE"
  })
  void whatReadersOfPrintMistakeIsForgivenWhereItIsPlainAndNoOtherValue(
      String read, String wanted, Finding finding) {
    assertThat(new SheetReading(read).look(wanted)).isEqualTo(finding);
  }

  @ParameterizedTest
  @CsvSource({"Italia, ltalia", "STARTTLS, 5TARTTLS"})
  void twoLettersThatLookAlikeStayOpenAndADigitAmongLettersIsPlain(String wanted, String read) {
    assertThat(new SheetReading(read).look(wanted))
        .isEqualTo(Character.isDigit(read.charAt(0)) ? Finding.THERE : Finding.OPEN);
  }

  @ParameterizedTest
  @CsvSource({"10, 1O"})
  void aValueBrokenOverTwoLinesIsFound(String wanted, String read) {
    assertThat(new SheetReading("a\n  Microsoft\nExchange " + read).look("Exchange " + wanted))
        .isEqualTo(Finding.THERE);
  }
}
