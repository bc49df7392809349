package dev.evertill.till.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An address such as {@code 127.0.0.1:9100}. Immutable. */
record HostAndPort(String host, int port) {

  /** Reads it from the command line. */
  static final class Converter implements ITypeConverter<HostAndPort> {
    @Override
    public HostAndPort convert(String text) {
      int colon = text.lastIndexOf(':');
      try {
        int port = Integer.parseInt(text.substring(colon + 1));
        if (colon > 0 && port > 0 && port < 65_536) {
          return new HostAndPort(text.substring(0, colon), port);
        }
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not HOST:PORT with a number as port");
      }
      throw new TypeConversionException(
          "'" + text + "' is not HOST:PORT with a port of 1 to 65535");
    }
  }
}
