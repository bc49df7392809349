package dev.evertill.sync.server;

import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Listens until the process is told to end. Confined to the main thread. */
@Command(
    name = "serve",
    description = "Listens for tills.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  private static final int MOST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Mixin private StorageOptions storage;

  @Option(names = "--host", paramLabel = "HOST", description = "default: ${DEFAULT-VALUE}")
  private String host = OfficeSettings.LOOPBACK;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "a host name or address tills know it by, may be given more than once; with one it speaks"
              + " TLS and answers enrolled tills only")
  private List<String> names = List.of();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "default: ${DEFAULT-VALUE}, any free one")
  private int port;

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      description = "where people of head office find their pages; 0 any free one")
  private int pagePort = OfficeSettings.NO_PAGE;

  @Option(
      names = "--page-host",
      paramLabel = "HOST",
      description = "where the pages are; default: ${DEFAULT-VALUE}, any other speaks TLS only")
  private String pageHost = OfficeSettings.LOOPBACK;

  @Option(
      names = "--page-certificate",
      paramLabel = "FILE",
      description =
          "the pages' certificate and those above it, PEM; without it the shop's own authority"
              + " signs one for the names")
  private Path pageCertificate;

  @Option(names = "--page-key", paramLabel = "FILE", description = "its key, PEM")
  private Path pageKey;

  @Option(names = "--port-file", paramLabel = "FILE", description = "gets the port once it listens")
  private Path portFile;

  @Option(
      names = LogForm.OPTION,
      paramLabel = "FORM",
      description = "default: ${DEFAULT-VALUE}; json: one object a line, and a line a request")
  private LogForm log = LogForm.text;

  @Override
  public Integer call() throws Exception {
    requireAllowed("--port", port);
    if (pagePort != OfficeSettings.NO_PAGE) {
      requireAllowed("--page-port", pagePort);
    }
    if (portFile != null) {
      DurableFile.requireReplaceable(portFile);
      // One from an earlier run would send whoever waits for it to nobody.
      Files.deleteIfExists(portFile);
    }
    LOG.debug("the log is {}", log);
    HeadOfficeServer server = started();
    CountDownLatch ended = endOf(server);
    if (portFile != null) {
      write(portFile, server.port());
    }
    spec.commandLine().getOut().println("Head office listens on " + server.url());
    server.pageUrl().ifPresent(at -> spec.commandLine().getOut().println("Its pages are at " + at));
    spec.commandLine().getOut().flush();
    ended.await();
    server.close();
    return 0;
  }

  private HeadOfficeServer started() throws IOException {
    HeadOfficeServer server =
        new HeadOfficeServer(
            OfficeSettings.in(storage.data())
                .storage(storage.url())
                .at(host, port)
                .page(PageSettings.NONE.at(pagePort).on(pageHost).with(pageCertificate, pageKey))
                .names(names));
    try {
      return server.start();
    } catch (RuntimeException e) {
      server.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What is counted down when the process is told to end. */
  private static CountDownLatch endOf(HeadOfficeServer server) {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  ended.countDown();
                },
                "stop"));
    StopSignal.handle(ended::countDown);
    return ended;
  }

  private void requireAllowed(String option, int value) {
    if (value < 0 || value > MOST_PORT) {
      throw new ParameterException(
          spec.commandLine(), option + " " + value + ": allowed are 0 to " + MOST_PORT);
    }
  }

  /** Whole or not at all, for whoever waits for the file. */
  static void write(Path file, int port) throws IOException {
    DurableFile.writeForReaders(
        file, out -> out.write((port + "\n").getBytes(StandardCharsets.US_ASCII)));
  }
}
