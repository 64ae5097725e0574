package dev.platen.printer.panel;

import dev.platen.printer.job.ScanSettings;
import java.util.ArrayList;
import java.util.List;

/** A scan to email that is being put together. */
record ScanDraft(
    List<String> recipients, String subject, ScanSettings settings, boolean incomplete) {
  static final int MAX_RECIPIENTS = 20;

  ScanDraft {
    recipients = List.copyOf(recipients);
  }

  /** With nothing chosen but the administrator's defaults. */
  static ScanDraft empty(ScanSettings defaults) {
    return new ScanDraft(List.of(), "", defaults, false);
  }

  /** With one recipient more; one that is there already stays single. */
  ScanDraft adding(String address) {
    if (recipients.contains(address)) {
      return this;
    }
    List<String> more = new ArrayList<>(recipients);
    more.add(address);
    return new ScanDraft(more, subject, settings, false);
  }

  ScanDraft removing(int index) {
    List<String> fewer = new ArrayList<>(recipients);
    fewer.remove(index);
    return new ScanDraft(fewer, subject, settings, false);
  }

  ScanDraft withSubject(String text) {
    return new ScanDraft(recipients, text, settings, incomplete);
  }

  ScanDraft withSettings(ScanSettings other) {
    return new ScanDraft(recipients, subject, other, incomplete);
  }

  /** Says on the screen that there is nobody to send to. */
  ScanDraft markedIncomplete() {
    return new ScanDraft(recipients, subject, settings, true);
  }
}
