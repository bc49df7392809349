package dev.evertill.till.app.demo;

import dev.evertill.sync.client.HttpHeadOffice;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.app.Logs;
import dev.evertill.till.app.Settings;
import dev.evertill.till.app.TillOptions;
import dev.evertill.till.app.WindowedTill;
import dev.evertill.till.app.Wiring;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.ui.Theme;
import java.awt.AWTException;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays a day of selling without a window, and checks its end. Confined to the main thread. */
@Command(
    name = "demo",
    description =
        "Sells baskets through the real counter, ledger, printer and link, cuts the link half way,"
            + " closes the day, and checks that paper, journal and head office agree.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final int MADE_UP = 40;
  private static final int BY_KEY_STROKES = 4;
  private static final Rectangle WINDOW = new Rectangle(0, 0, 1280, 800);
  private static final Duration IDLE = Duration.ofSeconds(2);

  @Mixin private TillOptions options;

  @Option(
      names = "--baskets",
      paramLabel = "FILE",
      description = "one basket a line, names separated by commas; without it 40 made-up ones")
  private Path baskets;

  @Option(
      names = "--paper",
      required = true,
      paramLabel = "FILE",
      description = "the text that the virtual printer keeps of its paper")
  private Path paper;

  @Option(
      names = "--window",
      paramLabel = "PNG",
      description = "sell a few baskets by key strokes in the till's window, and picture it here")
  private Path picture;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    requirePlain(options.headOffice());
    Logs.beside(options.data());
    PrintWriter out = spec.commandLine().getOut();
    long begun = System.nanoTime();
    try {
      String agreed = picture == null ? script(out) : window(out);
      double seconds = (System.nanoTime() - begun) / 1e9;
      out.printf(Locale.ROOT, "%.1f s, peak memory %s%n", seconds, peakMemory());
      out.println(agreed);
      return 0;
    } catch (DemoFailedException | MalformedException | NotRecordedException e) {
      out.println("FAILED: " + e.getMessage());
      return 1;
    } catch (TillInUseException | IOException e) {
      out.println("FAILED: " + e.getMessage());
      return 2;
    }
  }

  /** The link that is cut half way stands between, and whoever stands between is not trusted. */
  private void requirePlain(URI office) {
    if (!"http".equals(office.getScheme())) {
      throw new ParameterException(
          spec.commandLine(),
          "--head-office " + office + ": demo cuts the link itself, http://HOST:PORT is allowed");
    }
  }

  private String script(PrintWriter out)
      throws IOException,
          InterruptedException,
          DemoFailedException,
          MalformedException,
          NotRecordedException,
          TillInUseException {
    List<List<String>> wanted =
        baskets == null ? BasketFile.madeUp(MADE_UP) : BasketFile.read(baskets);
    URI office = options.headOffice();
    CounterView screen = new CounterView();
    try (LinkRelay link = new LinkRelay(office.getHost(), office.getPort())) {
      Settings settings = options.settings(URI.create("http://127.0.0.1:" + link.port()), IDLE);
      try (Wiring till =
          new Wiring(
              settings,
              Clock.systemDefaultZone(),
              new SecureRandom(),
              screen::show,
              screen::show)) {
        till.start();
        out.printf(Locale.ROOT, "the till sells in process %d%n", ProcessHandle.current().pid());
        new ScriptedDay(till, screen, link, out).sell(wanted);
        return agreed(till, out);
      }
    }
  }

  private String window(PrintWriter out)
      throws IOException,
          InterruptedException,
          DemoFailedException,
          MalformedException,
          NotRecordedException,
          TillInUseException {
    CounterView screen = new CounterView();
    try (WindowedTill window =
        WindowedTill.open(
            options.settings(options.headOffice(), IDLE),
            Clock.systemDefaultZone(),
            new SecureRandom(),
            Locale.ENGLISH,
            Theme.LIGHT,
            Optional.of(WINDOW),
            screen::show)) {
      new WindowDay(window, screen, out).sell(BasketFile.madeUp(BY_KEY_STROKES), picture);
      return agreed(window.wiring(), out);
    } catch (AWTException | InvocationTargetException e) {
      throw new DemoFailedException("the window does not open: " + e);
    }
  }

  private String agreed(Wiring till, PrintWriter out)
      throws IOException, InterruptedException, DemoFailedException, MalformedException {
    HttpHeadOffice direct = new HttpHeadOffice(options.headOffice().toString(), options.till());
    return new DayEnd(till, direct, new Paper(paper), out).closeAndAgree();
  }

  /** The most memory this process ever held, where the system tells (Linux). */
  static String peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "unknown on this system";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> line.substring("VmHWM:".length()).strip())
        .findFirst()
        .orElse("unknown on this system");
  }
}
