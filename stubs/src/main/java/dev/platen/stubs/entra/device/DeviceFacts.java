package dev.platen.stubs.entra.device;

import dev.platen.stubs.entra.fact.Facts;

/** What {@code device.yaml} says. */
record DeviceFacts(
    int lifetimeSeconds,
    int intervalSeconds,
    String userCodeAlphabet,
    int userCodeLength,
    int consumersUserCodeLength,
    String deviceCodePrefix,
    int deviceCodeLength,
    String verificationUri,
    String consumersVerificationUri) {

  static final DeviceFacts FACTS = Facts.read("device.yaml", DeviceFacts.class);
}
