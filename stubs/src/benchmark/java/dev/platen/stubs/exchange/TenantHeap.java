package dev.platen.stubs.exchange;

import dev.platen.stubs.benchmark.Rounds;
import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.ConsentGrant;
import dev.platen.stubs.directory.Tenant;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a tenant that nobody uses holds of the heap. */
public final class TenantHeap {
  private static final int TENANTS = 1000;

  private TenantHeap() {}

  public static void main(String[] arguments) {
    try (Lab lab = new Lab(settings -> settings)) {
      add(lab, 0, 10, true);
      Rounds.row("| a tenant with 3 users, an application and a consent | heap |");
      Rounds.row("|---|---|");
      long before = used();
      add(lab, 10, TENANTS, false);
      Rounds.row("| in the directory | %.1f KB |", (used() - before) / 1024.0 / TENANTS);
      before = used();
      add(lab, 10 + TENANTS, TENANTS, true);
      Rounds.row(
          "| with its three mailboxes | %.1f KB |", (used() - before) / 1024.0 / TENANTS);
    }
    System.exit(0);
  }

  private static void add(Lab lab, int first, int count, boolean mailboxes) {
    for (int i = first; i < first + count; i++) {
      String domain = "tenant" + i + ".onmicrosoft.com";
      UUID client = new UUID(9, i);
      Tenant tenant =
          lab.directory.add(
              new Tenant(
                  new UUID(8, i),
                  "Tenant " + i,
                  List.of(domain),
                  false,
                  false,
                  List.of(
                      Lab.user("admin@" + domain),
                      Lab.user("scanner@" + domain),
                      Lab.user("reader@" + domain)),
                  List.of(new Application(client, "Printer " + i, true, true, null)),
                  List.of(
                      new ConsentGrant(
                          client, null, Set.of("https://outlook.office.com/SMTP.Send")))),
              lab.clock);
      if (mailboxes) {
        lab.exchange.provision(tenant);
      }
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
