package dev.platen.features.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;

/** One browser for each worker: lent to a scenario, cleared when it comes back, never restarted. */
public final class BrowserPool implements AutoCloseable {
  private final BrowserOptions options;
  private final LinkedBlockingDeque<Browser> idle = new LinkedBlockingDeque<>();
  private final List<Browser> all = new ArrayList<>();

  public BrowserPool(BrowserOptions options) {
    this.options = options;
  }

  /** A clean browser; started where none is idle. */
  public Browser lend() {
    Browser browser = idle.pollFirst();
    if (browser == null) {
      browser = Browser.start(options);
      synchronized (all) {
        all.add(browser);
      }
    }
    return browser;
  }

  /** Takes a browser back; one that cannot be cleared any more is closed. */
  public void giveBack(Browser browser) {
    if (browser.clear()) {
      idle.addFirst(browser);
    } else {
      browser.close();
      synchronized (all) {
        all.remove(browser);
      }
    }
  }

  @Override
  public void close() {
    synchronized (all) {
      all.forEach(Browser::close);
      all.clear();
    }
  }
}
