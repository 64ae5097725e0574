package dev.platen.stubs.exchange.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.pop3.Pop3Server;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GreenMail's IMAP and POP3 servers over the directory: whoever has a mailbox there logs in with
 * the password of that moment, by sign-in name or address. A mailbox is opened, that is, made and
 * filled in GreenMail's memory, when somebody first logs in. GreenMail's own SMTP server is never
 * started.
 */
final class OpenMailboxes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenMailboxes.class);

  /** RFC 3501 section 5.4 asks for at least 30 minutes. */
  private static final Duration IDLE = Duration.ofMinutes(30);

  private static final Duration STARTUP = Duration.ofSeconds(20);

  private final Directory directory;
  private final Object lock;
  private final DirectoryManagers managers = new DirectoryManagers();

  /** By address in lower case. */
  private final Map<String, GreenMailUser> mailboxes = new HashMap<>();

  /** GreenMail keys a mailbox by the hash code of its address, which two addresses may share. */
  private final Set<Integer> hashes = new HashSet<>();

  private Consumer<String> onNew = address -> {};
  private @Nullable AbstractServer imap;
  private @Nullable AbstractServer pop3;

  /**
   * @param lock held while a mailbox is made and filled
   */
  OpenMailboxes(Directory directory, Object lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * @param filler is called with the address of each new mailbox before anyone can read it
   */
  void onNew(Consumer<String> filler) {
    onNew = filler;
  }

  void start(InetAddress address, int imapPort, int pop3Port) {
    imap =
        started(
            "IMAP",
            new ImapServer(setup(address, imapPort, ServerSetup.PROTOCOL_IMAP), managers),
            address,
            imapPort);
    try {
      pop3 =
          started(
              "POP3",
              new Pop3Server(setup(address, pop3Port, ServerSetup.PROTOCOL_POP3), managers),
              address,
              pop3Port);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static ServerSetup setup(InetAddress address, int port, String protocol) {
    return new ServerSetup(port, address.getHostAddress(), protocol);
  }

  private static AbstractServer started(
      String protocol, AbstractServer server, InetAddress address, int port) {
    // GreenMail only logs that a port is taken; ask for it first, to say so.
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw unavailable(protocol, address, port, e);
    }
    server.setClientSocketTimeout(Math.toIntExact(IDLE.toMillis()));
    server.setDaemon(true);
    server.startService();
    try {
      if (!server.waitTillRunning(STARTUP.toMillis())) {
        throw unavailable(protocol, address, port, new IOException("it did not start"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      server.stopService();
      throw new IllegalStateException("Interrupted while the " + protocol + " server started", e);
    }
    return server;
  }

  private static UncheckedIOException unavailable(
      String protocol, InetAddress address, int port, IOException e) {
    return new UncheckedIOException(
        "Cannot listen for "
            + protocol
            + " on "
            + address.getHostAddress()
            + ":"
            + port
            + " ("
            + e.getMessage()
            + "); stop what listens there, or choose another port",
        e);
  }

  int imapPort() {
    return port(imap);
  }

  int pop3Port() {
    return port(pop3);
  }

  private static int port(@Nullable AbstractServer server) {
    if (server == null) {
      throw new IllegalStateException("The servers are not started");
    }
    return server.getPort();
  }

  /** The mailbox with this address; opens it where it is not open yet. */
  private GreenMailUser opened(String address) {
    String key = address.toLowerCase(Locale.ROOT);
    synchronized (lock) {
      GreenMailUser known = mailboxes.get(key);
      if (known != null) {
        return known;
      }
      GreenMailUser made = make(key);
      mailboxes.put(key, made);
      onNew.accept(key);
      return made;
    }
  }

  private GreenMailUser make(String address) {
    String distinct = address;
    while (!hashes.add(distinct.hashCode())) {
      distinct += "'";
    }
    GreenMailUser made = new Owner(distinct, address);
    made.create();
    try {
      managers.getImapHostManager().createMailbox(made, Box.SENT_ITEMS.folder);
    } catch (FolderException | AuthorizationException e) {
      throw new IllegalStateException("Cannot make the folders of " + address, e);
    }
    return made;
  }

  /**
   * Shows a message in a mailbox, if that is open. One that cannot be shown is logged: it was
   * accepted all the same.
   */
  void show(String address, Box box, Mail mail) {
    GreenMailUser owner;
    synchronized (lock) {
      owner = mailboxes.get(address);
    }
    if (owner == null) {
      return;
    }
    try {
      MailFolder folder = managers.getImapHostManager().getFolder(owner, box.folder);
      MimeMessage message =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(mail.content().octets()));
      Flags flags = box == Box.SENT_ITEMS ? new Flags(Flags.Flag.SEEN) : new Flags();
      folder.appendMessage(message, flags, Date.from(mail.received()));
    } catch (MessagingException | RuntimeException e) {
      LOG.warn("A message for {} cannot be shown in a mail program", address, e);
    }
  }

  /** Empties the open mailboxes, and fills them anew. */
  void refill() {
    synchronized (lock) {
      mailboxes.forEach(
          (address, owner) -> {
            for (Box box : Box.values()) {
              managers.getImapHostManager().getFolder(owner, box.folder).deleteAllMessages();
            }
            onNew.accept(address);
          });
    }
  }

  private boolean isPassword(String login, String password) {
    return user(login)
        .filter(
            user ->
                MessageDigest.isEqual(
                    user.password().getBytes(StandardCharsets.UTF_8),
                    password.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private Optional<User> user(String login) {
    String wanted = login.strip();
    Optional<Tenant> home = directory.homeOf(wanted).or(() -> directory.tenantOfMailbox(wanted));
    return home.flatMap(
            tenant ->
                tenant
                    .user(wanted)
                    .or(
                        () ->
                            tenant.users().stream()
                                .filter(user -> user.mailbox().address().equalsIgnoreCase(wanted))
                                .findFirst()))
        .filter(user -> user.enabled() && user.mailbox().licensed());
  }

  @Override
  public void close() {
    for (AbstractServer server : new AbstractServer[] {imap, pop3}) {
      if (server != null) {
        server.stopService();
      }
    }
  }

  /** The two folders that mail comes into. */
  enum Box {
    INBOX("INBOX"),
    SENT_ITEMS("Sent Items");

    private final String folder;

    Box(String folder) {
      this.folder = folder;
    }
  }

  /** GreenMail's parts, with the directory for its users. */
  private final class DirectoryManagers extends Managers {
    private final UserManager users = new DirectoryUsers(getImapHostManager());

    @Override
    public UserManager getUserManager() {
      return users;
    }
  }

  private final class DirectoryUsers extends UserManager {
    private DirectoryUsers(ImapHostManager host) {
      super(host);
      setAuthRequired(true);
    }

    @Override
    public boolean test(String login, String password) {
      return isPassword(login, password);
    }

    /** GreenMail makes a user where there is none; here the directory alone does. */
    @Override
    public boolean hasUser(String login) {
      return true;
    }

    @Override
    public GreenMailUser getUser(String login) {
      // Who has no mailbox learns that by the password only: POP3 asks for the name alone first.
      return user(login)
          .map(user -> opened(user.mailbox().address()))
          .orElseGet(() -> new Owner(login, login));
    }
  }

  /** Somebody who logs in. The password that GreenMail keeps is never used, and never right. */
  private final class Owner extends UserImpl {
    private Owner(String email, String login) {
      super(email, login, UUID.randomUUID().toString(), managers.getImapHostManager());
    }

    @Override
    public void authenticate(String password) throws UserException {
      if (!isPassword(getLogin(), password)) {
        throw new UserException("The name or the password is wrong");
      }
    }
  }
}
