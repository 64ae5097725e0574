package dev.platen.printer.webconfig;

import dev.platen.printer.Device;
import dev.platen.printer.http.Form;
import dev.platen.printer.http.Reply;
import dev.platen.printer.http.Templates;
import dev.platen.printer.job.EmailAddress;
import dev.platen.printer.model.NotificationEvents;
import dev.platen.printer.model.NotificationEvents.NotificationEvent;
import dev.platen.printer.notification.NotificationSettings;
import dev.platen.printer.notification.NotificationSettings.Recipient;
import dev.platen.printer.webconfig.view.CheckBox;
import dev.platen.printer.webconfig.view.Field;
import dev.platen.printer.webconfig.view.NotificationView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Device Management &gt; Email Notification (reference printer 1.8). Its path is invented. */
final class EmailNotificationPage {
  private static final SiteMap.Page PAGE = SiteMap.Page.EMAIL_NOTIFICATION;
  static final String TEST = PAGE.path("TEST");
  private static final int UNPROCESSABLE = 422;

  private final Device device;

  EmailNotificationPage(Device device) {
    this.device = device;
  }

  Reply top(Visit visit) {
    return page(visit, 200, device.management().notification().read(), Map.of());
  }

  Reply set(Visit visit) {
    NotificationSettings typed = read(visit.form());
    Map<Integer, String> wrong = new HashMap<>();
    for (int i = 0; i < typed.recipients().size(); i++) {
      String rule = broken(typed.recipients().get(i));
      if (!rule.isEmpty()) {
        wrong.put(i, visit.words().text(rule));
      }
    }
    if (!wrong.isEmpty()) {
      return page(visit, UNPROCESSABLE, typed, wrong);
    }
    device.management().notification().save(typed);
    visit.administrator().notice("web.setup_complete");
    return Reply.seeOther(PAGE.top());
  }

  private static String broken(Recipient recipient) {
    if (recipient.address().isEmpty()) {
      return recipient.events().isEmpty() ? "" : "web.notification.address_missing";
    }
    return EmailAddress.isValid(recipient.address()) ? "" : "web.rule.address";
  }

  private static NotificationSettings read(Form form) {
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 0; i < NotificationSettings.RECIPIENTS; i++) {
      int place = i;
      Set<String> events =
          NotificationEvents.all().stream()
              .map(NotificationEvent::id)
              .filter(id -> form.find(eventControl(place, id)).isPresent())
              .collect(Collectors.toSet());
      recipients.add(new Recipient(form.text(addressControl(i)).strip(), events));
    }
    return new NotificationSettings(recipients);
  }

  private static String addressControl(int place) {
    return "INPUTT_MAILADDRESS" + (place + 1);
  }

  private static String eventControl(int place, String id) {
    return "INPUTC_MAILEVENT%d_%s".formatted(place + 1, id.toUpperCase(Locale.ROOT));
  }

  Reply test(Visit visit) {
    int mails = device.management().notifier().test();
    visit
        .administrator()
        .notice(mails == 0 ? "web.notification.test_nobody" : "web.notification.test_sent");
    return Reply.seeOther(PAGE.top());
  }

  private static Reply page(
      Visit visit, int status, NotificationSettings settings, Map<Integer, String> wrong) {
    var words = visit.words();
    List<NotificationView> recipients = new ArrayList<>();
    for (int i = 0; i < settings.recipients().size(); i++) {
      int place = i;
      Recipient recipient = settings.recipients().get(i);
      recipients.add(
          new NotificationView(
              words.text("web.notification.recipient", i + 1),
              new Field(
                  addressControl(i),
                  words.text("web.notification.address"),
                  recipient.address(),
                  words.text("panel.recipient_hint"),
                  wrong.getOrDefault(i, ""),
                  "",
                  true),
              NotificationEvents.all().stream()
                  .map(
                      event ->
                          new CheckBox(
                              eventControl(place, event.id()),
                              words.text("notification.event." + event.id()),
                              recipient.events().contains(event.id())))
                  .toList()));
    }
    return Reply.page(
        status,
        Templates.render(
            "webconfig/notification.jte",
            Map.of("frame", visit.frame(PAGE), "recipients", recipients)));
  }
}
