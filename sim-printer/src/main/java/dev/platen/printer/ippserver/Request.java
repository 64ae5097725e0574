package dev.platen.printer.ippserver;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Stringable;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A request of a version that is spoken here, with the attributes that every one must have. */
final class Request {
  private static final Set<String> CHARSETS = Set.of("utf-8", "us-ascii");
  private final IppPacket packet;
  private final AttributeGroup operation;

  private Request(IppPacket packet, AttributeGroup operation) {
    this.packet = packet;
    this.operation = operation;
  }

  /** RFC 8011 sections 4.1.1, 4.1.4, 4.1.5, 4.1.8. */
  static Request of(IppPacket packet) throws IppProblem {
    int major = packet.getVersionNumber() >> 8;
    if (major != 1 && major != 2) {
      throw new IppProblem(
          Status.serverErrorVersionNotSupported, "IPP 1.0, 1.1 and 2.0 are spoken here");
    }
    if (packet.getRequestId() <= 0) {
      throw IppProblem.badRequest("request-id is from 1");
    }
    List<AttributeGroup> groups = packet.getAttributeGroups();
    if (groups.isEmpty()
        || groups.getFirst().getTag().getCode() != Tag.operationAttributes.getCode()) {
      throw IppProblem.badRequest("Operation attributes come first");
    }
    AttributeGroup operation = groups.getFirst();
    if (operation.size() < 2
        || !operation.get(0).getName().equals("attributes-charset")
        || !operation.get(1).getName().equals("attributes-natural-language")) {
      throw IppProblem.badRequest(
          "attributes-charset and attributes-natural-language come first, in this order");
    }
    Request request = new Request(packet, operation);
    String charset = request.text("attributes-charset").orElse("").toLowerCase(Locale.ROOT);
    if (!CHARSETS.contains(charset)) {
      throw new IppProblem(Status.clientErrorCharsetNotSupported, "Only utf-8 is spoken here");
    }
    if (request.text("printer-uri").isEmpty() && request.text("job-uri").isEmpty()) {
      throw IppProblem.badRequest("printer-uri is missing");
    }
    return request;
  }

  int operation() {
    return packet.getCode();
  }

  Optional<String> text(String name) {
    return value(operation, name).map(Request::string);
  }

  Optional<Integer> number(String name) {
    return value(operation, name).filter(Integer.class::isInstance).map(Integer.class::cast);
  }

  boolean isTrue(String name) {
    return value(operation, name).filter(Boolean.TRUE::equals).isPresent();
  }

  boolean has(String name) {
    return value(operation, name).isPresent();
  }

  /** All values of an attribute; none where it is absent. */
  Set<String> texts(String name) {
    Attribute<?> attribute = operation.get(name);
    Set<String> texts = new LinkedHashSet<>();
    if (attribute != null) {
      attribute.forEach(value -> texts.add(string(value)));
    }
    return texts;
  }

  /** Attributes of the job to be made. */
  List<Attribute<?>> job() {
    AttributeGroup job = packet.get(Tag.jobAttributes);
    return job == null ? List.of() : List.copyOf(job);
  }

  private static Optional<Object> value(AttributeGroup group, String name) {
    Attribute<?> attribute = group.get(name);
    return attribute == null || attribute.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(attribute.get(0));
  }

  static String string(Object value) {
    return value instanceof Stringable text ? text.asString() : value.toString();
  }
}
