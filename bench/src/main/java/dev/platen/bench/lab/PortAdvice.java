package dev.platen.bench.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Whether a port can be had, and what to do where it cannot; {@code ports.yaml} knows who else
 * likes it.
 */
public final class PortAdvice {
  private static final JsonNode NEIGHBOURS = read();

  private PortAdvice() {}

  /** Why a port cannot be had. */
  public sealed interface Obstacle {
    /** Another program has it. */
    record Taken() implements Obstacle {}

    /** The operating system does not let this user have it. */
    record NotPermitted() implements Obstacle {}

    /** The address is not one of this machine. */
    record NoSuchAddress() implements Obstacle {}
  }

  /** Tries to listen, and stops at once; empty where the port can be had. */
  public static Optional<Obstacle> obstacle(InetAddress address, int port, boolean udp) {
    InetSocketAddress at = new InetSocketAddress(address, port);
    try {
      if (udp) {
        try (DatagramSocket socket = new DatagramSocket(at)) {
          return socket.isBound() ? Optional.empty() : Optional.of(new Obstacle.Taken());
        }
      }
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(at);
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.of(obstacle(e));
    }
  }

  private static Obstacle obstacle(IOException failure) {
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("permission denied")) {
      return new Obstacle.NotPermitted();
    }
    return failure instanceof BindException && said.contains("cannot assign")
        ? new Obstacle.NoSuchAddress()
        : new Obstacle.Taken();
  }

  /** What to do about it, in a sentence or two. */
  public static String whatToDo(Obstacle obstacle, String address, int port, boolean udp) {
    return switch (obstacle) {
      case Obstacle.Taken taken ->
          "See which program has it: sudo ss -lnp%s 'sport = :%d'.%s"
              .formatted(udp ? "u" : "t", port, usual(port));
      case Obstacle.NotPermitted not ->
          ("Ports below 1024 are kept from ordinary users. Let this machine's users have them from"
                  + " %d up: sudo sysctl net.ipv4.ip_unprivileged_port_start=%d; docs/lab.md has"
                  + " other ways.")
              .formatted(Math.min(port, 53), Math.min(port, 53));
      case Obstacle.NoSuchAddress no ->
          "This machine has no address %s. See which it has: ip -brief address.".formatted(address);
    };
  }

  private static String usual(int port) {
    for (JsonNode row : NEIGHBOURS.path("ports")) {
      if (row.path("port").asInt() == port) {
        List<String> programs = row.path("programs").valueStream().map(JsonNode::asString).toList();
        return " Often it is "
            + String.join(", ", programs)
            + ". "
            + row.path("advice").asString("");
      }
    }
    return "";
  }

  private static JsonNode read() {
    try (InputStream stream = PortAdvice.class.getResourceAsStream("ports.yaml")) {
      return YAMLMapper.builder().build().readTree(Objects.requireNonNull(stream, "ports.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading ports.yaml", e);
    }
  }
}
