package dev.evertill.till.app;

import dev.evertill.sync.client.SyncLoop;
import dev.evertill.till.store.Holder;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.ui.Theme;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the till with its window until the cashier closes it. Confined to the main thread. */
@Command(name = "run", description = "Opens the till.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final int OPEN_ALREADY = 3;

  @Spec private CommandSpec spec;

  @Mixin private TillOptions options;

  @Option(
      names = "--theme",
      defaultValue = "LIGHT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Theme theme;

  @Option(
      names = "--bounds",
      split = ",",
      arity = "1",
      paramLabel = "x,y,w,h",
      description = "place and size of the window (default: the whole screen)")
  private int[] bounds = {};

  @Override
  public Integer call() throws Exception {
    Optional<String> blind = whyNoDisplay();
    if (blind.isPresent()) {
      spec.commandLine().getErr().println("the till's window needs a display; " + blind.get());
      return 2;
    }
    Logs.beside(options.data());
    try (WindowedTill till =
        WindowedTill.open(
            options.settings(options.headOffice(), SyncLoop.IDLE),
            Clock.systemDefaultZone(),
            new SecureRandom(),
            options.language(),
            theme,
            bounds(),
            counter -> {})) {
      till.awaitClosing();
      return 0;
    } catch (TillInUseException e) {
      spec.commandLine().getErr().println(shown(e.holder()));
      return OPEN_ALREADY;
    } catch (IOException e) {
      spec.commandLine().getErr().println(JournalCommand.words(e));
      return 2;
    }
  }

  /** Asked before the till's directory is taken. */
  private static Optional<String> whyNoDisplay() {
    try {
      if (GraphicsEnvironment.isHeadless()) {
        return Optional.of("there is none here");
      }
      GraphicsEnvironment.getLocalGraphicsEnvironment();
      return Optional.empty();
    } catch (AWTError e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Brings the window of the till that has the directory to the front, and says so. */
  private String shown(Holder holder) throws IOException {
    boolean inFront =
        new Caller(options.data())
            .ask(Doorbell.SHOW)
            .filter(reply -> reply.refusal().isEmpty())
            .isPresent();
    return "till "
        + options.till()
        + " in "
        + options.data()
        + " is already open in "
        + holder.text()
        + (inFront ? "; its window is in front now" : "; it does not answer");
  }

  private Optional<Rectangle> bounds() {
    if (bounds.length == 0) {
      return Optional.empty();
    }
    if (bounds.length != 4) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--bounds takes four numbers: x,y,w,h");
    }
    return Optional.of(new Rectangle(bounds[0], bounds[1], bounds[2], bounds[3]));
  }
}
