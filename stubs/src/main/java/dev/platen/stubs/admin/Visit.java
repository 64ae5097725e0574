package dev.platen.stubs.admin;

import dev.platen.stubs.directory.Role;
import dev.platen.stubs.directory.Tenant;
import dev.platen.stubs.directory.User;
import dev.platen.stubs.entra.http.Call;
import dev.platen.stubs.entra.http.Request;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An administrator's request.
 *
 * @param tenant the administrator's, as it is now: no page sees another
 * @param user the administrator
 * @param clock the tenant's
 */
public record Visit(Request request, Tenant tenant, User user, Clock clock) {

  /** Whether something is to be changed. */
  public boolean posted() {
    return request.method().equals("POST");
  }

  /** The path's segment, or an empty text where it has not so many. */
  public String segment(int index) {
    List<String> segments = request.segments();
    return index < segments.size() ? segments.get(index) : "";
  }

  /** How many segments the path has. */
  public int depth() {
    return request.segments().size();
  }

  /**
   * The path's segment as a GUID.
   *
   * @throws NoSuchPageException where it is none
   */
  public UUID id(int index) {
    return Call.uuid(segment(index)).orElseThrow(NoSuchPageException::new);
  }

  /** A field of the form, without spaces around it; empty where it is not there. */
  public String field(String name) {
    return request.form().raw(name).map(String::strip).orElse("");
  }

  /** A secret field of the form, as it is. */
  public String secret(String name) {
    return request.form().raw(name).orElse("");
  }

  /** Whether a box of the form is ticked. */
  public boolean ticked(String name) {
    return request.form().raw(name).isPresent();
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    return request.query().value(name).map(String::strip);
  }

  /** Whether the administrator has this role. */
  public boolean has(Role role) {
    return user.roles().contains(role);
  }

  /**
   * Lets global administrators go on.
   *
   * @throws NoPermissionException for everyone else
   */
  public void needGlobalAdministrator() {
    if (!has(Role.GLOBAL_ADMINISTRATOR)) {
      throw new NoPermissionException("Global Administrator");
    }
  }

  /**
   * The user whom a segment of the path names.
   *
   * @throws NoSuchPageException where the organization has no such user
   */
  public User user(int index) {
    return tenant.user(id(index)).orElseThrow(NoSuchPageException::new);
  }
}
