package dev.evertill.sync.server.page;

import java.util.List;

/**
 * Who may log in, and which programs may ask. Immutable.
 *
 * @param done what was done, or null
 * @param fault why not, or null
 */
public record PeopleView(
    List<Person> people, List<Token> tokens, List<String> roles, String done, String fault) {
  public record Person(String name, String role, String changed, boolean self) {}

  public record Token(String name, String role, String made) {}
}
