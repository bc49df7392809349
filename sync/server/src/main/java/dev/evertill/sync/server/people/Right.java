package dev.evertill.sync.server.people;

import io.javalin.security.RouteRole;

/** What an endpoint of head office's pages asks of whoever calls it. */
public enum Right implements RouteRole {
  /** Anybody: health, the log-in itself and how it looks. */
  OPEN("look"),
  SEE("look"),
  RESOLVE("answer questions"),
  ENROL("enrol or revoke tills"),
  PUBLISH("change the catalogue, stores and tills"),
  PEOPLE("change who may log in");

  private final String words;

  Right(String words) {
    this.words = words;
  }

  /** What it lets one do. */
  public String inWords() {
    return words;
  }
}
