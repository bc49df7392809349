package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;
import java.util.List;

/**
 * The part of a sale under one tax class: net + tax = gross, and the parts' amounts are the tax.
 *
 * @param percent its rates as reports call them: {@code 20}, {@code 5 + 9.975}, empty for a class
 *     without tax
 * @param treatment taxed, exempt, outside
 * @param reason the words the law wants for goods that are not taxed
 */
public record TaxRecord(
    String code,
    String name,
    String percent,
    String treatment,
    @MayBeMissing String reason,
    long net,
    long tax,
    long gross,
    List<TaxDetail> parts) {}
