package dev.platen.stubs.entra;

import dev.platen.stubs.ca.CertificateAuthority;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.FirstParty;
import dev.platen.stubs.entra.access.SignInEvent;
import dev.platen.stubs.entra.access.SignInLog;
import dev.platen.stubs.entra.authority.ServiceFacts;
import dev.platen.stubs.entra.http.HttpsFront;
import dev.platen.stubs.entra.http.RecordingProxy;
import dev.platen.stubs.entra.http.Reply;
import dev.platen.stubs.entra.http.Request;
import dev.platen.stubs.entra.http.RequestJournal;
import dev.platen.stubs.entra.http.Service;
import dev.platen.stubs.entra.token.SigningKeys;
import dev.platen.stubs.fault.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A running Entra ID. It serves every tenant of a directory, and sees each change of the directory
 * at once; it keeps nothing but pending device codes, which end with it. Refresh tokens outlive it
 * where the keys were kept.
 */
public final class EntraId implements AutoCloseable {
  private final HttpsFront front;
  private final InetAddress address;
  private final SignInLog signIns;
  private final SigningKeys keys;
  private final RequestJournal journal;
  private final Optional<RecordingProxy> recorder;
  private final HostedServices hosted;

  private EntraId(
      HttpsFront front,
      InetAddress address,
      SignInLog signIns,
      SigningKeys keys,
      RequestJournal journal,
      Optional<RecordingProxy> recorder,
      HostedServices hosted) {
    this.front = front;
    this.address = address;
    this.signIns = signIns;
    this.keys = keys;
    this.journal = journal;
    this.recorder = recorder;
    this.hosted = hosted;
  }

  /**
   * Starts the service over HTTPS.
   *
   * @param directory tenants with their users, applications and clocks
   * @param keys sign the tokens; whoever verifies them asks {@link SigningKeys#publicKeys}
   * @param ca vouches for the server, under all of {@link #hosts}, {@code localhost} and the
   *     address
   * @throws java.net.BindException where the port is taken or may not be listened on; the message
   *     names it
   * @throws IOException where the server cannot be started for another reason
   */
  public static EntraId start(
      EntraSettings settings, Directory directory, SigningKeys keys, CertificateAuthority ca)
      throws IOException {
    LoginService service = new LoginService(settings, directory, keys);
    return started(
        settings,
        service,
        keys,
        (answering, journal) ->
            HttpsFront.start(
                settings.address(),
                settings.port(),
                journal,
                settings.overrides(),
                names(settings),
                ca,
                answering));
  }

  /**
   * Starts a service at which something may go wrong.
   *
   * @param faults asked at each connection, handshake and request
   * @param scheduler waits for replies that are held back
   * @throws java.net.BindException where the port is taken or may not be listened on
   * @throws IOException where the server cannot be started for another reason
   */
  public static EntraId start(
      EntraSettings settings,
      Directory directory,
      SigningKeys keys,
      CertificateAuthority ca,
      Faults faults,
      ScheduledExecutorService scheduler)
      throws IOException {
    LoginService service = new LoginService(settings, directory, keys);
    return started(
        settings,
        service,
        keys,
        (answering, journal) ->
            HttpsFront.start(
                settings.address(),
                settings.port(),
                journal,
                settings.overrides(),
                names(settings),
                ca,
                new FaultyService(answering, service::trouble, directory, faults, scheduler),
                faults));
  }

  @FunctionalInterface
  private interface Opening {
    HttpsFront front(Service answering, RequestJournal journal) throws IOException;
  }

  private static EntraId started(
      EntraSettings settings, LoginService service, SigningKeys keys, Opening opening)
      throws IOException {
    RequestJournal journal = new RequestJournal(settings.journal(), settings.clock());
    Optional<RecordingProxy> recorder = Optional.empty();
    if (settings.overrides().recording().isPresent()) {
      recorder = Optional.of(new RecordingProxy(settings.overrides().recording().get()));
    }
    HostedServices hosted = new HostedServices(recorder.<Service>map(it -> it).orElse(service));
    HttpsFront front = opening.front(hosted, journal);
    return new EntraId(
        front, settings.address(), service.signIns(), keys, journal, recorder, hosted);
  }

  private static List<String> names(EntraSettings settings) {
    List<String> names = new ArrayList<>(hosts());
    names.add("localhost");
    names.add(settings.address().getHostAddress());
    return names;
  }

  /** The address that it listens on. */
  public InetAddress address() {
    return address;
  }

  /** The port that it listens on. */
  public int port() {
    return front.port();
  }

  /**
   * Microsoft's names that it answers to; map them to {@link #address} for clients that use them.
   */
  public static List<String> hosts() {
    return Stream.concat(ServiceFacts.FACTS.hosts().stream(), FirstParty.hosts().stream()).toList();
  }

  /**
   * Lets another service answer what comes for some of these names.
   *
   * @param names in lower case, of {@link #hosts}
   */
  public void host(List<String> names, Service service) {
    hosted.add(names, service);
  }

  /** Answers as the sign-in service does over HTTPS, for what runs in the same program. */
  public Reply answer(Request request) {
    return hosted.login().answer(request);
  }

  /** The latest sign-ins to a tenant and what became of them, oldest first. */
  public List<SignInEvent> signIns(UUID tenantId) {
    return signIns.of(tenantId);
  }

  /** The latest requests and what was answered, oldest first, without secrets. */
  public List<RequestJournal.Entry> requests() {
    return journal.entries();
  }

  /** Is told each request when it is answered, on any thread; close the result to stop. */
  public AutoCloseable onRequest(Consumer<RequestJournal.Entry> listener) {
    return journal.onEntry(listener);
  }

  /**
   * Is told each code and token that it gives away, for a search that proves that no file holds
   * one.
   */
  public AutoCloseable onSecret(Consumer<String> listener) {
    return journal.onSecret(listener);
  }

  /**
   * Overrides what the service would answer.
   *
   * @param json a mapping as WireMock documents it
   * @return its id, for {@link #removeMapping}
   * @throws IllegalArgumentException where it is no mapping
   */
  public UUID addMapping(String json) {
    return front.addMapping(json);
  }

  /** Takes a mapping back; does nothing where there is none. */
  public void removeMapping(UUID id) {
    front.removeMapping(id);
  }

  /**
   * Lets the next of the published keys sign tokens.
   *
   * @return the id of the key that signs now
   * @throws IOException where the keys are kept and cannot be written
   */
  public String rotateSigningKeys() throws IOException {
    keys.rotate();
    return keys.currentKeyId();
  }

  /** Stops listening; what is pending is lost. */
  @Override
  public void close() {
    front.close();
    recorder.ifPresent(RecordingProxy::close);
  }

  @Override
  public String toString() {
    return "EntraId[" + address.getHostAddress() + ":" + port() + "]";
  }
}
