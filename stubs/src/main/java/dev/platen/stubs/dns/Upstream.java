package dev.platen.stubs.dns;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;

/** Asks the name server that knows the rest of the world. */
final class Upstream {
  private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
  private final Elsewhere.Forwarded to;

  Upstream(Elsewhere.Forwarded to) {
    this.to = to;
  }

  /** Its reply with the question's own id; a failure where there is none. */
  Message ask(Message question, boolean tcp) {
    SimpleResolver resolver = new SimpleResolver(to.server());
    resolver.setTimeout(to.patience());
    resolver.setTCP(tcp);
    // The client asks again over TCP where a reply does not fit, and then so does this.
    resolver.setIgnoreTruncation(true);
    try {
      Message reply = resolver.send(question.clone());
      reply.getHeader().setID(question.getHeader().getID());
      return reply;
    } catch (IOException e) {
      LOG.warn(
          "The name server {} that names of elsewhere are forwarded to does not answer: {}",
          to.server().getHostString(),
          e.getMessage());
      return Answers.code(Answers.beginning(question), Rcode.SERVFAIL);
    }
  }
}
