package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evertill.receipt.escpos.DrawerKick;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.escpos.Profiles;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class PrinterOptionsTest {
  @CommandLine.Command(name = "till")
  private static final class Till {
    @CommandLine.Mixin private PrinterOptions printers;
  }

  @Test
  void withoutOptionsThereIsOnePrinterOfEightyMillimetres() {
    assertThat(settings())
        .isEqualTo(PrinterSettings.of("127.0.0.1:9100", PrinterProfile.EPSON_80MM));
  }

  @Test
  void aSecondPrinterIsOfTheModelOfTheFirstOrOfItsOwn() {
    assertThat(settings("--paper-width=58", "--second-printer=device:/dev/usb/lp1"))
        .isEqualTo(
            new PrinterSettings(
                new PrinterSettings.Printer("127.0.0.1:9100", PrinterProfile.EPSON_58MM),
                Optional.of(
                    new PrinterSettings.Printer("device:/dev/usb/lp1", PrinterProfile.EPSON_58MM)),
                Duration.ofSeconds(60),
                DrawerKick.USUAL));
    assertThat(
            settings(
                "--second-printer=tcp:10.0.0.9",
                "--second-printer-model=star-esc-pos-80",
                "--second-printer-after=5",
                "--drawer-pin=5"))
        .isEqualTo(
            new PrinterSettings(
                new PrinterSettings.Printer("127.0.0.1:9100", PrinterProfile.EPSON_80MM),
                Optional.of(
                    new PrinterSettings.Printer("tcp:10.0.0.9", Profiles.of("star-esc-pos-80"))),
                Duration.ofSeconds(5),
                new DrawerKick(5, 100, 100)));
  }

  @Test
  void whatIsNotAllowedIsRefusedWithWhatIs() {
    assertThat(refusal("--paper-width=76")).isEqualTo("--paper-width 76: 80 and 58 are allowed");
    assertThat(refusal("--paper-width=58", "--printer-model=pos-58"))
        .isEqualTo("--paper-width 58: allowed without --printer-model, which says it");
    assertThat(refusal("--drawer-pin=3")).isEqualTo("--drawer-pin 3: 2 and 5 are allowed");
    assertThat(refusal("--second-printer-after=-1"))
        .isEqualTo("--second-printer-after -1: allowed is 0 to 86400");
    assertThat(refusal("--second-printer-model=epson-80"))
        .isEqualTo("--second-printer-model epson-80: allowed with --second-printer");
    assertThat(refusal("--second-printer=127.0.0.1:9100"))
        .isEqualTo("--second-printer 127.0.0.1:9100: allowed is another than --printer");
    assertThat(refusal("--second-printer=tcp:b", "--second-printer-model=none"))
        .startsWith("--second-printer-model: ")
        .contains("none", "epson-tm-t88");
  }

  private static PrinterSettings settings(String... options) {
    Till till = new Till();
    new CommandLine(till).parseArgs(options);
    return till.printers.settings();
  }

  private static String refusal(String... options) {
    return catchThrowableOfType(ParameterException.class, () -> settings(options)).getMessage();
  }
}
