package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class TransportsTest {
  private static final String ALLOWED =
      "; allowed are tcp:HOST[:PORT], HOST:PORT, device:PATH,"
          + " serial:PORT[?baud=N&data=N&parity=P&stop=N&flow=F], spooler:[QUEUE], file:PATH,"
          + " virtual:PORT and javapos:NAME[?drawer=NAME]";

  @ParameterizedTest
  @CsvSource({
    "tcp:192.168.1.50,           192.168.1.50:9100,                  true,  false",
    "tcp:printer.shop:9101,      printer.shop:9101,                  true,  false",
    "tcp:[fe80::1],              [fe80::1]:9100,                     true,  false",
    "tcp:[fe80::1]:9101,         [fe80::1]:9101,                     true,  false",
    "127.0.0.1:9100,             127.0.0.1:9100,                     true,  false",
    "device:/dev/null,           /dev/null,                          true,  false",
    "device:/dev/nothing,        /dev/nothing,                       false, false",
    "device:LPT1,                LPT1,                               true,  false",
    "serial:COM3,                COM3,                               true,  false",
    "spooler:Receipts,           print queue Receipts,               false, false",
    "spooler:,                   the default print queue,            false, false",
    "file:/tmp/paper:1?.bin,     /tmp/paper:1?.bin,                  false, true",
    "virtual:9100,               virtual printer on port 9100,       true,  false",
    "javapos:Front,              JavaPOS Front,                      true,  true",
    "javapos:Front?drawer=Till,  JavaPOS Front with Till,            true,  true",
    "TCP:192.168.1.50,           192.168.1.50:9100,                  true,  false",
  })
  void anAddressIsAWayToAPrinter(
      String address, String description, boolean readsBack, boolean confirms) {
    PrinterTransport transport = Transports.of(address);

    assertThat(transport.describe()).isEqualTo(description);
    assertThat(transport.readsBack()).isEqualTo(readsBack);
    assertThat(transport.confirms()).isEqualTo(confirms);
  }

  @Test
  void aSerialLineIsSpokenAsItsAddressSays() {
    PrinterTransport transport =
        Transports.of("serial:/dev/ttyUSB0?baud=38400&flow=rtscts&data=7&parity=even&stop=2");

    assertThat(transport.describe()).isEqualTo("/dev/ttyUSB0");
    assertThat(transport).isInstanceOf(SerialTransport.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                            | is no printer's address",
        "printer                       | is no printer's address",
        "usb:lp0                       | is no printer's address",
        "/dev/usb/lp.0                 | is no printer's address",
        "192.168.1.50                  | is no printer's address, tcp:192.168.1.50 would be one",
        "printer.shop                  | is no printer's address, tcp:printer.shop would be one",
        "tcp:                          | has no HOST",
        "tcp:shop:80x                  | has a port that is no number, or an address that is not"
            + " in [brackets]",
        "tcp://shop:9100               | has the host '//shop', in which no space and no slash is"
            + " possible",
        "tcp:the shop                  | has the host 'the shop', in which no space and no slash is"
            + " possible",
        "device:a\0b                   | has a path that cannot be: Nul character not allowed",
        "file:a\0b                     | has a path that cannot be: Nul character not allowed",
        "tcp:fe80::1                   | has a port that is no number, or an address that is not"
            + " in [brackets]",
        "tcp:shop:0                    | has the port '0', 1 to 65535 is possible",
        "shop:65536                    | has the port '65536', 1 to 65535 is possible",
        "device:                       | has no PATH",
        "file:                         | has no PATH",
        "serial:                       | has no PORT",
        "serial:?baud=9600             | has no PORT",
        "serial:COM1?speed=9600        | has the option 'speed=9600'; its options are [baud, data,"
            + " flow, parity, stop], =VALUE",
        "serial:COM1?baud              | has the option 'baud'; its options are [baud, data, flow,"
            + " parity, stop], =VALUE",
        "serial:COM1?baud=             | has the option 'baud='; its options are [baud, data, flow,"
            + " parity, stop], =VALUE",
        "serial:COM1?baud=1200&baud=9600 | has the option baud twice",
        "serial:COM1?baud=fast         | has baud=fast: a number is allowed",
        "serial:COM1?baud=1            | has baud=1: 50 to 4000000 is allowed",
        "serial:COM1?data=9            | has data=9: 7 to 8 is allowed",
        "serial:COM1?stop=0            | has stop=0: 1 to 2 is allowed",
        "serial:COM1?flow=dtr          | has flow=dtr: [none, rtscts, xonxoff] are allowed",
        "serial:COM1?parity=mark       | has parity=mark: [even, none, odd] are allowed",
        "virtual:                      | has the port '', 1 to 65535 is possible",
        "virtual:here                  | has the port 'here', 1 to 65535 is possible",
        "javapos:                      | has no NAME",
        "javapos:Front?lid=Till        | has the option 'lid=Till'; its options are [drawer],"
            + " =VALUE",
      })
  void aWrongAddressSaysWhatWhereAndWhatIsAllowed(String address, String why) {
    IllegalArgumentException failure =
        catchThrowableOfType(IllegalArgumentException.class, () -> Transports.of(address));

    assertThat(failure).hasMessage("'" + address + "' " + why + ALLOWED);
  }

  @Test
  void aVirtualPrinterOfThisProgramPrintsAndAnswers() throws Exception {
    Receipt receipt = Papers.numbered(1);
    byte[] bytes = new EscPosEncoder().encode(receipt, PrinterProfile.EPSON_80MM);
    try (VirtualPrinter printer =
            new VirtualPrinter(0, PrinterProfile.EPSON_80MM, new VirtualPrinter.Listener() {});
        Connection line = new VirtualTransport(printer, 1_000, 1_000).open()) {
      line.write(bytes, 0, bytes.length);
      line.write(EscPosEncoder.statusRequest(), 0, 3);

      assertThat(line.read(5_000)).hasValue(0);
      assertThat(printer.papers()).isEqualTo(List.of(receipt));
    }
  }
}
