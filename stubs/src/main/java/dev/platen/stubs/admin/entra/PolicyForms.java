package dev.platen.stubs.admin.entra;

import dev.platen.stubs.admin.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Policies and locations as forms have them: Graph's JSON, or a few fields that make it. */
final class PolicyForms {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private PolicyForms() {}

  /** JSON as people read it. */
  static String text(Object document) {
    return JSON.writeValueAsString(document);
  }

  /**
   * Reads JSON that somebody typed.
   *
   * @throws IllegalArgumentException naming line and column where it is none
   */
  static JsonNode parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
      throw new IllegalArgumentException("The text must be one JSON object, in braces");
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "The text is not JSON: look at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr(),
          e);
    }
  }

  /**
   * The policy that the simple form asks for.
   *
   * @throws IllegalArgumentException where a choice is missing
   */
  static JsonNode policy(Visit visit) {
    Map<String, Object> users = new LinkedHashMap<>();
    users.put("includeUsers", List.of("All"));
    String excluded = visit.field("excludeUser");
    if (!excluded.isEmpty()) {
      users.put("excludeUsers", List.of(excluded));
    }
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("users", users);
    conditions.put("applications", Map.of("includeApplications", List.of("All")));
    conditions.put("clientAppTypes", List.of("all"));
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("displayName", visit.field("displayName"));
    policy.put("state", visit.field("state"));
    policy.put("conditions", conditions);
    switch (visit.field("kind")) {
      case "blockDeviceCode" -> {
        conditions.put("authenticationFlows", Map.of("transferMethods", "deviceCodeFlow"));
        policy.put("grantControls", grant("block"));
      }
      case "requireMfa" -> policy.put("grantControls", grant("mfa"));
      case "blockByLocation" -> {
        conditions.put("locations", locations(visit));
        policy.put("grantControls", grant("block"));
      }
      case "signInFrequency" ->
          policy.put("sessionControls", Map.of("signInFrequency", frequency(visit)));
      default -> throw new IllegalArgumentException("Choose what the policy does");
    }
    return JSON.valueToTree(policy);
  }

  private static Map<String, Object> grant(String control) {
    return Map.of("operator", "OR", "builtInControls", List.of(control));
  }

  private static Map<String, Object> locations(Visit visit) {
    String location = visit.field("location");
    if (location.isEmpty()) {
      throw new IllegalArgumentException("Choose the location that the policy is about");
    }
    return visit.field("where").equals("outside")
        ? Map.of("includeLocations", List.of("All"), "excludeLocations", List.of(location))
        : Map.of("includeLocations", List.of(location));
  }

  private static Map<String, Object> frequency(Visit visit) {
    String hours = visit.field("hours");
    if (!hours.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(
          "The sign-in frequency must be a whole number of hours, from 1 to 9999");
    }
    return Map.of(
        "value",
        Integer.parseInt(hours),
        "type",
        "hours",
        "frequencyInterval",
        "timeBased",
        "isEnabled",
        true);
  }

  /** The named location that its form asks for. */
  static JsonNode location(Visit visit) {
    List<Map<String, Object>> ranges = new ArrayList<>();
    visit
        .field("ranges")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> ranges.add(Map.of("cidrAddress", line)));
    Map<String, Object> location = new LinkedHashMap<>();
    location.put("displayName", visit.field("displayName"));
    location.put("isTrusted", visit.ticked("trusted"));
    location.put("ipRanges", ranges);
    return JSON.valueToTree(location);
  }
}
