package dev.platen.printer.user;

import dev.platen.printer.PasswordHash;
import dev.platen.printer.store.Database;
import dev.platen.printer.user.User.LogInMethod;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The registered users. PINs, card numbers and passwords are kept as {@link PasswordHash} only.
 * What {@link #add} and {@link #change} have taken survives a power cut. Safe for use by many
 * threads.
 */
public final class Users {
  /** As many as a printer takes (chosen; uncertain): a PIN is compared with that of each user. */
  public static final int MOST = 100;

  private final UserStore store;
  private final Runnable changed;

  /** Hashed where there is no such user, so that a wrong name takes as long as a wrong password. */
  private final String nobodysPassword = PasswordHash.of("nobody");

  // The panel asks for the users all the time; nobody else writes to this database.
  private volatile List<UserStore.Kept> kept;

  Users(Database database, Runnable changed) {
    this.store = new UserStore(database);
    this.changed = changed;
    this.kept = store.list();
    database.onUndone(() -> undisturbed(() -> kept = store.list()));
  }

  /** Does {@code work} while nobody else changes a user. */
  public void undisturbed(Runnable work) {
    synchronized (this) {
      work.run();
    }
  }

  /**
   * What is wrong with a user of a file before it is taken over; empty where it can be.
   *
   * @param draft without what the person logs in with
   */
  public Map<Field, Problem> checkWithoutLogIn(UserDraft draft) {
    Map<Field, Problem> wrong = UserRules.check(draft);
    if (named(draft.userName()).isEmpty() && kept.size() >= MOST) {
      wrong.putIfAbsent(Field.USER_NAME, Problem.TOO_MANY);
    }
    return wrong;
  }

  private Optional<UserStore.Kept> named(String userName) {
    return kept.stream()
        .filter(each -> each.user().userName().equalsIgnoreCase(userName))
        .findAny();
  }

  /**
   * Saves a user by name. One that is registered keeps what it logs in with; another is registered
   * without, and cannot log in until it is given something.
   *
   * @throws IllegalArgumentException where {@link #checkWithoutLogIn} finds something
   */
  public void takeOver(UserDraft draft) {
    synchronized (this) {
      Map<Field, Problem> wrong = checkWithoutLogIn(draft);
      if (!wrong.isEmpty()) {
        throw new IllegalArgumentException("Not a user that can be saved: " + wrong);
      }
      Optional<UserStore.Kept> before = named(draft.userName());
      store.save(
          new UserStore.Kept(
              new User(
                  before.map(each -> each.user().id()).orElse(0L),
                  draft.userName(),
                  draft.displayName(),
                  draft.email(),
                  draft.administrator(),
                  before.map(each -> each.user().methods()).orElse(Set.of())),
              before.flatMap(UserStore.Kept::pin),
              before.flatMap(UserStore.Kept::card),
              before.flatMap(UserStore.Kept::password)));
      kept = store.list();
    }
    changed.run();
  }

  /** What can be wrong with a user. */
  public enum Field {
    USER_NAME,
    DISPLAY_NAME,
    PIN,
    CARD,
    PASSWORD,
    EMAIL
  }

  /** What is wrong with a field. */
  public enum Problem {
    /** It breaks the rule for its form. */
    FORM,
    /** Another user has it. */
    TAKEN,
    /** There is neither PIN nor card nor password. */
    NO_LOG_IN,
    /** There are {@link Users#MOST} users already. */
    TOO_MANY
  }

  /** All users in the order of their registration. */
  public List<User> list() {
    return kept.stream().map(UserStore.Kept::user).toList();
  }

  public Optional<User> find(long id) {
    return list().stream().filter(user -> user.id() == id).findAny();
  }

  /**
   * What is wrong with a user before it is saved; empty where it can be.
   *
   * @param id of the user that is changed, empty for a new one
   */
  public Map<Field, Problem> check(OptionalLong id, UserDraft draft) {
    Map<Field, Problem> wrong = UserRules.check(draft);
    List<UserStore.Kept> others =
        kept.stream().filter(other -> id.isEmpty() || other.user().id() != id.getAsLong()).toList();
    if (others.stream()
        .anyMatch(other -> other.user().userName().equalsIgnoreCase(draft.userName()))) {
      wrong.putIfAbsent(Field.USER_NAME, Problem.TAKEN);
    }
    if (id.isEmpty() && others.size() >= MOST) {
      wrong.putIfAbsent(Field.USER_NAME, Problem.TOO_MANY);
    }
    if (draft.pin() instanceof Secret.Changed(String pin)
        && others.stream().anyMatch(other -> matches(pin, other.pin()))) {
      wrong.putIfAbsent(Field.PIN, Problem.TAKEN);
    }
    if (draft.card() instanceof Secret.Changed(String card)
        && others.stream().anyMatch(other -> matches(readable(card), other.card()))) {
      wrong.putIfAbsent(Field.CARD, Problem.TAKEN);
    }
    Set<LogInMethod> before =
        id.isEmpty()
            ? Set.of()
            : find(id.getAsLong()).map(User::methods).orElse(Set.<LogInMethod>of());
    boolean logsIn =
        stays(draft.pin(), before.contains(LogInMethod.PIN))
            || stays(draft.card(), before.contains(LogInMethod.CARD))
            || stays(draft.password(), before.contains(LogInMethod.PASSWORD));
    if (!logsIn) {
      wrong.putIfAbsent(Field.PIN, Problem.NO_LOG_IN);
    }
    return wrong;
  }

  private static boolean stays(Secret secret, boolean before) {
    return secret instanceof Secret.Changed || (secret instanceof Secret.Unchanged && before);
  }

  /**
   * Registers a user.
   *
   * @throws IllegalArgumentException where {@link #check} finds something
   */
  public User add(UserDraft draft) {
    return save(OptionalLong.empty(), draft);
  }

  /**
   * Saves a user again.
   *
   * @throws IllegalArgumentException where {@link #check} finds something, or there is no such user
   */
  public User change(long id, UserDraft draft) {
    if (find(id).isEmpty()) {
      throw new IllegalArgumentException("There is no user " + id);
    }
    return save(OptionalLong.of(id), draft);
  }

  private User save(OptionalLong id, UserDraft draft) {
    User saved;
    synchronized (this) {
      Map<Field, Problem> wrong = check(id, draft);
      if (!wrong.isEmpty()) {
        throw new IllegalArgumentException("Not a user that can be saved: " + wrong);
      }
      Optional<UserStore.Kept> before =
          kept.stream()
              .filter(user -> id.isPresent() && user.user().id() == id.getAsLong())
              .findAny();
      Optional<String> pin = hash(draft.pin(), before.flatMap(UserStore.Kept::pin), text -> text);
      Optional<String> card =
          hash(draft.card(), before.flatMap(UserStore.Kept::card), Users::readable);
      Optional<String> password =
          hash(draft.password(), before.flatMap(UserStore.Kept::password), text -> text);
      Set<LogInMethod> methods = EnumSet.noneOf(LogInMethod.class);
      pin.ifPresent(hash -> methods.add(LogInMethod.PIN));
      card.ifPresent(hash -> methods.add(LogInMethod.CARD));
      password.ifPresent(hash -> methods.add(LogInMethod.PASSWORD));
      User user =
          new User(
              id.orElse(0),
              draft.userName(),
              draft.displayName(),
              draft.email(),
              draft.administrator(),
              methods);
      saved = store.save(new UserStore.Kept(user, pin, card, password));
      kept = store.list();
    }
    changed.run();
    return saved;
  }

  private static Optional<String> hash(
      Secret secret, Optional<String> before, Function<String, String> readable) {
    return switch (secret) {
      case Secret.Unchanged unchanged -> before;
      case Secret.Removed removed -> Optional.empty();
      case Secret.Changed(String text) -> Optional.of(PasswordHash.of(readable.apply(text)));
    };
  }

  /** A card number as any reader gives it: some write its letters small. */
  private static String readable(String card) {
    return card.toUpperCase(Locale.ROOT);
  }

  void delete(long id) {
    synchronized (this) {
      store.delete(id);
      kept = store.list();
    }
    changed.run();
  }

  /** The user with this PIN. */
  public Optional<User> byPin(String pin) {
    return only(pin, user -> matches(pin, user.pin()));
  }

  /** The user with this card. */
  public Optional<User> byCard(String number) {
    return only(number, user -> matches(readable(number), user.card()));
  }

  /** The user of this name, whatever its case, and password. */
  public Optional<User> byPassword(String userName, String password) {
    Optional<UserStore.Kept> named =
        kept.stream()
            .filter(user -> user.user().userName().equalsIgnoreCase(userName))
            .filter(user -> user.password().isPresent())
            .findAny();
    String hash = named.flatMap(UserStore.Kept::password).orElse(nobodysPassword);
    boolean right = !password.isEmpty() && PasswordHash.matches(password, hash);
    return named.filter(user -> right).map(UserStore.Kept::user);
  }

  /** Looks at each user, so that the time taken does not tell how far down the list one is. */
  private Optional<User> only(String typed, Predicate<UserStore.Kept> matches) {
    List<User> found = new ArrayList<>();
    if (!typed.isEmpty()) {
      for (UserStore.Kept user : kept) {
        if (matches.test(user)) {
          found.add(user.user());
        }
      }
    }
    return found.stream().findAny();
  }

  private static boolean matches(String typed, Optional<String> hash) {
    return hash.filter(value -> PasswordHash.matches(typed, value)).isPresent();
  }
}
