/**
 * The certificate authority that vouches for every server of the bench: made once, kept in a
 * folder, and trusted by giving its certificate file to a client.
 *
 * <pre>{@code
 * CertificateAuthority ca = CertificateAuthority.open(Path.of("authority"));
 * SSLContext tls = ca.serverContext(List.of("smtp.office365.com", "127.0.0.1"));
 * ca.certificateFile(); // hand this to curl --cacert, to a printer, to a browser
 * }</pre>
 */
@NullMarked
package dev.platen.stubs.ca;

import org.jspecify.annotations.NullMarked;
