/**
 * Device authorization (RFC 8628 as Entra ID does it; reference entra 1.3, 2.1, 3): a device gets a
 * code, a person enters it in a browser, the device asks again and again until somebody has
 * decided.
 */
@NullMarked
package dev.platen.stubs.entra.device;

import org.jspecify.annotations.NullMarked;
