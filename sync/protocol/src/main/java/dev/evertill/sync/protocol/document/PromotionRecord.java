package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;
import java.util.List;

/**
 * A promotion that was given: how often, what it saved in minor units (above 0), and the coupons it
 * redeemed.
 */
public record PromotionRecord(
    String id, String name, int times, long saved, @MayBeMissing List<String> coupons) {}
