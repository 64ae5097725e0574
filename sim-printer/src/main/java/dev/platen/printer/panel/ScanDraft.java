package dev.platen.printer.panel;

import dev.platen.printer.job.Jobs.ScanFormat;
import java.util.ArrayList;
import java.util.List;

/** A scan to email that is being put together. */
record ScanDraft(List<String> recipients, String subject, ScanFormat format, boolean incomplete) {
  static final int MAX_RECIPIENTS = 20;

  ScanDraft {
    recipients = List.copyOf(recipients);
  }

  static ScanDraft empty() {
    return new ScanDraft(List.of(), "", ScanFormat.PDF, false);
  }

  /** With one recipient more; one that is there already stays single. */
  ScanDraft adding(String address) {
    if (recipients.contains(address)) {
      return this;
    }
    List<String> more = new ArrayList<>(recipients);
    more.add(address);
    return new ScanDraft(more, subject, format, false);
  }

  ScanDraft removing(int index) {
    List<String> fewer = new ArrayList<>(recipients);
    fewer.remove(index);
    return new ScanDraft(fewer, subject, format, false);
  }

  ScanDraft withSubject(String text) {
    return new ScanDraft(recipients, text, format, incomplete);
  }

  ScanDraft withFormat(ScanFormat other) {
    return new ScanDraft(recipients, subject, other, incomplete);
  }

  /** Says on the screen that there is nobody to send to. */
  ScanDraft markedIncomplete() {
    return new ScanDraft(recipients, subject, format, true);
  }
}
