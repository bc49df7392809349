package dev.evertill.sync.server;

import java.util.List;

/** How the program writes its log; named as one says it. Immutable. */
enum LogForm {
  text("logback-headoffice.xml"),
  json("logback-headoffice-json.xml");

  static final String OPTION = "--log";

  private final String configuration;

  LogForm(String configuration) {
    this.configuration = configuration;
  }

  String configuration() {
    return configuration;
  }

  /** Before anything else is read of the arguments: what reads them may want to log. */
  static LogForm of(String... arguments) {
    List<String> all = List.of(arguments);
    int at = all.indexOf(OPTION);
    boolean apart = at >= 0 && at + 1 < all.size() && all.get(at + 1).equals(json.name());
    return apart || all.contains(OPTION + "=" + json.name()) ? json : text;
  }
}
