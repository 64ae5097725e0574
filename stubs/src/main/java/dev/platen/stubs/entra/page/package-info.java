/**
 * What a person sees in the browser (reference entra 6): plain forms, one navigation a step, usable
 * by keyboard alone and without scripts, in the languages of the guide. The element ids are those
 * that scripts of the field look for.
 *
 * <p>code → user name → password → consent, unless it exists → (stay signed in?) → confirmation →
 * finished
 */
@NullMarked
package dev.platen.stubs.entra.page;

import org.jspecify.annotations.NullMarked;
