package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class PrinterAddressTest {
  @Test
  void aHostAndPortAloneIsANetworkPrinterAsEver() {
    assertThat(new PrinterAddress().convert("127.0.0.1:9100")).isEqualTo("127.0.0.1:9100");
  }

  @Test
  void aSerialPrinterIsTakenAsItIsWritten() {
    assertThat(new PrinterAddress().convert("serial:/dev/ttyUSB0?baud=38400&flow=rtscts"))
        .isEqualTo("serial:/dev/ttyUSB0?baud=38400&flow=rtscts");
  }

  @Test
  void aWrongAddressIsRefusedWithWhatIsAllowed() {
    TypeConversionException failure =
        catchThrowableOfType(
            TypeConversionException.class, () -> new PrinterAddress().convert("printer"));

    assertThat(failure)
        .hasMessage(
            "'printer' is no printer's address; allowed are tcp:HOST[:PORT], HOST:PORT, device:PATH,"
                + " serial:PORT[?baud=N&data=N&parity=P&stop=N&flow=F], spooler:[QUEUE],"
                + " file:PATH, virtual:PORT and javapos:NAME[?drawer=NAME]");
  }
}
