package dev.evertill.receipt.transport;

import dev.evertill.receipt.escpos.PrinterProfile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways to printers by their addresses in the settings. Immutable.
 *
 * <pre>
 * tcp:HOST[:PORT]      tcp:192.168.1.50, tcp:printer.shop:9100; HOST:PORT alone is the same
 * device:PATH          device:/dev/usb/lp0, device:LPT1
 * serial:PORT[?…]      serial:/dev/ttyUSB0?baud=38400&amp;data=8&amp;parity=none&amp;stop=1&amp;flow=rtscts
 * spooler:[QUEUE]      spooler:Receipts; spooler: is the system's default
 * file:PATH            file:/var/spool/receipts.bin, file:/var/spool/receipts/ for a file each
 * virtual:PORT         virtual:9100
 * javapos:NAME[?…]     javapos:POSPrinter1?drawer=CashDrawer1
 * </pre>
 */
public final class Transports {
  /** What may stand in an address, for messages. */
  public static final String ALLOWED =
      "tcp:HOST[:PORT], HOST:PORT, device:PATH, serial:PORT[?baud=N&data=N&parity=P&stop=N&flow=F],"
          + " spooler:[QUEUE], file:PATH, virtual:PORT and javapos:NAME[?drawer=NAME]";

  private static final int USUAL_PORT = 9_100;
  private static final int OPEN_MILLIS = 1_000;
  private static final int STALL_MILLIS = 5_000;

  /** A queue or a driver may have to start something first. */
  private static final int DRIVER_MILLIS = 10_000;

  private static final Pattern HOST = Pattern.compile("[^\\s\\p{Cntrl}/\\\\]+");
  private static final Pattern HOST_AND_PORT = Pattern.compile("(.+):(\\d{1,5})");

  private final String address;
  private final PrinterProfile profile;

  private Transports(String address, PrinterProfile profile) {
    this.address = address;
    this.profile = profile;
  }

  /** The same for a printer of 80 mm that speaks as Epson's do. */
  public static PrinterTransport of(String address) {
    return of(address, PrinterProfile.EPSON_80MM);
  }

  /**
   * Opens nothing yet.
   *
   * @param profile what the bytes will be written for; JavaPOS drivers get them read
   * @throws IllegalArgumentException with what is wrong and what is allowed
   */
  public static PrinterTransport of(String address, PrinterProfile profile) {
    return new Transports(address, profile).transport();
  }

  private PrinterTransport transport() {
    int colon = address.indexOf(':');
    String rest = address.substring(colon + 1);
    return switch (colon < 0 ? "" : address.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "tcp" -> network(rest);
      case "device" -> new DeviceTransport(path(rest), OPEN_MILLIS, STALL_MILLIS);
      case "serial" -> serial(rest);
      case "spooler" -> new SpoolerTransport(rest, DRIVER_MILLIS, DRIVER_MILLIS);
      case "file" -> new FileTransport(path(rest));
      case "virtual" -> new VirtualTransport(port(rest), OPEN_MILLIS, STALL_MILLIS);
      case "javapos" -> javaPos(rest);
      default -> hostAndPort();
    };
  }

  /** What stood in the settings before there was more than the network. */
  private PrinterTransport hostAndPort() {
    if (HOST_AND_PORT.matcher(address).matches()) {
      return network(address);
    }
    boolean couldBeHost = address.contains(".") && HOST.matcher(address).matches();
    String meant = couldBeHost && isOneHost(address) ? ", tcp:" + address + " would be one" : "";
    throw refused("is no printer's address" + meant);
  }

  private PrinterTransport network(String rest) {
    Matcher both = HOST_AND_PORT.matcher(rest);
    boolean hasPort = both.matches() && !rest.endsWith("]") && isOneHost(both.group(1));
    String host = named(hasPort ? both.group(1) : rest, "HOST");
    int port = hasPort ? port(both.group(2)) : USUAL_PORT;
    if (!HOST.matcher(host).matches()) {
      throw refused("has the host '" + host + "', in which no space and no slash is possible");
    }
    if (!isOneHost(host)) {
      throw refused("has a port that is no number, or an address that is not in [brackets]");
    }
    return new NetworkTransport(host, port, OPEN_MILLIS, STALL_MILLIS);
  }

  /** Colons stand in addresses of IPv6 only, and those in brackets. */
  private static boolean isOneHost(String host) {
    return !host.contains(":") || host.startsWith("[") && host.endsWith("]");
  }

  private PrinterTransport serial(String rest) {
    Map<String, String> options = options(rest, Set.of("baud", "data", "parity", "stop", "flow"));
    SerialLine usual = SerialLine.USUAL;
    try {
      SerialLine line =
          new SerialLine(
              number(options, "baud", usual.baud()),
              number(options, "data", usual.dataBits()),
              choice(options, "parity", SerialLine.Parity.class, usual.parity()),
              number(options, "stop", usual.stopBits()),
              choice(options, "flow", SerialLine.Flow.class, usual.flow()));
      return new SerialTransport(
          named(beforeOptions(rest), "PORT"), line, OPEN_MILLIS, STALL_MILLIS);
    } catch (IllegalArgumentException e) {
      throw e.getMessage().startsWith(start()) ? e : refused("has " + e.getMessage());
    }
  }

  private PrinterTransport javaPos(String rest) {
    Map<String, String> options = options(rest, Set.of("drawer"));
    return new JavaPosTransport(
        named(beforeOptions(rest), "NAME"),
        options.getOrDefault("drawer", ""),
        profile,
        DRIVER_MILLIS,
        DRIVER_MILLIS);
  }

  private static String beforeOptions(String rest) {
    int question = rest.indexOf('?');
    return question < 0 ? rest : rest.substring(0, question);
  }

  private Map<String, String> options(String rest, Set<String> known) {
    Map<String, String> options = new HashMap<>();
    int question = rest.indexOf('?');
    if (question < 0) {
      return options;
    }
    for (String option : rest.substring(question + 1).split("&", -1)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      if (equals < 0 || equals == option.length() - 1 || !known.contains(name)) {
        throw refused(
            "has the option '"
                + option
                + "'; its options are "
                + new TreeSet<>(known)
                + ", =VALUE");
      }
      if (options.put(name, option.substring(equals + 1)) != null) {
        throw refused("has the option " + name + " twice");
      }
    }
    return options;
  }

  private static int number(Map<String, String> options, String name, int usual) {
    String text = options.get(name);
    if (text == null) {
      return usual;
    }
    if (!text.matches("\\d{1,8}")) {
      throw new IllegalArgumentException(name + "=" + text + ": a number is allowed");
    }
    return Integer.parseInt(text);
  }

  private static <E extends Enum<E>> E choice(
      Map<String, String> options, String name, Class<E> kind, E usual) {
    String text = options.get(name);
    if (text == null) {
      return usual;
    }
    TreeSet<String> allowed = new TreeSet<>();
    for (E value : kind.getEnumConstants()) {
      String word = value.name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return value;
      }
      allowed.add(word);
    }
    throw new IllegalArgumentException(name + "=" + text + ": " + allowed + " are allowed");
  }

  private int port(String text) {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw refused("has the port '" + text + "', 1 to 65535 is possible");
    }
    return port;
  }

  private String path(String text) {
    try {
      Path.of(named(text, "PATH"));
      return text;
    } catch (InvalidPathException e) {
      throw refused("has a path that cannot be: " + e.getReason());
    }
  }

  private String named(String text, String what) {
    if (text.isEmpty()) {
      throw refused("has no " + what);
    }
    return text;
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(start() + why + "; allowed are " + ALLOWED);
  }

  private String start() {
    return "'" + address + "' ";
  }
}
