package dev.evertill.sync.server.export;

import dev.evertill.sync.protocol.MayBeMissing;
import dev.evertill.sync.protocol.RawJson;

/**
 * A line of the NDJSON form: an entry's header, and its document as it is held, or its bytes where
 * they do not fit into a line of JSON.
 *
 * @param received milliseconds since 1970, UTC
 * @param bytes base64 of a document, or of a line that could not be read as an entry
 */
public record ExportedLine(
    String part,
    String till,
    String epoch,
    long number,
    String day,
    long received,
    @MayBeMissing String kind,
    @MayBeMissing String id,
    @MayBeMissing Long tillTime,
    @MayBeMissing Long officeOffset,
    @MayBeMissing String previous,
    @MayBeMissing String hash,
    @MayBeMissing String question,
    @MayBeMissing RawJson document,
    @MayBeMissing String bytes) {}
