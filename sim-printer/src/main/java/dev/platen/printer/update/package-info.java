/**
 * Firmware of the printer: what is installed, and the images by which it is updated.
 *
 * <p>An image is a form of this project's own. It begins with lines that end in a line feed:
 *
 * <pre>{@code
 * PLATEN-FIRMWARE 1
 * model: px-e900fn
 * version: 05.23.XF24Q9
 * sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
 * }</pre>
 *
 * <p>What follows is the payload. The hash is over the whole file without its own line. A simulated
 * printer does not run the payload: what a version does is data ({@code firmware/*.yaml}), and an
 * image names the version, and the defects that a faulty drop has ({@link
 * dev.platen.printer.model.FirmwareVersions#get}).
 */
@NullMarked
package dev.platen.printer.update;

import org.jspecify.annotations.NullMarked;
