package dev.platen.stubs.entra.page;

import dev.platen.stubs.entra.authority.TenantSegment;
import dev.platen.stubs.entra.authorize.AdminConsentRequest;
import dev.platen.stubs.entra.authorize.AuthorizationRequest;
import dev.platen.stubs.entra.authorize.Redirect;
import dev.platen.stubs.entra.device.DeviceCode;
import dev.platen.stubs.entra.scope.ScopeRequest;
import java.util.Optional;
import java.util.UUID;

/** What somebody signs in for. */
sealed interface Purpose {
  /** The application that is let in. */
  UUID clientId();

  /** The tenant whose clock the request lives by. */
  UUID homeTenantId();

  /** Whose accounts may answer. */
  TenantSegment segment();

  ScopeRequest scopes();

  /** Where the browser goes in the end; nowhere where a device waits for the answer. */
  Optional<Redirect> redirect();

  /** A device waits elsewhere. */
  record ForDevice(DeviceCode code) implements Purpose {
    @Override
    public UUID clientId() {
      return code.clientId();
    }

    @Override
    public UUID homeTenantId() {
      return code.homeTenantId();
    }

    @Override
    public TenantSegment segment() {
      return code.segment();
    }

    @Override
    public ScopeRequest scopes() {
      return code.scopes();
    }

    @Override
    public Optional<Redirect> redirect() {
      return Optional.empty();
    }
  }

  /** An application wants a code. */
  record ForApplication(AuthorizationRequest request) implements Purpose {
    @Override
    public UUID clientId() {
      return request.clientId();
    }

    @Override
    public UUID homeTenantId() {
      return request.homeTenantId();
    }

    @Override
    public TenantSegment segment() {
      return request.segment();
    }

    @Override
    public ScopeRequest scopes() {
      return request.scopes();
    }

    @Override
    public Optional<Redirect> redirect() {
      return Optional.of(request.redirect());
    }
  }

  /** An application wants an administrator's consent for all users. */
  record ForAdministrator(AdminConsentRequest request) implements Purpose {
    @Override
    public UUID clientId() {
      return request.clientId();
    }

    @Override
    public UUID homeTenantId() {
      return request.homeTenantId();
    }

    @Override
    public TenantSegment segment() {
      return request.segment();
    }

    @Override
    public ScopeRequest scopes() {
      return request.scopes();
    }

    @Override
    public Optional<Redirect> redirect() {
      return Optional.of(request.redirect());
    }
  }
}
