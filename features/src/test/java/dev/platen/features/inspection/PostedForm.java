package dev.platen.features.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A form of a page, or one of its buttons that sends it elsewhere.
 *
 * @param page path of the page that it stands on
 * @param action where it is sent
 * @param byButton whether a button of the form sends it there, and not the form itself
 * @param values what it holds, its token among them
 * @param typed names of the fields that are typed into
 * @param choices names of lists and their values
 * @param hidden names of hidden fields, without the token
 */
record PostedForm(
    String page,
    String action,
    boolean byButton,
    Map<String, String> values,
    List<String> typed,
    Map<String, List<String>> choices,
    List<String> hidden) {

  /** The forms of a page that are posted. */
  static List<PostedForm> of(String path, Document page) {
    List<PostedForm> forms = new ArrayList<>();
    for (FormElement form : page.forms()) {
      if (!form.attr("method").equalsIgnoreCase("post")) {
        continue;
      }
      forms.add(of(path, form, form.attr("action"), false));
      for (Element button : form.select("[formaction]")) {
        forms.add(of(path, form, button.attr("formaction"), true));
      }
    }
    return forms;
  }

  private static PostedForm of(String path, FormElement form, String action, boolean byButton) {
    Map<String, String> values = new LinkedHashMap<>();
    form.formData().forEach(pair -> values.putIfAbsent(pair.key(), pair.value()));
    Map<String, List<String>> choices = new LinkedHashMap<>();
    for (Element list : form.select("select[name]")) {
      choices.put(list.attr("name"), list.select("option").eachAttr("value"));
    }
    for (Element button : form.select("input[type=radio], input[type=checkbox]")) {
      choices
          .computeIfAbsent(button.attr("name"), name -> new ArrayList<>())
          .add(button.attr("value"));
    }
    List<String> typed =
        form.select(
                "input:not([type=hidden]):not([type=radio]):not([type=checkbox])"
                    + ":not([type=submit]), textarea")
            .eachAttr("name");
    List<String> hidden = new ArrayList<>(form.select("input[type=hidden]").eachAttr("name"));
    hidden.remove(WebConfigVisitor.TOKEN);
    return new PostedForm(path, action, byButton, values, typed, choices, hidden);
  }

  /** What it holds, with one field changed. */
  Map<String, String> with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return changed;
  }

  /** Whether a person can change anything in it. */
  boolean isEditable() {
    return !typed.isEmpty() || !choices.isEmpty();
  }

  @Override
  public String toString() {
    return action + " on " + page;
  }
}
