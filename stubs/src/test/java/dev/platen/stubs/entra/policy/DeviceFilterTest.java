package dev.platen.stubs.entra.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceFilterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          device.trustType -eq "ServerAD"                                          | false
          device.trustType -ne "ServerAD"                                          | true
          device.isCompliant -eq True                                              | false
          device.isCompliant -ne True                                              | true
          device.displayName -startsWith "P"                                       | false
          device.displayName -notContains "P"                                      | true
          device.deviceId -in ["a", "b"]                                           | false
          device.deviceId -notIn ["a", "b"]                                        | true
          device.model -eq null                                                    | true
          device.model -ne null                                                    | false
          device.model -eq "x" -or device.model -ne "y" -and device.model -eq "z"  | false
          (device.model -eq "x" -or device.model -ne "y") -and device.os -ne 'z'   | true
          -not (device.model -eq "x")                                              | true
          """)
  void aDeviceThatIsNotRegisteredFitsNegativeComparisonsOnly(String rule, boolean fits) {
    assertThat(DeviceFilter.parse(false, rule).fitsUnregistered()).isEqualTo(fits);
    assertThat(DeviceFilter.parse(false, rule).appliesToUnregistered()).isEqualTo(fits);
    assertThat(DeviceFilter.parse(true, rule).appliesToUnregistered()).isEqualTo(!fits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          device.model                        | ends where an operator should be
          device.model -eq                    | ends where a value should be
          device.model -like "x"              | has the operator "-like"
          user.name -eq "x"                   | has "user.name" where an attribute
          (device.model -eq "x"               | lacks a closing bracket
          device.model -eq "x" device.os      | has "device.os" where it should end
          device.model -eq "x" ; drop         | has "; drop", which is not understood
          """)
  void aRuleThatIsNotUnderstoodIsNamed(String rule, String text) {
    assertThatThrownBy(() -> DeviceFilter.parse(false, rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(text);
  }
}
