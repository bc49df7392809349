package dev.evertill.till.app;

import dev.evertill.sync.client.Enrolment;
import dev.evertill.sync.client.TillIdentity;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes this till known to head office, with a code a manager got there; also while the till runs.
 * Confined to the main thread.
 */
@Command(
    name = "enrol",
    description =
        "Gets this till its certificate from head office. Cut off, it is asked again with the same"
            + " code.",
    mixinStandardHelpOptions = true)
final class EnrolCommand extends AnsweringCommand {
  @Option(
      names = "--head-office",
      required = true,
      paramLabel = "URL",
      description = "https://HOST:PORT")
  private String headOffice;

  @Option(
      names = "--code",
      required = true,
      paramLabel = "CODE",
      description = "as head office shows it; good for ten minutes and once")
  private String code;

  /** What it says to machines. */
  public record Enrolled(String till, String until) {}

  @Override
  int run() throws IOException {
    TillIdentity identity =
        Enrolment.enrol(headOffice, code, new TillKeys(data()).officeIdentity());
    String until = identity.validUntil().toString();
    answer(
        new Enrolled(identity.till(), until),
        List.of(
            "enrolled as till " + identity.till(),
            "its certificate is good until " + until + " and renews itself"));
    return FINE;
  }
}
