package dev.platen.features.lab;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An outlet behind PDUDaemon, which speaks to power strips of many makes. */
final class PduHttpMains implements Mains {
  private final DeviceHttp http;
  private final URI daemon;
  private final String hostname;
  private final int outlet;

  /**
   * @param daemon for example {@code http://pdu.lab:16421}
   * @param hostname what the daemon calls the strip
   */
  PduHttpMains(DeviceHttp http, URI daemon, String hostname, int outlet) {
    this.http = http;
    this.daemon = daemon;
    this.hostname = hostname;
    this.outlet = outlet;
  }

  @Override
  public void off() {
    control("off");
  }

  @Override
  public void on() {
    control("on");
  }

  private void control(String what) {
    http.get(
            daemon.resolve(
                "/power/control/%s?hostname=%s&port=%d"
                    .formatted(what, URLEncoder.encode(hostname, StandardCharsets.UTF_8), outlet)))
        .successful();
  }
}
