package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A CUPS of one's own: its port, its directories, no more rights than the user has. Confined to the
 * test's thread.
 */
final class PrintServer implements AutoCloseable {
  private static final Path SYSTEM = Path.of("/usr/lib/cups");
  private static final String PACKAGE = "cups";

  private final Tool cupsd;
  private final Path home;
  private final int port;

  private PrintServer(Tool cupsd, Path home, int port) {
    this.cupsd = cupsd;
    this.home = home;
    this.port = port;
  }

  static PrintServer start(Path home) throws IOException {
    assertThat(Tool.find("lpr")).as("lpr is needed for this test; it is in cups-bsd").isNotNull();
    for (String part : List.of("spool", "cache", "run", "log", "etc/ppd", "tmp", "bin/filter")) {
      Files.createDirectories(home.resolve(part));
    }
    // Programs that only their owner may run are run as whoever runs CUPS: so they can read the
    // jobs wherever this directory lies.
    program(home, "backend/socket");
    program(home, "daemon/cups-exec");
    int port = freePort();
    Path files = Files.writeString(home.resolve("cups-files.conf"), files(home));
    Path rules = Files.writeString(home.resolve("cupsd.conf"), rules(port));
    Tool cupsd =
        Tool.start(
            PACKAGE,
            home.resolve("log/cupsd"),
            Map.of(),
            List.of("cupsd", "-f", "-c", rules.toString(), "-s", files.toString()));
    cupsd.ready("it listens", () -> listens(port));
    return new PrintServer(cupsd, home, port);
  }

  private static void program(Path home, String name) throws IOException {
    Path copy = home.resolve("bin").resolve(name);
    Files.createDirectories(copy.getParent());
    assertThat(SYSTEM.resolve(name)).as("a part of the package %s", PACKAGE).exists();
    Files.copy(SYSTEM.resolve(name), copy);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
  }

  private static String files(Path home) {
    return """
        AccessLog HOME/log/access_log
        ErrorLog HOME/log/error_log
        PageLog HOME/log/page_log
        CacheDir HOME/cache
        StateDir HOME/run
        RequestRoot HOME/spool
        ServerRoot HOME/etc
        ServerBin HOME/bin
        TempDir HOME/tmp
        Printcap HOME/run/printcap
        """
        .replace("HOME", home.toString());
  }

  private static String rules(int port) {
    return """
        Listen 127.0.0.1:PORT
        Browsing Off
        WebInterface No
        DefaultAuthType None
        ErrorPolicy retry-current-job
        <Location />
          Order deny,allow
          Allow from 127.0.0.1
        </Location>
        <Policy default>
          <Limit All>
            Order deny,allow
          </Limit>
        </Policy>
        """
        .replace("PORT", String.valueOf(port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  long pid() {
    return cupsd.pid();
  }

  /** For the variable CUPS_SERVER. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** A queue that passes bytes on as they are. */
  void addQueue(String name, int printerPort) throws Exception {
    // Without the slash the option would be part of the port.
    String printer = "socket://127.0.0.1:" + printerPort + "/?waiteof=false";
    tool("lpadmin", "-p", name, "-E", "-v", printer, "-m", "raw");
  }

  void makeDefault(String name) throws Exception {
    tool("lpadmin", "-d", name);
  }

  void reject(String name) throws Exception {
    tool("cupsreject", name);
  }

  private void tool(String... command) throws Exception {
    Tool.run(
        "cups-client",
        home.resolve("log/tool"),
        Map.of("CUPS_SERVER", address()),
        List.of(command));
  }

  @Override
  public void close() {
    cupsd.close();
  }
}
