package dev.evertill.sync.server.people;

import io.javalin.security.RouteRole;

/** What an endpoint of head office's pages asks of whoever calls it. */
public enum Right implements RouteRole {
  /** Anybody: health, the log-in itself and how it looks. */
  OPEN,
  SEE,
  RESOLVE,
  ENROL,
  PUBLISH,
  PEOPLE
}
