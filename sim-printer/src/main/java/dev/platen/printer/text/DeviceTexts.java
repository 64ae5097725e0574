package dev.platen.printer.text;

import dev.platen.printer.job.Job;
import dev.platen.printer.mail.EmailServerSettings.AuthenticationMethod;
import dev.platen.printer.mail.EmailServerSettings.EmailService;
import dev.platen.printer.mail.EmailServerSettings.SecureConnection;
import java.util.Locale;
import java.util.Optional;

/** Words for what the device reports, where a missing word must not break a page. */
public final class DeviceTexts {
  private DeviceTexts() {}

  /** The label of a network line; where a language lacks it, the key made readable. */
  public static String label(Messages words, String key) {
    if (words.keys().contains(key)) {
      return words.text(key);
    }
    String name = key.substring(key.lastIndexOf('.') + 1).replace('_', ' ');
    return name.isEmpty() ? key : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** What a job does. */
  public static String type(Messages words, Job job) {
    return words.text("job.type." + job.type().name().toLowerCase(Locale.ROOT));
  }

  /** The result's stable name: active, succeeded, cancelled or failed. */
  public static String state(Job job) {
    return switch (job.result()) {
      case Job.Result.Active active -> "active";
      case Job.Result.Succeeded succeeded -> "succeeded";
      case Job.Result.Cancelled cancelled -> "cancelled";
      case Job.Result.Failed failed -> "failed";
    };
  }

  /** The result in words. */
  public static String result(Messages words, Job job) {
    return words.text("job.state." + state(job));
  }

  /** What a job code means, where something is known of it. */
  public static Optional<String> code(Messages words, String code) {
    String key = "jobcode." + code;
    return words.keys().contains(key) ? Optional.of(words.text(key)) : Optional.empty();
  }

  public static String name(Messages words, AuthenticationMethod method) {
    return words.text("email.method." + method.name().toLowerCase(Locale.ROOT));
  }

  public static String name(Messages words, EmailService service) {
    return words.text(
        switch (service) {
          case MICROSOFT_EXCHANGE_ONLINE -> "web.service_exchange";
          case OUTLOOK_COM -> "web.service_outlook";
        });
  }

  public static String name(Messages words, SecureConnection connection) {
    return words.text("email.secure." + connection.name().toLowerCase(Locale.ROOT));
  }
}
