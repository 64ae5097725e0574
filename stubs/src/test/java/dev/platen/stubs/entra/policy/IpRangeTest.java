package dev.platen.stubs.entra.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpRangeTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24,  203.0.113.255, true",
    "203.0.113.0/24,  203.0.114.0,   false",
    "10.0.0.0/9,      10.127.0.1,    true",
    "10.0.0.0/9,      10.128.0.1,    false",
    "192.0.2.129/32,  192.0.2.129,   true",
    "192.0.2.129/32,  192.0.2.128,   false",
    "0.0.0.0/0,       198.51.100.7,  true",
    "0.0.0.0/0,       2001:db8::1,   false",
    "2001:db8::/33,   2001:db8::1,   true",
    "2001:db8::/33,   2001:db8:8000::1, false",
    "203.0.113.0/24,  localhost,     false",
  })
  void aRangeHasTheAddressesThatBeginAsItDoes(String range, String address, boolean has) {
    assertThat(IpRange.parse(range).orElseThrow().contains(address)).isEqualTo(has);
  }
}
