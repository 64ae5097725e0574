package dev.platen.stubs.exchange.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
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
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GreenMail's IMAP server over the directory: whoever has a mailbox there logs in with the password
 * of that moment, by sign-in name or address. GreenMail's own SMTP server is never started.
 */
final class ImapMailboxes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImapMailboxes.class);

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
  private @Nullable ImapServer server;

  /**
   * @param lock held while a mailbox is made and filled
   */
  ImapMailboxes(Directory directory, Object lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * @param filler is called with the address of each new mailbox before anyone can read it
   */
  void onNew(Consumer<String> filler) {
    onNew = filler;
  }

  void start(InetAddress address, int port) {
    // GreenMail only logs that a port is taken; ask for it first, to say so.
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw unavailable(address, port, e);
    }
    ImapServer imap =
        new ImapServer(
            new ServerSetup(port, address.getHostAddress(), ServerSetup.PROTOCOL_IMAP), managers);
    imap.setClientSocketTimeout(Math.toIntExact(IDLE.toMillis()));
    imap.setDaemon(true);
    imap.startService();
    try {
      if (!imap.waitTillRunning(STARTUP.toMillis())) {
        throw unavailable(address, port, new IOException("it did not start"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      imap.stopService();
      throw new IllegalStateException("Interrupted while the IMAP server started", e);
    }
    server = imap;
  }

  private static UncheckedIOException unavailable(InetAddress address, int port, IOException e) {
    return new UncheckedIOException(
        "Cannot listen for IMAP on "
            + address.getHostAddress()
            + ":"
            + port
            + " ("
            + e.getMessage()
            + "); stop what listens there, or choose another port",
        e);
  }

  int port() {
    if (server == null) {
      throw new IllegalStateException("The IMAP server is not started");
    }
    return server.getPort();
  }

  /** The mailbox with this address; makes and fills it where there is none yet. */
  GreenMailUser mailbox(String address) {
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
    // The password is the directory's: DirectoryUsers asks it.
    GreenMailUser made = new UserImpl(distinct, address, "", managers.getImapHostManager());
    made.create();
    try {
      managers.getImapHostManager().createMailbox(made, Box.SENT_ITEMS.folder);
    } catch (FolderException | AuthorizationException e) {
      throw new IllegalStateException("Cannot make the folders of " + address, e);
    }
    return made;
  }

  /**
   * Shows a message over IMAP. One that cannot be shown is logged: it was accepted all the same.
   */
  void append(String address, Box box, Instant received, byte[] content) {
    ImapHostManager host = managers.getImapHostManager();
    MailFolder folder = host.getFolder(mailbox(address), box.folder);
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
      Flags flags = box == Box.SENT_ITEMS ? new Flags(Flags.Flag.SEEN) : new Flags();
      folder.appendMessage(message, flags, Date.from(received));
    } catch (MessagingException | RuntimeException e) {
      LOG.warn("A message for {} cannot be shown over IMAP", address, e);
    }
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
    if (server != null) {
      server.stopService();
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
    }

    @Override
    public boolean test(String login, String password) {
      return user(login)
          .filter(
              user ->
                  MessageDigest.isEqual(
                      user.password().getBytes(StandardCharsets.UTF_8),
                      password.getBytes(StandardCharsets.UTF_8)))
          .isPresent();
    }

    @Override
    public GreenMailUser getUser(String login) {
      return user(login)
          .map(user -> mailbox(user.mailbox().address()))
          .orElseThrow(() -> new IllegalStateException("No mailbox for this log-in"));
    }
  }
}
