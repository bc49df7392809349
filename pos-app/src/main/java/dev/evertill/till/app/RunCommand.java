package dev.evertill.till.app;

import dev.evertill.sync.client.SyncLoop;
import dev.evertill.till.ui.Theme;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the till with its window until the cashier closes it. */
@Command(name = "run", description = "Opens the till.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private TillOptions options;

  @Option(
      names = "--theme",
      defaultValue = "LIGHT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Theme theme;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "TAG",
      description = "of the screens, for instance en or de-AT (default: ${DEFAULT-VALUE})")
  private Locale language;

  @Override
  public Integer call() throws Exception {
    options.logBesideData();
    try (WindowedTill till =
        WindowedTill.open(
            options.settings(options.headOffice(), SyncLoop.IDLE),
            Clock.systemDefaultZone(),
            new SecureRandom(),
            language,
            theme,
            Optional.empty())) {
      till.awaitClosing();
    }
    return 0;
  }
}
