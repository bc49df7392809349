package dev.evertill.receipt.virtual;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The virtual printer as a program. Confined to the main thread. */
@Command(
    name = "paper",
    mixinStandardHelpOptions = true,
    description = "A receipt printer without paper: listens like a network printer and shows it.")
public final class PaperMain implements Callable<Integer> {
  @Option(names = "--port", description = "where to listen; 0 takes any (default: 9100)")
  private int port = 9100;

  @Option(names = "--paper", paramLabel = "DIR", description = "keep paper.txt and paper.bin here")
  private Path paper;

  @Option(names = "--port-file", paramLabel = "FILE", description = "write the port here")
  private Path portFile;

  @Option(names = "--window", description = "show the paper in a window")
  private boolean window;

  @Option(names = "--width", paramLabel = "80|58", description = "of the paper, in millimetres")
  private int width = 80;

  @Option(names = "--bounds", paramLabel = "x,y,w,h", description = "where the window stands")
  private String bounds;

  @Spec private CommandSpec spec;

  private PaperMain() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new PaperMain()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw refused("--port is 0 to 65535: " + port);
    }
    try {
      return printUntilStopped(profile());
    } catch (IOException e) {
      // The messages of the file system name the file only, those of its class say what is wrong.
      spec.commandLine().getErr().println("the paper cannot be kept or served: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private int printUntilStopped(PrinterProfile profile) throws IOException, InterruptedException {
    PaperFolder folder = paper == null ? null : new PaperFolder(paper, profile);
    PaperWindow shown = window ? PaperWindow.open(profile, place()) : null;
    try (VirtualPrinter printer = new VirtualPrinter(port, profile, new Showing(folder, shown))) {
      if (portFile != null) {
        writeWhole(portFile, String.valueOf(printer.port()));
      }
      System.out.println("Paper: listening on 127.0.0.1:" + printer.port());
      new CountDownLatch(1).await(); // until a signal ends the program
      return 0;
    }
  }

  private PrinterProfile profile() {
    return switch (width) {
      case 80 -> PrinterProfile.EPSON_80MM;
      case 58 -> PrinterProfile.EPSON_58MM;
      default -> throw refused("--width is 80 or 58: " + width);
    };
  }

  private Rectangle place() {
    if (bounds == null) {
      return new Rectangle(40, 40, 450, 760);
    }
    if (!bounds.matches("-?\\d{1,5},-?\\d{1,5},\\d{1,5},\\d{1,5}")) {
      throw refused("--bounds is x,y,w,h: " + bounds);
    }
    int[] parts = Stream.of(bounds.split(",")).mapToInt(Integer::parseInt).toArray();
    return new Rectangle(parts[0], parts[1], parts[2], parts[3]);
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  /** Whoever waits for the file finds all of it or none. */
  private static void writeWhole(Path file, String text) throws IOException {
    Path begun = file.resolveSibling(file.getFileName() + ".begun");
    Files.writeString(begun, text + "\n");
    Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Confined to the virtual printer's thread. */
  private static final class Showing implements VirtualPrinter.Listener {
    private final PaperFolder folder;
    private final PaperWindow window;

    Showing(PaperFolder folder, PaperWindow window) {
      this.folder = folder;
      this.window = window;
    }

    @Override
    public void received(byte[] bytes, int from, int length) {
      if (folder != null) {
        folder.keep(bytes, from, length);
      }
    }

    @Override
    public void paper(Receipt receipt) {
      if (folder != null) {
        folder.keep(receipt);
      }
      if (window != null) {
        window.paper(receipt);
      }
    }

    @Override
    public void drawerKicked() {
      if (window != null) {
        window.drawerKicked();
      }
    }
  }
}
