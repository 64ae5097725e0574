package dev.platen.stubs.entra.access;

import dev.platen.stubs.directory.Application;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.scope.Scopes;

/**
 * Who wants to use what.
 *
 * @param tenant the user's
 * @param application the client that acts for the user
 * @param scopes what it wants to do
 */
public record Asker(Tenant tenant, Application application, User user, Scopes scopes) {}
