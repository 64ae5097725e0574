package dev.platen.stubs.entra.authorize;

import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.scope.ScopeRequest;
import java.util.UUID;

/**
 * An application's wish that an administrator consent for all users (reference entra 1.6).
 *
 * @param homeTenantId the tenant whose clock the request lives by
 * @param segment whose accounts may answer
 * @param redirect where the answer goes
 */
public record AdminConsentRequest(
    UUID clientId,
    UUID homeTenantId,
    TenantSegment segment,
    Redirect redirect,
    ScopeRequest scopes) {}
