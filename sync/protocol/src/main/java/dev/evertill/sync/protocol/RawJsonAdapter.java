package dev.evertill.sync.protocol;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import okio.BufferedSink;
import okio.BufferedSource;

/** Reads and writes a value as its exact bytes. Safe from any thread. */
final class RawJsonAdapter extends JsonAdapter<RawJson> {
  @Override
  public RawJson fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    try (BufferedSource value = reader.nextSource()) {
      return RawJson.of(value.readByteArray());
    }
  }

  @Override
  public void toJson(JsonWriter writer, RawJson value) throws IOException {
    if (value == null) {
      writer.nullValue();
      return;
    }
    try (BufferedSink sink = writer.valueSink()) {
      sink.write(value.shared());
    }
  }
}
