package dev.platen.stubs.exchange.mailbox;

import dev.platen.stubs.directory.Directory;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All mailboxes of the directory and what lies in them. A mailbox exists as soon as the directory
 * says so, and its messages come back when the program starts again on the same folder. Safe for
 * use by many threads.
 *
 * <p>What a mail program deletes over IMAP is gone there until the next start; it is never gone
 * from {@link #messages}, which is the record of what was accepted.
 */
public final class MailStore implements AutoCloseable {
  private final Directory directory;
  private final Optional<MailFiles> files;
  private final ImapMailboxes imap;

  /** Guards the list of messages together with what IMAP shows of it. */
  private final Object lock;

  /** What was accepted, in order. */
  private final List<Mail> mails = new ArrayList<>();

  private MailStore(
      Directory directory, Optional<MailFiles> files, ImapMailboxes imap, Object lock) {
    this.directory = directory;
    this.files = files;
    this.imap = imap;
    this.lock = lock;
  }

  /**
   * Opens the store and its IMAP server.
   *
   * @param imapPort 0 for a free one
   * @param folder where messages are kept; without one they are in memory only
   * @throws java.io.UncheckedIOException where the folder or the port cannot be had
   */
  public static MailStore open(
      InetAddress address, int imapPort, Optional<Path> folder, Directory directory) {
    Optional<MailFiles> files = folder.map(MailFiles::open);
    Object lock = new Object();
    ImapMailboxes imap = new ImapMailboxes(directory, lock);
    MailStore store = new MailStore(directory, files, imap, lock);
    files.ifPresent(kept -> store.mails.addAll(kept.load()));
    imap.onNew(store::fill);
    imap.start(address, imapPort);
    return store;
  }

  /** The port of the IMAP server. */
  public int imapPort() {
    return imap.port();
  }

  /** Makes the mailboxes of a tenant's users now rather than at their first use. */
  public void provision(Tenant tenant) {
    synchronized (lock) {
      for (User user : tenant.users()) {
        if (user.mailbox().licensed()) {
          imap.mailbox(user.mailbox().address());
        }
      }
    }
  }

  /**
   * Accepts a message. When this returns, the message is on disk (where there is a folder), in the
   * Inbox of each recipient with a mailbox, and in the submitter's Sent Items.
   *
   * @param recipients each address once
   * @param content the message; not copied, do not change it
   * @throws IOException where it cannot be kept; then it is nowhere
   */
  public void accept(
      Instant received, String submitter, String sender, List<String> recipients, byte[] content)
      throws IOException {
    List<String> delivered = new ArrayList<>();
    List<String> external = new ArrayList<>();
    for (String recipient : recipients) {
      if (hasMailbox(recipient)) {
        delivered.add(key(recipient));
      } else {
        external.add(recipient);
      }
    }
    Mail mail =
        new Mail(
            received,
            key(submitter),
            sender,
            delivered,
            external,
            new MessageContent.InMemory(content));
    synchronized (lock) {
      // A new mailbox is filled with what is in the list, so it is made before this message is.
      mail.delivered().forEach(imap::mailbox);
      imap.mailbox(mail.submitter());
    }
    Mail kept = files.isPresent() ? files.get().keep(mail) : mail;
    synchronized (lock) {
      mails.add(kept);
      kept.delivered().forEach(address -> show(kept, address, content));
      showSent(kept, content);
    }
  }

  /** The Inbox of an address, oldest first; empty where there is no such mailbox. */
  public List<StoredMessage> messages(String address) {
    String key = key(address);
    return stored(mail -> mail.delivered().contains(key));
  }

  /** The Sent Items of a mailbox, oldest first. */
  public List<StoredMessage> sentItems(String address) {
    String key = key(address);
    return stored(mail -> mail.submitter().equals(key));
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

  private boolean hasMailbox(String address) {
    return directory.tenantOfMailbox(address).map(Tenant::users).orElse(List.of()).stream()
        .anyMatch(
            user ->
                user.mailbox().licensed() && key(user.mailbox().address()).equals(key(address)));
  }

  /** Brings what was accepted earlier into a new mailbox. */
  private void fill(String address) {
    synchronized (lock) {
      for (Mail mail : mails) {
        if (mail.delivered().contains(address)) {
          show(mail, address, mail.content().octets());
        }
        if (mail.submitter().equals(address)) {
          showSent(mail, mail.content().octets());
        }
      }
    }
  }

  private void show(Mail mail, String address, byte[] content) {
    imap.append(address, ImapMailboxes.Box.INBOX, mail.received(), content);
  }

  private void showSent(Mail mail, byte[] content) {
    imap.append(mail.submitter(), ImapMailboxes.Box.SENT_ITEMS, mail.received(), content);
  }

  private static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    imap.close();
  }
}
