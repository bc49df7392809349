package dev.evertill.till.ui;

import java.awt.Rectangle;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a till's window is told at start. Immutable.
 *
 * @param till the till's name, as in {@code 03}
 * @param store the store's number until a price list tells it; empty when nobody knows
 * @param version the program's version, for the page about it
 * @param zone where the till stands, for the time of the last contact
 * @param bounds place and size of the window; the whole screen when empty
 * @param kiosk without a frame, so that there is no way out but {@code onClose}
 * @param onClose runs when the cashier closes the window; the window itself closes nothing
 */
public record WindowSettings(
    String till,
    String store,
    String version,
    ZoneId zone,
    Optional<Rectangle> bounds,
    boolean kiosk,
    Runnable onClose) {}
