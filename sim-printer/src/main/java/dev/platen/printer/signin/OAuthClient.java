package dev.platen.printer.signin;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import dev.platen.printer.defect.Defect;
import dev.platen.printer.defect.Defects;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.network.NetworkFailure;
import dev.platen.printer.network.NetworkFailure.NotTrusted;
import dev.platen.printer.network.PrinterNetwork;
import dev.platen.printer.signin.SignInState.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The printer's part of the device authorization grant (RFC 8628), of the authorization code grant
 * for its users (RFC 6749 section 4.1) and of refreshing (section 6), against Microsoft Entra ID
 * (reference entra 1.2, 2.1 to 2.3, 3). The SDK answers a reply out of form with one exception and
 * values out of range with another; here both are the same.
 */
final class OAuthClient {
  private static final String HOST = "login.microsoftonline.com";
  private static final int HTTPS = 443;
  private static final int LONGEST_KEPT = 512;
  private static final Scope SCOPE =
      Scope.parse("https://outlook.office.com/SMTP.Send offline_access openid profile");

  /** Claims that may name the account, the best first. */
  private static final List<String> NAME_CLAIMS = List.of("preferred_username", "upn", "email");

  private final ClientID clientId;
  private final OkHttpSender sender;
  private final Clock clock;
  private final Defects defects;

  OAuthClient(
      String clientId,
      PrinterNetwork network,
      Supplier<String> userAgent,
      Clock clock,
      Defects defects) {
    this.defects = defects;
    this.clientId = new ClientID(clientId);
    this.sender = new OkHttpSender(network.http(), userAgent);
    this.clock = clock;
  }

  /** What became of asking for a code. */
  sealed interface CodeReply {
    /**
     * @param code for polling
     * @param interval between two polls
     */
    record Issued(
        DeviceCode code, String userCode, URI verificationUri, Duration lifetime, Duration interval)
        implements CodeReply {
      @Override
      public String toString() {
        return "Issued[********]";
      }
    }

    record Failed(Reason reason) implements CodeReply {}
  }

  /** What became of one poll. */
  sealed interface PollReply {
    record SignedIn(Account account) implements PollReply {}

    /** Nothing yet, or nobody there: ask again. */
    record Pending() implements PollReply {}

    /** Ask again, and less often from now on (RFC 8628 section 3.5). */
    record SlowDown() implements PollReply {}

    record Failed(Reason reason) implements PollReply {}
  }

  /** What became of a refresh. */
  sealed interface RefreshReply {
    record Renewed(Tokens tokens) implements RefreshReply {}

    /** {@code invalid_grant}: the refresh token is void. */
    record Expired() implements RefreshReply {}

    record Unreachable(NetworkFailure failure) implements RefreshReply {}

    record Refused() implements RefreshReply {}
  }

  CodeReply requestCode(EmailService service) {
    try {
      HTTPResponse reply =
          new DeviceAuthorizationRequest(endpoint(service, "devicecode"), application(), scope())
              .toHTTPRequest()
              .send(sender);
      DeviceAuthorizationResponse parsed = DeviceAuthorizationResponse.parse(reply);
      if (parsed instanceof DeviceAuthorizationErrorResponse) {
        return new CodeReply.Failed(
            error(reply).isPresent() && reply.getStatusCode() < 500
                ? Reason.REFUSED
                : Reason.UNREACHABLE);
      }
      var issued = parsed.toSuccessResponse();
      return new CodeReply.Issued(
          issued.getDeviceCode(),
          shown(issued.getUserCode().getValue()),
          defects.has(Defect.WRONG_VERIFICATION_URL)
              ? URI.create("https://microsoft.com/device")
              : issued.getVerificationURI(),
          Duration.ofSeconds(issued.getLifetime()),
          Duration.ofSeconds(Math.max(1, issued.getInterval())));
    } catch (IOException e) {
      return new CodeReply.Failed(
          explain(e) instanceof NotTrusted ? Reason.UNTRUSTED : Reason.UNREACHABLE);
    } catch (ParseException | IllegalArgumentException e) {
      return new CodeReply.Failed(Reason.UNREACHABLE);
    }
  }

  private ClientID application() {
    return defects.has(Defect.RETIRED_APPLICATION)
        ? new ClientID("5f0c2b7e-94d1-4c1b-8a63-0d5be2f7a911")
        : clientId;
  }

  private Scope scope() {
    if (defects.has(Defect.REQUESTS_WRONG_SCOPE)) {
      return Scope.parse(
          "https://outlook.office.com/IMAP.AccessAsUser.All offline_access openid profile");
    }
    return defects.has(Defect.REQUESTS_NO_REFRESH_TOKEN)
        ? Scope.parse("https://outlook.office.com/SMTP.Send openid profile")
        : SCOPE;
  }

  private String shown(String userCode) {
    if (defects.has(Defect.LOWER_CASES_USER_CODE)) {
      return userCode.toLowerCase(Locale.ROOT);
    }
    return defects.has(Defect.CUTS_USER_CODE)
        ? userCode.substring(0, userCode.length() - 1)
        : userCode;
  }

  PollReply poll(EmailService service, DeviceCode code) {
    try {
      HTTPResponse reply = requestTokens(service, new DeviceCodeGrant(code));
      TokenResponse parsed = OIDCTokenResponseParser.parse(reply);
      if (parsed instanceof TokenErrorResponse) {
        return defects.has(Defect.GIVES_UP_WHILE_PENDING)
            ? new PollReply.Failed(Reason.REFUSED)
            : notYet(reply);
      }
      OIDCTokenResponse granted = (OIDCTokenResponse) parsed.toSuccessResponse();
      return accountName(granted)
          .<PollReply>map(
              name -> new PollReply.SignedIn(new Account(service, name, tokens(granted, ""))))
          .orElse(new PollReply.Failed(Reason.UNREACHABLE));
    } catch (IOException e) {
      // Not reached: the code stays good, so the printer goes on asking. A server that cannot prove
      // its name is another matter.
      return explain(e) instanceof NotTrusted
          ? new PollReply.Failed(Reason.UNTRUSTED)
          : new PollReply.Pending();
    } catch (ParseException | IllegalArgumentException e) {
      return new PollReply.Pending();
    }
  }

  private PollReply notYet(HTTPResponse reply) {
    return switch (error(reply).orElse("")) {
      case "authorization_pending", "temporarily_unavailable", "server_error", "" ->
          new PollReply.Pending();
      case "slow_down" -> new PollReply.SlowDown();
      // Entra's name, and RFC 8628's.
      case "authorization_declined", "access_denied" ->
          defects.has(Defect.GOES_ON_AFTER_DECLINE)
              ? new PollReply.Pending()
              : new PollReply.Failed(Reason.DECLINED);
      case "expired_token", "code_expired" ->
          defects.has(Defect.POLLS_FOR_EVER)
              ? new PollReply.Pending()
              : new PollReply.Failed(Reason.CODE_EXPIRED);
      default ->
          reply.getStatusCode() >= 500 || reply.getStatusCode() == 429
              ? new PollReply.Pending()
              : new PollReply.Failed(Reason.REFUSED);
    };
  }

  RefreshReply refresh(Account account) {
    Optional<String> refreshToken = account.tokens().refreshToken();
    if (refreshToken.isEmpty()) {
      return new RefreshReply.Expired();
    }
    try {
      HTTPResponse reply =
          requestTokens(
              account.service(), new RefreshTokenGrant(new RefreshToken(refreshToken.get())));
      TokenResponse parsed = TokenResponse.parse(reply);
      if (parsed instanceof TokenErrorResponse) {
        return error(reply).filter("invalid_grant"::equals).isPresent()
            ? new RefreshReply.Expired()
            : new RefreshReply.Refused();
      }
      return new RefreshReply.Renewed(tokens(parsed, refreshToken.get()));
    } catch (IOException e) {
      return new RefreshReply.Unreachable(explain(e));
    } catch (ParseException | IllegalArgumentException e) {
      return new RefreshReply.Refused();
    }
  }

  /** What became of a code that the sign-in page gave to a user's browser. */
  sealed interface RedeemReply {
    record SignedIn(Account account) implements RedeemReply {}

    /**
     * @param detail the service's own words, empty where there are none
     */
    record Failed(UserSignIns.Reason reason, String detail) implements RedeemReply {}
  }

  /**
   * The address of the sign-in page for a user's browser (RFC 6749 section 4.1.1) with a code
   * challenge (RFC 7636 section 4.3). The panel's browser knows nobody from before: {@code
   * prompt=login} (OpenID Connect Core 3.1.2.1) has each user sign in anew.
   */
  URI authorizationUri(EmailService service, URI redirectUri, State state, CodeVerifier verifier) {
    return new AuthorizationRequest.Builder(ResponseType.CODE, clientId)
        .endpointURI(endpoint(service, "authorize"))
        .redirectionURI(redirectUri)
        .scope(SCOPE)
        .state(state)
        .codeChallenge(verifier, CodeChallengeMethod.S256)
        .customParameter("prompt", "login")
        .build()
        .toURI();
  }

  /** Redeems a code (RFC 6749 section 4.1.3, RFC 7636 section 4.5). */
  RedeemReply redeem(EmailService service, String code, URI redirectUri, CodeVerifier verifier) {
    try {
      HTTPResponse reply =
          requestTokens(
              service,
              new AuthorizationCodeGrant(new AuthorizationCode(code), redirectUri, verifier));
      TokenResponse parsed = OIDCTokenResponseParser.parse(reply);
      if (parsed instanceof TokenErrorResponse) {
        return error(reply).isPresent() && reply.getStatusCode() < 500
            ? new RedeemReply.Failed(
                UserSignIns.Reason.REFUSED,
                Optional.ofNullable(ErrorObject.parse(reply).getDescription()).orElse(""))
            : new RedeemReply.Failed(UserSignIns.Reason.UNREACHABLE, "");
      }
      OIDCTokenResponse granted = (OIDCTokenResponse) parsed.toSuccessResponse();
      return accountName(granted)
          .<RedeemReply>map(
              name -> new RedeemReply.SignedIn(new Account(service, name, tokens(granted, ""))))
          .orElse(new RedeemReply.Failed(UserSignIns.Reason.UNREACHABLE, ""));
    } catch (IOException e) {
      return new RedeemReply.Failed(
          explain(e) instanceof NotTrusted
              ? UserSignIns.Reason.UNTRUSTED
              : UserSignIns.Reason.UNREACHABLE,
          "");
    } catch (ParseException | IllegalArgumentException e) {
      return new RedeemReply.Failed(UserSignIns.Reason.UNREACHABLE, "");
    }
  }

  private HTTPResponse requestTokens(EmailService service, AuthorizationGrant grant)
      throws IOException {
    Scope scope = grant instanceof RefreshTokenGrant ? SCOPE : null;
    return new TokenRequest(endpoint(service, "token"), clientId, grant, scope)
        .toHTTPRequest()
        .send(sender);
  }

  /** A service that rotates sends a new refresh token; otherwise the earlier one stays good. */
  private Tokens tokens(TokenResponse response, String earlierRefreshToken) {
    var granted = response.toSuccessResponse().getTokens();
    String refreshToken =
        Optional.ofNullable(granted.getRefreshToken())
            .map(RefreshToken::getValue)
            .filter(
                newer ->
                    earlierRefreshToken.isEmpty() || !defects.has(Defect.KEEPS_OLD_REFRESH_TOKEN))
            .orElse(earlierRefreshToken);
    return new Tokens(
        kept(granted.getAccessToken().getValue()),
        clock.instant().plusSeconds(granted.getAccessToken().getLifetime()),
        Optional.of(refreshToken).filter(token -> !token.isEmpty()));
  }

  private String kept(String token) {
    return defects.has(Defect.CUTS_LONG_TOKENS)
        ? token.substring(0, Math.min(token.length(), LONGEST_KEPT))
        : token;
  }

  private Optional<String> accountName(OIDCTokenResponse granted) {
    var idToken = granted.getOIDCTokens().getIDToken();
    if (idToken == null) {
      return Optional.empty();
    }
    try {
      var claims = idToken.getJWTClaimsSet();
      // It came over TLS from the issuer itself, which is proof enough (OpenID Connect Core
      // 3.1.3.7, item 6).
      return (defects.has(Defect.SHOWS_DISPLAY_NAME) ? List.of("name") : NAME_CLAIMS)
          .stream()
              .map(claims::getClaim)
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .filter(name -> !name.isBlank())
              .findFirst();
    } catch (java.text.ParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> error(HTTPResponse reply) {
    return Optional.ofNullable(ErrorObject.parse(reply)).map(ErrorObject::getCode);
  }

  private URI endpoint(EmailService service, String name) {
    return URI.create(
        "https://%s/%s/oauth2/v2.0/%s"
            .formatted(
                HOST,
                defects.has(Defect.WORK_AUTHORITY_FOR_PERSONAL_ACCOUNTS)
                    ? EmailService.MICROSOFT_EXCHANGE_ONLINE.authorityTenant()
                    : service.authorityTenant(),
                name));
  }

  private static NetworkFailure explain(IOException e) {
    return PrinterNetwork.explain(HOST, HTTPS, Objects.requireNonNull(e));
  }
}
