package dev.evertill.till.app;

import dev.evertill.receipt.escpos.PrinterProfile;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that every command which runs a till takes. Confined to the main thread. */
public final class TillOptions {
  @Option(
      names = "--till",
      defaultValue = "01",
      description = "the till's name, unique at head office (default: ${DEFAULT-VALUE})")
  private String till;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "where the till keeps its journal and price list")
  private Path data;

  @Option(
      names = "--head-office",
      defaultValue = "http://127.0.0.1:8480",
      paramLabel = "URL",
      description = "the address of head office (default: ${DEFAULT-VALUE})")
  private String headOffice;

  @Option(
      names = "--printer",
      defaultValue = "127.0.0.1:9100",
      paramLabel = "HOST:PORT",
      converter = HostAndPort.Converter.class,
      description = "the receipt printer (default: ${DEFAULT-VALUE})")
  private HostAndPort printer;

  @Option(
      names = "--paper-width",
      defaultValue = "80",
      paramLabel = "80|58",
      description = "of the paper, in millimetres (default: ${DEFAULT-VALUE})")
  private int paperWidth;

  /** The till's directory; its logs lie beside its stores. */
  public Path data() {
    return data;
  }

  public String till() {
    return till;
  }

  public Settings settings(String headOfficeAddress, Duration idle) {
    return new Settings(
        till, data, headOfficeAddress, printer.host(), printer.port(), profile(), idle);
  }

  public String headOffice() {
    return headOffice;
  }

  private PrinterProfile profile() {
    if (paperWidth == 80) {
      return PrinterProfile.EPSON_80MM;
    }
    if (paperWidth == 58) {
      return PrinterProfile.EPSON_58MM;
    }
    throw new IllegalArgumentException("--paper-width " + paperWidth + ": 80 and 58 are allowed");
  }

  /** Must come before the first logger: says where this program's log goes. */
  public void logBesideData() {
    System.setProperty("evertill.log", data.resolve("logs").toString());
    System.setProperty("logback.configurationFile", "dev/evertill/till/app/logback.xml");
  }
}
