/**
 * Who uses which printer of the lab, until when: so that two pipelines, or a pipeline and a person,
 * do not sign the same printer in and out under each other.
 *
 * <pre>{@code
 * Leases leases = Leases.in(Path.of("/srv/lab/leases"), clock, scheduler);
 * try (Lease lease = leases.take("px-b600f-2", "release-pipeline #812", Duration.ofMinutes(15))) {
 *   // the printer is ours; as long as this program lives, the lease is extended
 * }
 * }</pre>
 */
@NullMarked
package dev.platen.bench.lease;

import org.jspecify.annotations.NullMarked;
