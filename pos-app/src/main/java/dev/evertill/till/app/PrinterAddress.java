package dev.evertill.till.app;

import dev.evertill.receipt.transport.Transports;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Refuses on the command line what is no printer's address. Immutable. */
final class PrinterAddress implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    try {
      Transports.of(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
