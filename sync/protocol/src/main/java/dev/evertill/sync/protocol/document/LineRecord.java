package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;
import java.util.List;

/**
 * One line of a sale. Money is in minor units; goods that come back have amounts below 0 and a
 * quantity above 0; a voided line has amounts of 0.
 *
 * <p>{@code listed} less the reductions is {@code amount}; {@code net} and the taxes' amounts are
 * {@code gross}. Where tax is inside the price {@code amount} is the gross, where it is added it is
 * the net.
 *
 * @param quantity an exact decimal text
 * @param price of one piece or kg on the price list, in 10 to the power of −{@code places} minor
 *     units
 * @param places how many places the price has behind the minor unit, missing for 0
 * @param label the amount on the label of a variable-measure code
 * @param override another price than that of the price list
 * @param tax the code of its tax class
 * @param taxRow the place of its tax class in the document's taxes, from 0; −1 on a voided line
 *     whose class no other line has
 * @param taxes what each tax of the class takes of the line, in their order
 * @param back where the goods were sold, if they come back
 * @param fixedPrice no promotion or discount may reduce it
 * @param minAge years the customer must have
 */
public record LineRecord(
    String sku,
    @MayBeMissing String code,
    String name,
    String group,
    String quantity,
    String unit,
    long price,
    @MayBeMissing Integer places,
    @MayBeMissing Long label,
    @MayBeMissing OverrideRecord override,
    @MayBeMissing LotRecord lot,
    @MayBeMissing OriginRecord back,
    long listed,
    @MayBeMissing List<ReductionRecord> reductions,
    long amount,
    String tax,
    int taxRow,
    long net,
    List<TaxAmountRecord> taxes,
    long gross,
    @MayBeMissing Boolean fixedPrice,
    @MayBeMissing Integer minAge,
    boolean voided) {}
