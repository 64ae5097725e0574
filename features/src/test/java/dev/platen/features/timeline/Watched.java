package dev.platen.features.timeline;

import dev.platen.features.device.AdminCenters;
import dev.platen.features.device.Administration;
import dev.platen.features.device.ControlPanel;
import dev.platen.features.device.Power;
import dev.platen.features.device.Site;
import dev.platen.features.device.WebConfig;
import dev.platen.features.device.Wires;
import dev.platen.reports.timeline.Kind;
import dev.platen.reports.timeline.Lane;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A capability of the device under test whose use is noted. Which calls are worth it, and in which
 * words, is data ({@code actions.properties}); the arguments that the words do not ask for, such as
 * passwords, are not looked at.
 */
public final class Watched {
  /** The capabilities that are watched, and whom an action on one is directed at. */
  static final Map<Class<?>, Lane> CAPABILITIES =
      Map.of(
          Site.class, Lane.PRINTER,
          ControlPanel.class, Lane.PANEL,
          WebConfig.class, Lane.WEB_CONFIG,
          AdminCenters.class, Lane.ENTRA_ID,
          Administration.class, Lane.ENTRA_ID,
          Power.class, Lane.PRINTER,
          Wires.class, Lane.SMTP);

  static final Properties WORDS = Words.of("actions.properties");

  private Watched() {}

  /** The same site, whose use {@code recorder} notes; and that of all that it gives away. */
  public static Site site(Site site, FlightRecorder recorder) {
    site.watchedBy(recorder);
    return watched(Site.class, site, recorder);
  }

  private static <T> T watched(Class<T> capability, T real, FlightRecorder recorder) {
    InvocationHandler handler =
        (proxy, method, arguments) -> call(capability, real, method, arguments, recorder);
    return capability.cast(
        Proxy.newProxyInstance(
            Watched.class.getClassLoader(), new Class<?>[] {capability}, handler));
  }

  private static @Nullable Object call(
      Class<?> capability,
      Object real,
      Method method,
      Object @Nullable [] arguments,
      FlightRecorder recorder)
      throws Throwable {
    String key = capability.getSimpleName() + "." + method.getName();
    Lane lane = Objects.requireNonNull(CAPABILITIES.get(capability));
    note(key, lane, arguments, recorder);
    Object result;
    try {
      result = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    if (result instanceof String text && WORDS.containsKey(key + ".shows")) {
      recorder.note(lane, Lane.PERSON, Kind.SHOWN, words(key + ".shows", new Object[] {text}));
    }
    return result == null ? null : watchedIfCapability(method.getReturnType(), result, recorder);
  }

  /**
   * A method with as many arguments as an overload of it has words of its own ({@code name/2}); a
   * switch has words for on and words for off.
   */
  private static void note(
      String method, Lane lane, Object @Nullable [] given, FlightRecorder recorder) {
    Object[] arguments = given == null ? new Object[0] : given;
    boolean off = arguments.length > 0 && Boolean.FALSE.equals(arguments[arguments.length - 1]);
    String overload = method + "/" + arguments.length;
    Stream.of(off ? overload + ".off" : overload, overload, off ? method + ".off" : method, method)
        .filter(WORDS::containsKey)
        .findFirst()
        .ifPresent(key -> recorder.note(Lane.PERSON, lane, Kind.ACTION, words(key, arguments)));
  }

  private static <T> Object watchedIfCapability(
      Class<T> type, Object result, FlightRecorder recorder) {
    return CAPABILITIES.containsKey(type) ? watched(type, type.cast(result), recorder) : result;
  }

  private static String words(String key, Object[] arguments) {
    return new MessageFormat(WORDS.getProperty(key, key), Locale.ROOT).format(arguments);
  }
}
