package dev.evertill.sync.server.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What people and programs are to head office, and which rights that gives them. */
public enum Role {
  VIEWER(Set.of(Right.SEE)),
  MANAGER(Set.of(Right.SEE, Right.RESOLVE, Right.ENROL, Right.PUBLISH)),
  ADMIN(Set.of(Right.SEE, Right.RESOLVE, Right.ENROL, Right.PUBLISH, Right.PEOPLE));

  private final Set<Right> rights;

  Role(Set<Right> rights) {
    this.rights = rights;
  }

  public boolean may(Right right) {
    return right == Right.OPEN || rights.contains(right);
  }

  /** As it is typed and kept. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** Those that have a right, for whoever has it not. */
  public static String having(Right right) {
    return words(role -> role.may(right));
  }

  /** All of them, for whoever typed another. */
  public static String allowed() {
    return words(role -> true);
  }

  private static String words(Predicate<Role> which) {
    return Arrays.stream(values()).filter(which).map(Role::word).collect(Collectors.joining(", "));
  }
}
