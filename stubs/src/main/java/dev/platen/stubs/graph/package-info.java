/**
 * Microsoft Graph, as far as administrators' tools need it here: conditional access, security
 * defaults, sign-ins, users, consent. It has no logic of its own about any of them: it reads and
 * changes what {@link dev.platen.stubs.entra.access.PolicyAdministration} and {@link
 * dev.platen.stubs.directory.Directory} hold. A token of Entra's says which organization is meant.
 */
@NullMarked
package dev.platen.stubs.graph;

import org.jspecify.annotations.NullMarked;
