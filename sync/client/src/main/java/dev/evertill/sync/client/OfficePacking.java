package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Packing;
import java.io.IOException;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * How what goes up is packed: with gzip, until head office says that it takes zstd; and with gzip
 * for good once it has refused zstd all the same, as something in between may. Confined to the sync
 * thread.
 */
final class OfficePacking {
  private static final MediaType NDJSON = MediaType.get("application/x-ndjson");
  private static final int OTHER_ENCODING = 415;

  private Packing packing = Packing.GZIP;
  private boolean zstdRefused;

  /** Posts lines. */
  Request.Builder post(Request.Builder request, byte[] lines) {
    return request
        .header("Content-Encoding", packing.coding())
        .post(RequestBody.create(packing.pack(lines), NDJSON));
  }

  /**
   * The answer to something packed.
   *
   * @throws HeadOfficeException it was packed as head office does not take it; the next will be in
   *     gzip
   */
  Response heard(Response response) throws IOException {
    if (response.code() == OTHER_ENCODING) {
      zstdRefused |= packing == Packing.ZSTD;
      packing = Packing.GZIP;
      throw Answers.refused(response);
    }
    return response;
  }

  /** From now on the best head office says it takes; one that says nothing takes gzip. */
  void offered(Response response) {
    packing = best(response.header("Accept-Encoding", ""));
  }

  private Packing best(String offered) {
    for (String coding : offered.split(",")) {
      Optional<Packing> packed = Packing.of(coding).filter(Packing::isHere);
      if (packed.isPresent() && !(packed.get() == Packing.ZSTD && zstdRefused)) {
        return packed.get();
      }
    }
    return Packing.GZIP;
  }
}
