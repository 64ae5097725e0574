package dev.platen.printer.lab;

import dev.platen.printer.NetworkPrinter;
import dev.platen.printer.http.HttpWorker;
import dev.platen.printer.webconfig.WebConfigOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A printer with all its network services, on free ports of loopback. */
public final class LabNetworkPrinter implements AutoCloseable {
  public final Lab lab;
  public final NetworkPrinter printer;
  private final HttpWorker worker = HttpWorker.start();
  private final HttpClient client = HttpClient.newHttpClient();

  public LabNetworkPrinter(Path folder) {
    this.lab = new Lab(folder.resolve("device"));
    InetAddress here = InetAddress.getLoopbackAddress();
    this.printer =
        NetworkPrinter.start(
            lab.options().build(),
            WebConfigOptions.of(here, 0, 0, folder.resolve("web"), worker),
            new NetworkPrinter.Services(0, 0, here, 0, false));
  }

  /** Its address for printing. */
  public URI ipp() {
    return URI.create("ipp://127.0.0.1:%d/ipp/print".formatted(printer.ippPort()));
  }

  /** Its scanner's address. */
  public String escl() {
    return "http://127.0.0.1:%d/eSCL".formatted(printer.webConfig().httpPort());
  }

  /** Where somebody stands in front of it. */
  public String front() {
    return "http://127.0.0.1:%d".formatted(printer.frontPort());
  }

  public HttpResponse<byte[]> get(String uri) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(uri)));
  }

  public HttpResponse<byte[]> post(String uri, String type, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    client.close();
    printer.close();
    lab.close();
    worker.close();
  }
}
