/**
 * The web sites on which administrators look after their organization: signing in, sessions, the
 * frame.
 */
@NullMarked
package dev.platen.stubs.admin;

import org.jspecify.annotations.NullMarked;
