package dev.evertill.till.app;

import dev.evertill.receipt.escpos.DrawerKick;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.escpos.Profiles;
import dev.evertill.receipt.transport.Transports;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where a till's papers come out. Confined to the main thread. */
public final class PrinterOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--printer",
      defaultValue = "127.0.0.1:9100",
      paramLabel = "ADDRESS",
      converter = PrinterAddress.class,
      description =
          "the receipt printer: "
              + Transports.ALLOWED
              + "; HOST:PORT is the first"
              + " (default: ${DEFAULT-VALUE})")
  private String printer;

  @Option(
      names = "--paper-width",
      paramLabel = "80|58",
      description = "of the paper, in millimetres (default: 80)")
  private Integer paperWidth;

  @Option(
      names = "--printer-model",
      paramLabel = "ID",
      description =
          "what the printer can do; a wrong one is answered with all that are known"
              + " (default: an Epson of that paper width)")
  private String printerModel;

  @Option(
      names = "--second-printer",
      paramLabel = "ADDRESS",
      converter = PrinterAddress.class,
      description =
          "takes the papers while the first is out of order; no drawer hangs on it (default: none)")
  private String secondPrinter;

  @Option(
      names = "--second-printer-model",
      paramLabel = "ID",
      description = "what the second printer can do (default: what the first can)")
  private String secondPrinterModel;

  @Option(
      names = "--second-printer-after",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description =
          "that the first is out of order before the second takes over"
              + " (default: ${DEFAULT-VALUE})")
  private int secondPrinterAfter;

  @Option(
      names = "--drawer-pin",
      defaultValue = "2",
      paramLabel = "2|5",
      description = "of the printer's socket that opens the drawer (default: ${DEFAULT-VALUE})")
  private int drawerPin;

  /**
   * The printers that the options make.
   *
   * @throws ParameterException an option has a value that is not allowed; the message says which
   */
  public PrinterSettings settings() {
    PrinterProfile profile = first();
    return new PrinterSettings(
        new PrinterSettings.Printer(printer, profile),
        second(profile),
        Duration.ofSeconds(secondPrinterAfter),
        kick());
  }

  private PrinterProfile first() {
    if (printerModel != null && paperWidth != null) {
      throw wrong(
          "--paper-width " + paperWidth + ": allowed without --printer-model, which says it");
    }
    if (printerModel != null) {
      return model("--printer-model", printerModel);
    }
    return switch (paperWidth == null ? 80 : paperWidth) {
      case 80 -> PrinterProfile.EPSON_80MM;
      case 58 -> PrinterProfile.EPSON_58MM;
      default -> throw wrong("--paper-width " + paperWidth + ": 80 and 58 are allowed");
    };
  }

  private Optional<PrinterSettings.Printer> second(PrinterProfile first) {
    if (secondPrinterAfter < 0 || secondPrinterAfter > 86_400) {
      throw wrong("--second-printer-after " + secondPrinterAfter + ": allowed is 0 to 86400");
    }
    if (secondPrinter == null) {
      if (secondPrinterModel != null) {
        throw wrong(
            "--second-printer-model " + secondPrinterModel + ": allowed with --second-printer");
      }
      return Optional.empty();
    }
    if (secondPrinter.equals(printer)) {
      throw wrong("--second-printer " + secondPrinter + ": allowed is another than --printer");
    }
    PrinterProfile profile =
        secondPrinterModel == null ? first : model("--second-printer-model", secondPrinterModel);
    return Optional.of(new PrinterSettings.Printer(secondPrinter, profile));
  }

  private DrawerKick kick() {
    if (drawerPin != 2 && drawerPin != 5) {
      throw wrong("--drawer-pin " + drawerPin + ": 2 and 5 are allowed");
    }
    return new DrawerKick(drawerPin, DrawerKick.USUAL.onMillis(), DrawerKick.USUAL.offMillis());
  }

  private PrinterProfile model(String option, String id) {
    try {
      return Profiles.of(id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
