package dev.platen.stubs.graph;

import dev.platen.stubs.entra.http.Parameters;
import dev.platen.stubs.entra.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A list as OData has it: {@code $filter}, {@code $top}, {@code $select}, {@code $orderby} of the
 * list's own order, {@code $count}, and {@code @odata.nextLink} where there is more.
 */
final class Listing {
  private static final Set<String> KNOWN =
      Set.of("$filter", "$top", "$select", "$orderby", "$count", "$skiptoken");

  private Listing() {}

  /**
   * The reply with those that are asked for.
   *
   * @param what of {@code @odata.context}, for example {@code users}
   * @param sample an item that has every field that may be filtered by
   * @throws GraphProblem with status 400 naming the parameter that is not understood
   */
  static Reply reply(
      Ask ask, String what, List<Map<String, Object>> items, Map<String, Object> sample) {
    Parameters query = ask.call().request().query();
    for (String name : query.values().keySet()) {
      if (name.startsWith("$") && !KNOWN.contains(name)) {
        throw GraphProblem.badRequest("The query parameter '" + name + "' is not supported here.");
      }
    }
    List<Map<String, Object>> found =
        query
            .value("$filter")
            .map(text -> Filter.parse(text, sample))
            .map(filter -> items.stream().filter(filter).toList())
            .orElse(items);
    List<Map<String, Object>> ordered = ordered(found, query);
    int from = query.value("$skiptoken").map(token -> after(ordered, token)).orElse(0);
    int size = query.value("$top").map(Listing::top).orElseGet(() -> usual(ask));
    int to = Math.min(ordered.size(), from + size);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", ask.context(what));
    if (query.value("$count").filter("true"::equals).isPresent()) {
      body.put("@odata.count", found.size());
    }
    if (to < ordered.size()) {
      body.put("@odata.nextLink", next(ask, query, String.valueOf(ordered.get(to - 1).get("id"))));
    }
    Optional<String> select = query.value("$select");
    body.put(
        "value",
        ordered.subList(from, to).stream()
            .map(item -> select.map(names -> selected(item, names)).orElse(item))
            .toList());
    return GraphJson.reply(200, body);
  }

  /** Only the fields that {@code $select} names. */
  static Map<String, Object> selected(Map<String, Object> item, String names) {
    Map<String, Object> some = new LinkedHashMap<>();
    for (String name : names.split(",")) {
      if (item.containsKey(name.strip())) {
        some.put(name.strip(), item.get(name.strip()));
      }
    }
    return some;
  }

  private static int usual(Ask ask) {
    return GraphFacts.FACTS.pageSizes().getOrDefault(ask.path(), GraphFacts.FACTS.pageSize());
  }

  private static int top(String text) {
    int most = GraphFacts.FACTS.largestPage();
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw GraphProblem.badRequest(
          "Invalid page size specified: '"
              + text
              + "'. Must be between 1 and "
              + most
              + " inclusive.");
    }
    return Integer.parseInt(text);
  }

  private static List<Map<String, Object>> ordered(
      List<Map<String, Object>> items, Parameters query) {
    Optional<String> order = query.value("$orderby");
    if (order.isEmpty() || order.get().equals("createdDateTime desc")) {
      return items;
    }
    if (!order.get().matches("createdDateTime( asc)?")) {
      throw GraphProblem.badRequest(
          "Sorting by '" + order.get() + "' is not supported here; use createdDateTime.");
    }
    List<Map<String, Object>> reversed = new ArrayList<>(items);
    Collections.reverse(reversed);
    return reversed;
  }

  /** A page begins after the last item of the one before, whatever came in between. */
  private static int after(List<Map<String, Object>> items, String token) {
    for (int i = 0; i < items.size(); i++) {
      if (token.equals(items.get(i).get("id"))) {
        return i + 1;
      }
    }
    throw GraphProblem.badRequest("The $skiptoken is not valid; ask for the first page again.");
  }

  private static String next(Ask ask, Parameters query, String last) {
    StringBuilder link = new StringBuilder(ask.base()).append('/').append(ask.path()).append('?');
    query
        .values()
        .forEach(
            (name, values) -> {
              if (!name.equals("$skiptoken")) {
                link.append(name).append('=').append(encoded(values.getFirst())).append('&');
              }
            });
    return link.append("$skiptoken=").append(encoded(last)).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
