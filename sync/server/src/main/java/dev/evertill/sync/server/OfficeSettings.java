package dev.evertill.sync.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a head office is told when it is made. Immutable.
 *
 * @param data the directory of its keys, and of everything else without storage
 * @param storage the address of a PostgreSQL database, null for a file in the data directory
 * @param host the address it listens on
 * @param port 0 for any free one
 * @param page where people of head office find their pages and programs their answers
 * @param names host names or addresses tills know it by; none for plain HTTP on this machine
 * @param patience how long a request's body may take to arrive
 */
public record OfficeSettings(
    Path data,
    String storage,
    String host,
    int port,
    PageSettings page,
    List<String> names,
    InstantSource clock,
    Duration patience) {
  public static final String LOOPBACK = "127.0.0.1";

  public static final int NO_PAGE = -1;

  /** A till gives up after as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.:-]{1,253}");

  public OfficeSettings {
    names = List.copyOf(names);
  }

  /** Plain HTTP on any free port of this machine, with a file and the system's clock. */
  public static OfficeSettings in(Path data) {
    return new OfficeSettings(
        data, null, LOOPBACK, 0, PageSettings.NONE, List.of(), InstantSource.system(), PATIENCE);
  }

  public OfficeSettings storage(String url) {
    return new OfficeSettings(data, url, host, port, page, names, clock, patience);
  }

  public OfficeSettings at(String listening, int on) {
    return new OfficeSettings(data, storage, listening, on, page, names, clock, patience);
  }

  public OfficeSettings port(int on) {
    return at(host, on);
  }

  public OfficeSettings page(PageSettings pages) {
    return new OfficeSettings(data, storage, host, port, pages, names, clock, patience);
  }

  public OfficeSettings names(List<String> known) {
    return new OfficeSettings(data, storage, host, port, page, known, clock, patience);
  }

  public OfficeSettings clock(InstantSource time) {
    return new OfficeSettings(data, storage, host, port, page, names, time, patience);
  }

  public OfficeSettings patience(Duration longest) {
    return new OfficeSettings(data, storage, host, port, page, names, clock, longest);
  }

  /**
   * @throws IOException a name is none, or it would listen to other machines without certificates
   */
  void requireAllowed() throws IOException {
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IOException("name " + name + ": allowed is a host name or an address");
      }
    }
    page.requireAllowed(names);
    if (names.isEmpty() && !InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IOException(
          "host "
              + host
              + ": without certificates head office listens on this machine only;"
              + " allowed are 127.0.0.1, ::1, localhost, or --name with what tills call it");
    }
  }

  /** Where tills find it, without the port. */
  String base() {
    return names.isEmpty() ? "http://" + bracketed(host) : "https://" + bracketed(names.get(0));
  }

  /** What people call it: a name of the certificate, where there is one. */
  String pageName(boolean secure) {
    return bracketed(secure && !names.isEmpty() ? names.get(0) : page.host());
  }

  private static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }
}
