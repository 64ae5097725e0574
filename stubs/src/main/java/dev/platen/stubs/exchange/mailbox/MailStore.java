package dev.platen.stubs.exchange.mailbox;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All mailboxes of the directory and what lies in them. A mailbox exists as soon as the directory
 * says so, and its messages come back when the program starts again on the same folder. Safe for
 * use by many threads.
 *
 * <p>What a mail program deletes over IMAP or POP3 is gone there until the next start; it is never
 * gone from {@link #messages}, which is the record of what was accepted. Only {@link #purge} takes
 * from that.
 *
 * <p>A message lies in memory once for each mailbox that a mail program has opened; the others are
 * read from the folder. Room is counted as if all were open, so that opening one is never too much.
 */
public final class MailStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailStore.class);

  private final Directory directory;
  private final Optional<MailFiles> files;
  private final OpenMailboxes open;
  private final long room;

  /** Guards the list of messages together with what is shown of it. */
  private final Object lock;

  /** What was accepted, in order. */
  private final List<Mail> mails = new ArrayList<>();

  /** Octets of each mailbox that has any, by its address in lower case. */
  private final Map<String, Long> filled = new HashMap<>();

  /** Octets of all copies, also of those that are being written. */
  private long used;

  private MailStore(
      Directory directory, Optional<MailFiles> files, OpenMailboxes open, long room, Object lock) {
    this.directory = directory;
    this.files = files;
    this.open = open;
    this.room = room;
    this.lock = lock;
  }

  /**
   * Opens the store and its servers.
   *
   * @param imapPort 0 for a free one
   * @param pop3Port 0 for a free one
   * @param folder where messages are kept; without one they are in memory only
   * @param room octets of all copies together; what a folder already holds is taken whatever it is
   * @throws java.io.UncheckedIOException where the folder or a port cannot be had
   */
  public static MailStore open(
      InetAddress address,
      int imapPort,
      int pop3Port,
      Optional<Path> folder,
      long room,
      Directory directory) {
    Optional<MailFiles> files = folder.map(MailFiles::open);
    Object lock = new Object();
    OpenMailboxes mailboxes = new OpenMailboxes(directory, lock);
    MailStore store = new MailStore(directory, files, mailboxes, room, lock);
    files.ifPresent(kept -> store.mails.addAll(kept.load()));
    store.mails.forEach(mail -> store.tally(mail, 1));
    store.used = store.mails.stream().mapToLong(MailStore::octets).sum();
    mailboxes.onNew(store::fill);
    mailboxes.start(address, imapPort, pop3Port);
    return store;
  }

  /** The port of the IMAP server. */
  public int imapPort() {
    return open.imapPort();
  }

  /** The port of the POP3 server. */
  public int pop3Port() {
    return open.pop3Port();
  }

  /**
   * Keeps a message. When this returns, it is on disk (where there is a folder), in the Inbox of
   * each recipient, and in the submitter's Sent Items.
   *
   * @throws NoRoomException where all mailboxes together would hold too much; then it is nowhere
   * @throws IOException where it cannot be kept; then it is nowhere
   */
  public void accept(Incoming incoming) throws IOException {
    Mail mail =
        new Mail(
            incoming.received(),
            key(incoming.submitter()),
            incoming.sender(),
            incoming.delivered().stream().map(MailStore::key).distinct().toList(),
            incoming.external(),
            incoming.sentItems() && !incoming.submitter().isEmpty(),
            incoming.session(),
            new MessageContent.InMemory(incoming.content()));
    reserve(octets(mail));
    Mail kept;
    try {
      kept = files.isPresent() ? files.get().keep(mail) : mail;
    } catch (IOException | RuntimeException e) {
      reserve(-octets(mail));
      throw e;
    }
    synchronized (lock) {
      mails.add(kept);
      tally(kept, 1);
      kept.delivered().forEach(address -> open.show(address, OpenMailboxes.Box.INBOX, kept));
      if (kept.sentItems()) {
        open.show(kept.submitter(), OpenMailboxes.Box.SENT_ITEMS, kept);
      }
    }
  }

  private void reserve(long octets) throws NoRoomException {
    synchronized (lock) {
      if (octets > 0 && used + octets > room) {
        throw new NoRoomException(octets, room);
      }
      used += octets;
    }
  }

  /** Counts a message in, or out, of its mailboxes: once in each, were it there twice. */
  private void tally(Mail mail, int sign) {
    Set<String> boxes = new HashSet<>(mail.delivered());
    if (mail.sentItems()) {
      boxes.add(mail.submitter());
    }
    long octets = sign * mail.content().size();
    for (String box : boxes) {
      if (filled.merge(box, octets, Long::sum) == 0) {
        filled.remove(box);
      }
    }
  }

  /** One that lies in no mailbox counts once. */
  private static long octets(Mail mail) {
    return mail.content().size() * Math.max(1, mail.copies());
  }

  /** The Inbox of an address, oldest first; empty where there is no such mailbox. */
  public List<StoredMessage> messages(String address) {
    String key = key(address);
    return stored(mail -> mail.delivered().contains(key));
  }

  /** The Sent Items of a mailbox, oldest first. */
  public List<StoredMessage> sentItems(String address) {
    String key = key(address);
    return stored(mail -> mail.sentItems() && mail.submitter().equals(key));
  }

  /** Messages with a recipient who has no mailbox here, oldest first. */
  public List<StoredMessage> external() {
    return stored(mail -> !mail.external().isEmpty());
  }

  private List<StoredMessage> stored(Predicate<Mail> wanted) {
    synchronized (lock) {
      return mails.stream().filter(wanted).map(StoredMessage::new).toList();
    }
  }

  /** Octets in the Inbox and the Sent Items of a mailbox. */
  public long octets(String address) {
    String key = key(address);
    synchronized (lock) {
      return filled.getOrDefault(key, 0L);
    }
  }

  /** Octets of all copies of all mailboxes, as they are counted against the room. */
  public long octets() {
    synchronized (lock) {
      return used;
    }
  }

  /** Whether an address is that of a mailbox. */
  public boolean hasMailbox(String address) {
    return directory.tenantOfMailbox(address).map(Tenant::users).orElse(List.of()).stream()
        .anyMatch(
            user ->
                user.mailbox().licensed() && key(user.mailbox().address()).equals(key(address)));
  }

  /**
   * Takes from a mailbox what was accepted before an instant; a message that others have too stays
   * theirs.
   *
   * @return how many messages it had of that kind
   * @throws IOException where the folder cannot be changed; what was purged until then stays purged
   */
  public int purge(String address, Instant before) throws IOException {
    String key = key(address);
    return purge(
        mail -> mail.isIn(key) && mail.received().isBefore(before), mail -> mail.without(key));
  }

  /**
   * Forgets all messages of all mailboxes that were accepted before an instant.
   *
   * @return how many there were
   * @throws IOException where the folder cannot be changed; what was purged until then stays purged
   */
  public int purge(Instant before) throws IOException {
    return purge(
        mail -> mail.received().isBefore(before),
        mail ->
            new Mail(
                mail.received(),
                mail.submitter(),
                mail.sender(),
                List.of(),
                List.of(),
                false,
                mail.session(),
                mail.content()));
  }

  private int purge(Predicate<Mail> wanted, UnaryOperator<Mail> change) throws IOException {
    synchronized (lock) {
      int count = 0;
      try {
        ListIterator<Mail> all = mails.listIterator();
        while (all.hasNext()) {
          Mail mail = all.next();
          if (wanted.test(mail)) {
            replace(all, mail, change.apply(mail));
            count++;
          }
        }
      } finally {
        if (count > 0) {
          open.refill();
        }
      }
      return count;
    }
  }

  private void replace(ListIterator<Mail> all, Mail mail, Mail changed) throws IOException {
    if (changed.isNowhere()) {
      if (files.isPresent()) {
        files.get().remove(mail);
      }
      all.remove();
      tally(mail, -1);
      used -= octets(mail);
    } else {
      all.set(files.isPresent() ? files.get().replace(changed) : changed);
      tally(mail, -1);
      tally(changed, 1);
      used -= octets(mail) - octets(changed);
    }
  }

  /** Brings what was accepted into a mailbox that is being opened; the newest, if not all fits. */
  private void fill(String address) {
    synchronized (lock) {
      List<Mail> shown = new ArrayList<>();
      long octets = 0;
      for (Mail mail : mails.reversed()) {
        if (mail.isIn(address)) {
          octets += mail.content().size();
          if (octets > room) {
            LOG.warn(
                "The mailbox {} is too big to be shown whole; its oldest are left out", address);
            break;
          }
          shown.add(mail);
        }
      }
      Collections.reverse(shown);
      for (Mail mail : shown) {
        if (mail.delivered().contains(address)) {
          open.show(address, OpenMailboxes.Box.INBOX, mail);
        }
        if (mail.sentItems() && mail.submitter().equals(address)) {
          open.show(address, OpenMailboxes.Box.SENT_ITEMS, mail);
        }
      }
    }
  }

  private static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    open.close();
  }
}
