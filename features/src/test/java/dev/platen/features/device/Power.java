package dev.platen.features.device;

/** The mains of a printer. */
public interface Power {

  /**
   * Takes the power from the printer at once, gives it back, and waits until it is there again.
   * Panel and Web Config have to be opened again; the address may be another.
   *
   * @throws InfrastructureException where the printer does not come back
   * @throws org.opentest4j.TestAbortedException where it may not be cut
   */
  void cut();
}
