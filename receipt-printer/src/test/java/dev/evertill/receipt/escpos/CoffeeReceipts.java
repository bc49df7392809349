package dev.evertill.receipt.escpos;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.PrintModeStyle;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.barcode.BarCode;
import com.github.anastaciocintra.escpos.barcode.PDF417;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import com.github.anastaciocintra.escpos.image.BitImageWrapper;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImageImpl;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.GraphicsImageWrapper;
import com.github.anastaciocintra.escpos.image.ImageWrapperInterface;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Receipts as escpos-coffee writes them. Immutable. */
final class CoffeeReceipts {
  private CoffeeReceipts() {}

  /** By the way their picture is sent. */
  static Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> receipts = new LinkedHashMap<>();
    receipts.put("escpos-coffee-raster", receipt(new RasterBitImageWrapper(), 64));
    receipts.put("escpos-coffee-graphics", receipt(new GraphicsImageWrapper(), 64));
    // It forgets a third of the last band of a picture unless that is whole.
    receipts.put("escpos-coffee-columns", receipt(new BitImageWrapper(), 72));
    return receipts;
  }

  private static byte[] receipt(ImageWrapperInterface<?> wrapper, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EscPos printer = new EscPos(bytes);
    printer.initializePrinter();
    printer.setCharacterCodeTable(EscPos.CharacterCodeTable.CP858_Euro);
    printer.write(wrapper, disc(height));
    Style big =
        new Style()
            .setBold(true)
            .setFontSize(Style.FontSize._2, Style.FontSize._2)
            .setJustification(Justification.Center);
    printer.writeLF(big, "CORNER SHOP");
    printer.writeLF(new Style().setJustification(Justification.Center), "12 Harbour Street");
    printer.feed(1);
    printer.writeLF("Crème fraîche 200 g                         1.85");
    printer.write(new Style().setBold(true), "TOTAL €").writeLF("   14.75");
    printer.writeLF(new Style().setColorMode(Style.ColorMode.WhiteOnBlack), "come again");
    printer.writeLF(new PrintModeStyle().setUnderline(true), "Thank you");
    printer.writeLF(new Style().setFontName(Style.FontName.Font_B), "Small print");
    codes(printer);
    printer.pulsePin(EscPos.PinConnector.Pin_2, 50, 75);
    printer.cut(EscPos.CutMode.PART);
    printer.close();
    return bytes.toByteArray();
  }

  private static void codes(EscPos printer) throws IOException {
    BarCode bars = new BarCode().setBarCodeSize(2, 60).setJustification(Justification.Center);
    bars.setHRIPosition(BarCode.BarCodeHRIPosition.BelowBarCode);
    printer.write(bars.setSystem(BarCode.BarCodeSystem.JAN13_A), "4006381333931");
    printer.write(bars.setSystem(BarCode.BarCodeSystem.JAN8_B), "96385074");
    printer.write(bars.setSystem(BarCode.BarCodeSystem.UPCA), "036000291452");
    printer.write(bars.setSystem(BarCode.BarCodeSystem.CODE39_A), "TILL-2");
    printer.write(bars.setSystem(BarCode.BarCodeSystem.ITF_B), "123456");
    printer.write(bars.setSystem(BarCode.BarCodeSystem.CODABAR_A), "A123B");
    printer.write(bars.setSystem(BarCode.BarCodeSystem.CODE93_Default), "TILL-2");
    printer.write(bars.setSystem(BarCode.BarCodeSystem.CODE128), "{BTILL-2/417");
    printer.write(new QRCode().setSize(4), "https://shop.example/r/2-417");
    printer.write(new PDF417().setWidth(2), "https://shop.example/r/2-417");
  }

  /** The disc that the other encoders print, too. */
  private static EscPosImage disc(int height) {
    BufferedImage image = new BufferedImage(64, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 64, height);
    graphics.dispose();
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        if (ForeignReceipts.isInDisc(x, y)) {
          image.setRGB(x, y, 0);
        }
      }
    }
    return new EscPosImage(new CoffeeImageImpl(image), new BitonalThreshold());
  }
}
