package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A stream of bytes, read in pieces as a network delivers them, and all that was said of it. */
final class Read implements EscPosDecoder.Listener {
  final List<Receipt> papers = new ArrayList<>();
  final List<String> unknown = new ArrayList<>();
  final List<String> approximated = new ArrayList<>();
  final List<Block.Barcode> barcodes = new ArrayList<>();
  final List<Block.Qr> qrs = new ArrayList<>();
  final List<Block.Raster> pictures = new ArrayList<>();
  int drawerKicks;
  final PrinterProfile paper;
  private final EscPosDecoder decoder;

  private Read(PrinterProfile paper, Charset twoByte) {
    this.paper = paper;
    decoder = new EscPosDecoder(paper, twoByte, this);
  }

  static Read of(byte[] bytes, PrinterProfile paper) {
    return of(bytes, paper, null);
  }

  static Read of(byte[] bytes, PrinterProfile paper, Charset twoByte) {
    Read read = new Read(paper, twoByte);
    Random random = new Random(bytes.length);
    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(bytes.length - from, 1 + random.nextInt(40));
      read.decoder.feed(bytes, from, length);
      from += length;
    }
    return read;
  }

  /** All that came off, and what still hangs. */
  Receipt whole() {
    List<Block> blocks = new ArrayList<>();
    papers.forEach(paper -> blocks.addAll(paper.blocks()));
    blocks.addAll(decoder.unfinished().blocks());
    return new Receipt(blocks);
  }

  Receipt unfinished() {
    return decoder.unfinished();
  }

  List<String> codes() {
    List<String> codes = new ArrayList<>();
    barcodes.forEach(code -> codes.add(code.symbology().title() + " " + code.data()));
    qrs.forEach(code -> codes.add("QR " + code.level() + " " + code.data()));
    return codes;
  }

  @Override
  public void block(Block block) {
    if (block instanceof Block.Barcode barcode) {
      barcodes.add(barcode);
    } else if (block instanceof Block.Qr qr) {
      qrs.add(qr);
    } else if (block instanceof Block.Raster raster) {
      pictures.add(raster);
    }
  }

  @Override
  public void paper(Receipt receipt) {
    papers.add(receipt);
  }

  @Override
  public void drawerKicked(int pin, int milliseconds) {
    drawerKicks++;
  }

  @Override
  public void approximated(String what) {
    approximated.add(what);
  }

  @Override
  public void unknown(String command) {
    unknown.add(command);
  }
}
