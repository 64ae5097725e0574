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
      add(lab, 0, TENANTS); // so that what the first ones load is not counted
      Rounds.row("| a tenant with 3 users, an application and a consent | heap |");
      Rounds.row("|---|---|");
      long before = used();
      add(lab, TENANTS, TENANTS);
      Rounds.row("| idle, of %d | %.1f KB |", TENANTS, (used() - before) / 1024.0 / TENANTS);
    }
    System.exit(0);
  }

  private static void add(Lab lab, int first, int count) {
    for (int i = first; i < first + count; i++) {
      String domain = "tenant" + i + ".onmicrosoft.com";
      UUID client = new UUID(9, i);
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
                  new ConsentGrant(client, null, Set.of("https://outlook.office.com/SMTP.Send")))),
          lab.clock);
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
