/**
 * Microsoft Entra ID as devices, mailers and people see it, for tests: device authorization, the
 * authorization code flow, admin consent, tokens, discovery and the sign-in pages. One class is the
 * way in:
 *
 * <pre>{@code
 * CertificateAuthority ca = CertificateAuthority.open(folder);
 * SigningKeys keys = SigningKeys.open(folder);
 * try (EntraId entra = EntraId.start(EntraSettings.onLoopback(Clock.systemUTC()), directory, keys, ca)) {
 *   // https://localhost:{entra.port()}/organizations/oauth2/v2.0/devicecode
 * }
 * }</pre>
 *
 * <p>A client that maps Microsoft's names ({@link dev.platen.stubs.entra.EntraId#hosts}) to the
 * server's address needs no other change; one that does not speaks to {@code localhost:port}, and
 * every document names that.
 *
 * <p>Any endpoint can be overridden while the server runs: by {@link
 * dev.platen.stubs.entra.EntraId#addMapping}, by mappings in files, or, where {@link
 * dev.platen.stubs.entra.http.Overrides} opens WireMock's admin API, by a mapping posted there:
 *
 * <pre>{@code
 * curl --cacert ca.pem https://localhost:8443/__admin/mappings -d '{
 *   "request":  {"method": "POST", "urlPathPattern": "/.+/oauth2/v2.0/token"},
 *   "response": {"status": 429, "headers": {"Retry-After": "60"}}}'
 * }</pre>
 *
 * <p>Packages are the protocol's nouns: {@code device}, {@code authorize}, {@code token}, {@code
 * discovery}, {@code page}; {@code http} is the only one that knows how requests travel. Facts
 * (texts, numbers, lifetimes) are YAML files with source and mark.
 */
@NullMarked
package dev.platen.stubs.entra;

import org.jspecify.annotations.NullMarked;
