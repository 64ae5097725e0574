/**
 * A request and its reply as plain objects, and the one adapter that carries them over HTTPS. Only
 * {@link dev.platen.stubs.entra.http.HttpsFront} knows which server does so.
 */
@NullMarked
package dev.platen.stubs.entra.http;

import org.jspecify.annotations.NullMarked;
