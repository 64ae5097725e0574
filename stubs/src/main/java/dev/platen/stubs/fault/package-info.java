/**
 * Faults: <em>what x when x how often x for whom</em>. {@link dev.platen.stubs.fault.Faults} holds
 * them; DNS, TCP, TLS, HTTP and SMTP ask it at the points that {@link
 * dev.platen.stubs.fault.FaultAction} names, and do what it says. Nothing is random, and whatever
 * waits does so on the scheduler of its server.
 */
@NullMarked
package dev.platen.stubs.fault;

import org.jspecify.annotations.NullMarked;
