package dev.evertill.sync.server;

import dev.evertill.sync.protocol.HeadLine;
import dev.evertill.sync.protocol.Problem;

/** A request that is not done, and the problem it is answered with. */
final class RefusedException extends Exception {
  private final transient Problem problem;

  private RefusedException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /**
   * @param type the last word of the problem's type
   */
  static RefusedException of(int status, String type, String title, String detail) {
    return new RefusedException(
        new Problem("/problems/" + type, title, status, detail, null, null));
  }

  /** With what is held. */
  static RefusedException conflict(String type, String title, String detail, Head held) {
    return new RefusedException(
        new Problem("/problems/" + type, title, 409, detail, held.number(), held.hash().hex()));
  }

  /**
   * A signature that is not the till's, with the head that is held all the same.
   *
   * @param head null for what has none
   */
  static RefusedException signature(String detail, HeadLine head) {
    return new RefusedException(
        new Problem(
            "/problems/signature",
            "The signature is not this till's",
            422,
            detail,
            head == null ? null : head.head(),
            head == null ? null : head.hash()));
  }

  static RefusedException malformed(String detail) {
    return of(400, "malformed", "The request cannot be read", detail);
  }

  Problem problem() {
    return problem;
  }
}
