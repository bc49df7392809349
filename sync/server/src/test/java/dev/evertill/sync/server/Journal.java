package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.HeadLine;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.PlainSale;
import dev.evertill.sync.protocol.document.SaleDocument;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A till's journal, in memory, for tests. */
final class Journal {
  static final String TILL = "0117-03";

  private final String till;
  private final String epoch;
  private final List<Entry> entries = new ArrayList<>();

  Journal(String epoch) {
    this(TILL, epoch);
  }

  Journal(String till, String epoch) {
    this.till = till;
    this.epoch = epoch;
  }

  String till() {
    return till;
  }

  String epoch() {
    return epoch;
  }

  long next() {
    return entries.size() + 1L;
  }

  Journal sell(AnySale sale) {
    return write(sale.kind(), Wire.bytes(sale.at(till, epoch, next(), "id-" + next())));
  }

  /** Sells for an amount, paid in cash to the cent. */
  Journal sell(long total) {
    return sell(total, total);
  }

  /** A sale whose lines and total may not agree. */
  Journal sell(long total, long lines) {
    long number = entries.size() + 1L;
    SaleDocument sale = new PlainSale(till, epoch, number, "id-" + number).of(total, lines);
    return write("sale", Wire.bytes(sale));
  }

  Journal write(String kind, byte[] document) {
    long number = entries.size() + 1L;
    EntryHeader header =
        new EntryHeader(
            till, epoch, number, kind, "id-" + number, 1_767_258_000_000L + number, null);
    entries.add(Entry.of(header, hashAt(number - 1), document));
    return this;
  }

  Hash hashAt(long number) {
    return number == 0 ? Hash.ZERO : entries.get((int) number - 1).hash();
  }

  List<Entry> entries(long first, long last) {
    return List.copyOf(entries.subList((int) first - 1, (int) last));
  }

  List<Arrival> arrivals(long first, long last) {
    return entries(first, last).stream().map(Arrival::of).toList();
  }

  /** The lines of a request, the head line too. */
  List<String> lines(long first, long last) {
    List<String> lines = new ArrayList<>();
    for (Entry entry : entries(first, last)) {
      lines.add(new String(Wire.bytes(Wire.line(entry)), UTF_8));
    }
    lines.add(new String(Wire.bytes(new HeadLine(last, hashAt(last).hex(), null)), UTF_8));
    return lines;
  }

  static byte[] body(List<String> lines) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String line : lines) {
      body.writeBytes((line + "\n").getBytes(UTF_8));
    }
    return body.toByteArray();
  }
}
