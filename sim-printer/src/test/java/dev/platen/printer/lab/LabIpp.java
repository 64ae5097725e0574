package dev.platen.printer.lab;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A printer with paper that speaks IPP over HTTP, one thing of which a test can change. */
public final class LabIpp implements AutoCloseable {
  private final HttpServer server;
  private final List<IppPacket> requests = new CopyOnWriteArrayList<>();
  private final List<byte[]> documents = new CopyOnWriteArrayList<>();
  private final Map<String, Status> refusals = new ConcurrentHashMap<>();
  private volatile List<String> formats = List.of("image/urf", "application/pdf");
  private volatile List<Operation> operations =
      List.of(Operation.printJob, Operation.validateJob, Operation.getPrinterAttributes);
  private volatile boolean accepting = true;
  private volatile boolean speaksIpp = true;
  private volatile JobState outcome = JobState.pending;

  public LabIpp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/ipp/print", this::answer);
    server.start();
  }

  public URI uri() {
    return URI.create("ipp://127.0.0.1:" + server.getAddress().getPort() + "/ipp/print");
  }

  public void takes(String... documentFormats) {
    formats = Arrays.asList(documentFormats);
  }

  public void knows(Operation... known) {
    operations = Arrays.asList(known);
  }

  public void acceptNoJobs() {
    accepting = false;
  }

  public void speakSomethingElse() {
    speaksIpp = false;
  }

  public void refuse(Operation operation, Status status) {
    refusals.put(operation.getName(), status);
  }

  public void endJobsAs(JobState state) {
    outcome = state;
  }

  /** What was asked so far. */
  public List<IppPacket> requests() {
    return List.copyOf(requests);
  }

  /** What came with Print-Job so far. */
  public List<byte[]> documents() {
    return List.copyOf(documents);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      IppPacket request;
      byte[] document;
      try (IppInputStream in = new IppInputStream(exchange.getRequestBody())) {
        request = in.readPacket();
        document = in.readAllBytes();
      }
      requests.add(request);
      exchange.getResponseHeaders().set("Content-Type", "application/ipp");
      exchange.sendResponseHeaders(200, 0);
      if (speaksIpp) {
        new IppOutputStream(exchange.getResponseBody()).write(response(request, document));
      } else {
        exchange
            .getResponseBody()
            .write("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }

  private IppPacket response(IppPacket request, byte[] document) {
    Status refusal = refusals.get(request.getOperation().getName());
    if (refusal != null) {
      return IppPacket.response(refusal)
          .setRequestId(request.getRequestId())
          .putOperationAttributes(Types.statusMessage.of("not today"))
          .build();
    }
    if (request.getOperation().getCode() == Operation.getPrinterAttributes.getCode()) {
      return IppPacket.response(Status.successfulOk)
          .setRequestId(request.getRequestId())
          .putPrinterAttributes(
              Types.printerIsAcceptingJobs.of(accepting),
              Types.documentFormatSupported.of(new ArrayList<>(formats)),
              Types.operationsSupported.of(operations))
          .build();
    }
    if (request.getOperation().getCode() == Operation.printJob.getCode()) {
      documents.add(document);
      return IppPacket.jobResponse(
              Status.successfulOk, 1, URI.create(uri() + "/1"), outcome, List.of("none"))
          .setRequestId(request.getRequestId())
          .build();
    }
    return IppPacket.response(Status.successfulOk).setRequestId(request.getRequestId()).build();
  }

  /** What the printer was asked, in order. */
  public List<String> operations() {
    return requests.stream().map(request -> request.getOperation().getName()).toList();
  }

  /** The name that the last job was given. */
  public String jobName() {
    return String.valueOf(requests.getLast().getString(Tag.operationAttributes, Types.jobName));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
