package dev.platen.printer.mdns;

import java.util.List;
import java.util.Map;

/**
 * A service that is told to the network.
 *
 * @param type for example {@code _ipp._tcp}
 * @param subtypes for example {@code _universal}
 * @param port TCP
 * @param text the pairs of its TXT record, in the map's order
 */
public record MdnsService(String type, List<String> subtypes, int port, Map<String, String> text) {

  public MdnsService {
    subtypes = List.copyOf(subtypes);
  }
}
