package dev.evertill.sync.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * Where people of head office find their pages. Immutable.
 *
 * @param port 0 for any free one, {@link OfficeSettings#NO_PAGE} for none
 * @param certificate PEM, and with it the key; null for the shop's own authority
 * @param zone in which times are shown
 */
public record PageSettings(String host, int port, Path certificate, Path key, ZoneId zone) {
  /** None. */
  public static final PageSettings NONE =
      new PageSettings(
          OfficeSettings.LOOPBACK, OfficeSettings.NO_PAGE, null, null, ZoneId.systemDefault());

  public PageSettings at(int on) {
    return new PageSettings(host, on, certificate, key, zone);
  }

  public PageSettings on(String listening) {
    return new PageSettings(listening, port, certificate, key, zone);
  }

  public PageSettings with(Path certificates, Path itsKey) {
    return new PageSettings(host, port, certificates, itsKey, zone);
  }

  public PageSettings in(ZoneId where) {
    return new PageSettings(host, port, certificate, key, where);
  }

  boolean isLoopback() throws IOException {
    return InetAddress.getByName(host).isLoopbackAddress();
  }

  /**
   * @param names what head office is called; with them its own authority signs for the pages
   * @throws IOException passwords would go over the network in plain words
   */
  void requireAllowed(List<String> names) throws IOException {
    if ((certificate == null) != (key == null)) {
      throw new IOException(
          (certificate == null ? "page-key " + key : "page-certificate " + certificate)
              + ": allowed are both, page-certificate and page-key, or none");
    }
    if (certificate == null && names.isEmpty() && !isLoopback()) {
      throw new IOException(
          "page-host "
              + host
              + ": without TLS the pages are on this machine only; allowed are 127.0.0.1, ::1,"
              + " localhost, or --page-certificate and --page-key, or --name for a certificate of"
              + " the shop's own authority");
    }
  }
}
