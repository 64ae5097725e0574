package dev.platen.stubs.exchange.mailbox;

import java.io.IOException;

/** All mailboxes together hold as much as they may. */
public final class NoRoomException extends IOException {
  private static final long serialVersionUID = 1L;

  NoRoomException(long octets, long room) {
    super(
        "No room for "
            + octets
            + " octets more: all mailboxes together may hold "
            + room
            + "; purge old messages, or give mail more room");
  }
}
