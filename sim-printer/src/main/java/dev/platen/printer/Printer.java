package dev.platen.printer;

import dev.platen.printer.panel.ControlPanel;
import dev.platen.printer.panel.ControlPanelOptions;
import dev.platen.printer.webconfig.WebConfig;
import dev.platen.printer.webconfig.WebConfigOptions;

/**
 * A simulated printer, switched on: the device, its Web Config and its control panel. The way in to
 * this module.
 */
public final class Printer implements AutoCloseable {
  private final PrinterDevice device;
  private final WebConfig webConfig;
  private final ControlPanel panel;

  private Printer(PrinterDevice device, WebConfig webConfig, ControlPanel panel) {
    this.device = device;
    this.webConfig = webConfig;
    this.panel = panel;
  }

  /**
   * Switches a printer on.
   *
   * @throws RuntimeException where its store is damaged or its port taken; the message says what to
   *     do, and nothing is left running
   */
  public static Printer start(DeviceOptions deviceOptions, WebConfigOptions webOptions) {
    PrinterDevice device = PrinterDevice.start(deviceOptions);
    try {
      ControlPanel panel =
          ControlPanel.of(
              device, ControlPanelOptions.of(webOptions.worker(), deviceOptions.scheduler()));
      return new Printer(device, WebConfig.start(webOptions, device, panel::jpeg), panel);
    } catch (RuntimeException e) {
      device.close();
      throw e;
    }
  }

  public PrinterDevice device() {
    return device;
  }

  public WebConfig webConfig() {
    return webConfig;
  }

  public ControlPanel panel() {
    return panel;
  }

  /** Takes the power away at once; see {@link PrinterDevice#cutPower}. */
  public void cutPower() {
    device.cutPower();
    panel.close();
    webConfig.close();
  }

  @Override
  public void close() {
    panel.close();
    webConfig.close();
    device.close();
  }
}
