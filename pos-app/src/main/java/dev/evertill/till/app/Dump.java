package dev.evertill.till.app;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Ledger;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.SyncStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Locale;
import okio.Buffer;
import okio.BufferedSink;

/**
 * A journal as lines of JSON, in the order of positions; memory does not grow with it. Confined to
 * the thread that writes.
 *
 * <pre>
 * {"position":7,"till":"03","epoch":"9f2c…","number":7,"kind":"sale","id":"0190…","tillTime":1767225600000,
 *  "officeOffset":-1200,"previous":"ab12…","document":"eyJm…","hash":"cd34…","syncStatus":"SENT","reason":""}
 * {"anchor":{"cause":"pruned","epoch":"9f2c…","firstPosition":1,"lastPosition":6,"lastNumber":6,
 *  "hash":"ab12…","day":null}}
 * </pre>
 *
 * Documents are in base64: hashes are over their exact bytes. What is not known is null.
 */
final class Dump {
  private final Ledger ledger;
  private final PrintWriter out;
  private final boolean readable;
  private final Deque<Anchor> anchors;

  /**
   * @param readable adds {@code "content"}, the document as JSON, where its bytes are JSON
   */
  Dump(Ledger ledger, PrintWriter out, boolean readable) {
    this.ledger = ledger;
    this.out = out;
    this.readable = readable;
    anchors = new ArrayDeque<>(ledger.anchors());
  }

  /** Writes the entries and anchors between two positions, both included. */
  void write(long from, long to) {
    anchors.removeIf(anchor -> anchor.lastPosition() < from || anchor.firstPosition() > to);
    ledger.read(
        from - 1,
        recorded -> {
          if (recorded.position() <= to) {
            anchorsBefore(recorded.position());
            line(json -> entry(json, recorded));
          }
        });
    anchorsBefore(Long.MAX_VALUE);
  }

  private void anchorsBefore(long position) {
    while (!anchors.isEmpty() && anchors.peek().firstPosition() < position) {
      Anchor next = anchors.remove();
      line(json -> anchor(json, next));
    }
  }

  /** What one line says. */
  private interface Said {
    void to(JsonWriter json) throws IOException;
  }

  private void line(Said said) {
    Buffer line = new Buffer();
    JsonWriter json = JsonWriter.of(line);
    json.setSerializeNulls(true);
    try {
      json.beginObject();
      said.to(json);
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory failed", e);
    }
    out.print(line.readUtf8() + "\n");
  }

  private void entry(JsonWriter json, Recorded recorded) throws IOException {
    Entry entry = recorded.entry();
    EntryHeader header = entry.header();
    SyncStatus status = ledger.syncStatus(recorded.position());
    json.name("position").value(recorded.position());
    json.name("till").value(header.till());
    json.name("epoch").value(header.epoch());
    json.name("number").value(header.number());
    json.name("kind").value(header.kind());
    json.name("id").value(header.id());
    json.name("tillTime").value(header.tillTimeMillis());
    json.name("officeOffset").value(header.officeOffsetMillis());
    json.name("previous").value(entry.previous().hex());
    json.name("document").value(Base64.getEncoder().encodeToString(entry.document()));
    json.name("hash").value(entry.hash().hex());
    json.name("syncStatus").value(status.state().name());
    json.name("reason").value(status.reason());
    if (readable && isJson(entry.document())) {
      json.name("content");
      try (BufferedSink content = json.valueSink()) {
        content.write(entry.document());
      }
    }
  }

  private static void anchor(JsonWriter json, Anchor anchor) throws IOException {
    json.name("anchor").beginObject();
    json.name("cause").value(anchor.cause().name().toLowerCase(Locale.ROOT));
    json.name("epoch").value(anchor.epoch());
    json.name("firstPosition").value(anchor.firstPosition());
    json.name("lastPosition").value(anchor.lastPosition());
    json.name("lastNumber").value(anchor.lastNumber());
    json.name("hash").value(anchor.hash().map(Hash::hex).orElse(null));
    json.name("day").value(anchor.day().map(Base64.getEncoder()::encodeToString).orElse(null));
    json.endObject();
  }

  /** Whether the bytes can stand in a line as they are: a damaged document may be anything. */
  private static boolean isJson(byte[] document) {
    for (byte b : document) {
      if (b >= 0 && b < ' ') {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
      JsonReader reader = JsonReader.of(new Buffer().write(document));
      reader.skipValue();
      return reader.peek() == JsonReader.Token.END_DOCUMENT;
    } catch (CharacterCodingException e) {
      return false;
    } catch (IOException e) {
      return false; // no JSON; nothing else can fail in memory
    }
  }
}
