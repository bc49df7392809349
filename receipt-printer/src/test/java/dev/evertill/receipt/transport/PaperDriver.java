package dev.evertill.receipt.transport;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Layout;
import dev.evertill.receipt.layout.Symbols;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;
import jpos.config.JposEntry;
import jpos.loader.JposServiceInstance;
import jpos.loader.JposServiceInstanceFactory;
import jpos.services.CashDrawerService115;
import jpos.services.POSPrinterService115;

/**
 * A maker's JavaPOS driver for the virtual printer and its drawer, with a switch for each thing
 * that breaks. Safe from any thread.
 */
public final class PaperDriver implements InvocationHandler {
  private static final Map<Integer, Symbology> SYMBOLOGIES =
      Map.of(
          POSPrinterConst.PTR_BCS_EAN13, Symbology.EAN_13,
          POSPrinterConst.PTR_BCS_EAN8, Symbology.EAN_8,
          POSPrinterConst.PTR_BCS_UPCA, Symbology.UPC_A,
          POSPrinterConst.PTR_BCS_UPCE, Symbology.UPC_E,
          POSPrinterConst.PTR_BCS_Code39, Symbology.CODE_39,
          POSPrinterConst.PTR_BCS_Code93, Symbology.CODE_93,
          POSPrinterConst.PTR_BCS_Codabar, Symbology.CODABAR,
          POSPrinterConst.PTR_BCS_ITF, Symbology.ITF,
          POSPrinterConst.PTR_BCS_Code128, Symbology.CODE_128,
          POSPrinterConst.PTR_BCS_GS1128, Symbology.GS1_128);

  private static final Pattern SEQUENCE = Pattern.compile("\u001B\\|([0-9]?[a-z]*[A-Z])");

  /** The one the loader's factories make: they are found by name and know nothing else. */
  static volatile PaperDriver plugged;

  private final VirtualPrinter paper;
  private final List<Block> waiting = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private boolean inTransaction;
  private Connection line;
  private int lineChars = 48;

  volatile boolean transactions = true;
  volatile boolean coverOpen;
  volatile boolean paperLow;
  volatile boolean paperOut;
  volatile boolean drawerOpen;
  volatile String failing = "";
  volatile JposException failure;
  volatile CountDownLatch hanging;

  PaperDriver(VirtualPrinter paper) {
    this.paper = paper;
  }

  /** From now on calls of this method fail. */
  void fail(String method, JposException with) {
    failure = with;
    failing = method;
  }

  /** Every call that printed, opened or settled something, oldest first. */
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Makes the printer's service, as its entry in the configuration says. */
  public static final class PrinterFactory implements JposServiceInstanceFactory {
    @Override
    public JposServiceInstance createInstance(String name, JposEntry entry) {
      return service(POSPrinterService115.class);
    }
  }

  /** Makes the drawer's service, as its entry in the configuration says. */
  public static final class DrawerFactory implements JposServiceInstanceFactory {
    @Override
    public JposServiceInstance createInstance(String name, JposEntry entry) {
      return service(CashDrawerService115.class);
    }
  }

  private static JposServiceInstance service(Class<?> kind) {
    return (JposServiceInstance)
        Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, plugged);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals(failing) && hanging != null) {
      hanging.await();
    }
    if (name.equals(failing) && failure != null) {
      throw failure;
    }
    return called(name, arguments);
  }

  private synchronized Object called(String name, Object[] with) throws Exception {
    Map<String, Object> properties = properties();
    if (properties.containsKey(name)) {
      return properties.get(name);
    }
    switch (name) {
      case "open", "close", "claim", "release", "deleteInstance", "setDeviceEnabled" -> {}
      case "setAsyncMode", "setMapMode", "setCharacterSet" -> {}
      case "setRecLineChars" -> lineChars = (Integer) with[0];
      default -> does(name, with);
    }
    return null;
  }

  private Map<String, Object> properties() {
    return Map.ofEntries(
        Map.entry("getDeviceServiceVersion", 1_015_000),
        Map.entry("getState", JposConst.JPOS_S_IDLE),
        Map.entry("getCapCharacterSet", POSPrinterConst.PTR_CCS_UNICODE),
        Map.entry("getCapTransaction", transactions),
        Map.entry("getCapRecPapercut", true),
        Map.entry("getCapStatus", true),
        Map.entry("getCoverOpen", coverOpen),
        Map.entry("getRecEmpty", paperOut),
        Map.entry("getRecNearEnd", paperLow),
        Map.entry("getDrawerOpened", drawerOpen),
        Map.entry("getRecLineChars", lineChars),
        Map.entry("getRecLineCharsList", "48,64"),
        Map.entry("getRecLinesToPaperCut", 0));
  }

  private void does(String name, Object[] with) throws Exception {
    calls.add(name + (name.equals("transactionPrint") ? " " + with[1] : ""));
    switch (name) {
      case "transactionPrint" -> inTransaction = with[1].equals(POSPrinterConst.PTR_TP_TRANSACTION);
      case "clearOutput" -> {
        waiting.clear();
        inTransaction = false;
      }
      case "printNormal" -> text((String) with[1]);
      case "printBarCode" -> waiting.add(symbol(with));
      case "printMemoryBitmap" -> waiting.add(picture((byte[]) with[1], (Integer) with[4]));
      case "cutPaper" -> waiting.add(new Block.Cut());
      case "openDrawer" -> drawerOpen = true;
      default -> throw new JposException(JposConst.JPOS_E_ILLEGAL, name + " is not there");
    }
    if (!inTransaction && !waiting.isEmpty()) {
      print();
    }
  }

  private void text(String text) {
    if (text.isBlank()) {
      waiting.add(new Block.Feed(text.length()));
      return;
    }
    Align align = Align.LEFT;
    Style plain = Style.PLAIN.small(lineChars == 64);
    Style style = plain;
    List<Cell> runs = new ArrayList<>();
    Matcher sequence = SEQUENCE.matcher(text);
    int from = 0;
    while (sequence.find()) {
      runs.add(Layout.run(text.substring(from, sequence.start()), style));
      from = sequence.end();
      switch (sequence.group(1)) {
        case "cA" -> align = Align.CENTRE;
        case "rA" -> align = Align.RIGHT;
        case "N" -> style = plain;
        default -> style = styled(style, sequence.group(1));
      }
    }
    runs.add(Layout.run(text.substring(from).stripTrailing(), style));
    Block line = Layout.line(runs);
    waiting.add(
        line instanceof Block.Text one ? new Block.Text(one.text(), one.style(), align) : line);
  }

  private static Style styled(Style style, String sequence) {
    return switch (sequence) {
      case "bC" -> style.bold(true);
      case "uC" -> style.underline(true);
      case "rvC" -> style.invert(true);
      case "2C" -> style.doubleWidth(true);
      case "3C" -> style.doubleHeight(true);
      case "4C" -> style.doubleWidth(true).doubleHeight(true);
      default -> throw new IllegalArgumentException("no sequence of JavaPOS: " + sequence);
    };
  }

  private static Block symbol(Object[] with) {
    String data = (String) with[1];
    int kind = (Integer) with[2];
    int width = (Integer) with[4];
    Align align = align((Integer) with[5]);
    if (kind == POSPrinterConst.PTR_BCS_QRCODE) {
      Block.Qr qr = new Block.Qr(data);
      return new Block.Qr(data, qr.level(), width / Symbols.squares(qr).length, align);
    }
    Block.Barcode bars = new Block.Barcode(SYMBOLOGIES.get(kind), data);
    boolean digits = with[6].equals(POSPrinterConst.PTR_BC_TEXT_BELOW);
    int module = width / Symbols.bars(bars).length;
    return new Block.Barcode(bars.symbology(), data, (Integer) with[3], module, digits, align);
  }

  private static Align align(int place) {
    return switch (place) {
      case POSPrinterConst.PTR_BC_CENTER -> Align.CENTRE;
      case POSPrinterConst.PTR_BC_RIGHT -> Align.RIGHT;
      default -> Align.LEFT;
    };
  }

  private static Block picture(byte[] bmp, int place) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bmp));
    int bytes = (image.getWidth() + 7) / 8;
    byte[] rows = new byte[bytes * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xFF) == 0) {
          rows[y * bytes + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return new Block.Raster(new Bitmap(image.getWidth(), image.getHeight(), rows), align(place));
  }

  private void print() throws PrinterException {
    byte[] bytes = new EscPosEncoder().encode(new Receipt(waiting), PrinterProfile.EPSON_80MM);
    waiting.clear();
    if (line == null) {
      line = new VirtualTransport(paper, 1_000, 5_000).open();
    }
    line.write(bytes, 0, bytes.length);
    line.write(EscPosEncoder.statusRequest(), 0, 3);
    if (line.read(5_000).isEmpty()) {
      throw new IllegalStateException("the virtual printer does not answer");
    }
  }

  /** The cable is pulled out. */
  synchronized void unplug() {
    if (line != null) {
      line.close();
    }
  }
}
