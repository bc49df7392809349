package dev.evertill.till.app;

import dev.evertill.receipt.escpos.PrinterProfile;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one till needs to know before it starts. Immutable.
 *
 * @param till the till's name, unique among the tills of head office
 * @param data the directory of its stores
 * @param headOffice the address of head office, for instance {@code http://127.0.0.1:8480}
 * @param idle how often head office is asked while there is nothing to say
 */
public record Settings(
    String till,
    Path data,
    String headOffice,
    String printerHost,
    int printerPort,
    PrinterProfile paper,
    Duration idle) {}
