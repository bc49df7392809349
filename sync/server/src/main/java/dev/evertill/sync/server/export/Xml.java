package dev.evertill.sync.server.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML 1.0 in UTF-8, an element at a time. Confined to one thread. */
final class Xml {
  /** Stands for what XML has no way to write. */
  private static final int INSTEAD = 0xFFFD;

  private final XMLStreamWriter xml;

  /** Something that is written. */
  interface Inside {
    void write() throws IOException;
  }

  private interface Step {
    void take() throws XMLStreamException;
  }

  Xml(OutputStream out) throws IOException {
    try {
      xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException e) {
      throw new IOException("no XML can be written: " + e.getMessage(), e);
    }
  }

  void begin(String root, String namespace, String prefix, String other) throws IOException {
    step(
        () -> {
          xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
          xml.writeCharacters("\n");
          xml.writeStartElement(root);
          xml.writeDefaultNamespace(namespace);
          xml.writeNamespace(prefix, other);
        });
  }

  void end() throws IOException {
    step(
        () -> {
          xml.writeCharacters("\n");
          xml.writeEndElement();
          xml.writeEndDocument();
          xml.writeCharacters("\n");
          xml.flush();
        });
  }

  void newLine() throws IOException {
    step(() -> xml.writeCharacters("\n"));
  }

  /**
   * @param attributes names and values in turn; a pair whose value is null is left out
   */
  void element(String name, Inside inside, String... attributes) throws IOException {
    step(
        () -> {
          xml.writeStartElement(name);
          attributes(attributes);
        });
    inside.write();
    step(xml::writeEndElement);
  }

  /** Nothing for a text that is null. */
  void text(String name, String text, String... attributes) throws IOException {
    if (text != null) {
      element(name, () -> step(() -> xml.writeCharacters(clean(text))), attributes);
    }
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int at = 0; at < attributes.length; at += 2) {
      if (attributes[at + 1] != null) {
        xml.writeAttribute(attributes[at], clean(attributes[at + 1]));
      }
    }
  }

  private static String clean(String text) {
    return text.codePoints()
        .map(c -> isWritable(c) ? c : INSTEAD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isWritable(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static void step(Step step) throws IOException {
    try {
      step.take();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException cause) {
        // The disk is full, or the reader has gone.
        throw cause;
      }
      throw new IOException("the XML could not be written: " + e.getMessage(), e);
    }
  }
}
