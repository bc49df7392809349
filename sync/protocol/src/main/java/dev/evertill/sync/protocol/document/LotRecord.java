package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;

/** Which of its kind was sold: batch, serial number, last day of use such as 2026-12-31. */
public record LotRecord(
    @MayBeMissing String batch, @MayBeMissing String serial, @MayBeMissing String expiry) {}
