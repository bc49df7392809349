/**
 * What the state takes: taxes, their tables and their arithmetic. Knows {@code money} alone; what
 * is taxed is handed in as amounts.
 *
 * <p>Where the rules come from:
 *
 * <ul>
 *   <li>Directive 2006/112/EC (the VAT directive): article 78 puts other taxes, duties and levies
 *       into the base of VAT; article 73 makes the base what the seller gets, so a price with tax
 *       is base and tax; article 226 (8) to (10) wants the base for each rate, the rate and the
 *       tax.
 *   <li>Germany, UStAE section 15.4 (2): the tax in a price is price × rate ÷ (100 + rate); of
 *       149.95 at 19 % it is 23.94.
 *   <li>EN 16931-1, rule BR-CO-17: tax of a category = its base × its rate ÷ 100, rounded to two
 *       decimals; BR-S, BR-Z, BR-E and BR-O tell standard, zero rated, exempt and outside apart.
 *   <li>Court of Justice, C-484/06 (Ahold): how and where VAT is rounded is for each state to say.
 *   <li>Canada, Excise Tax Act section 165 (GST) and Québec, CQLR chapter T-0.1 sections 16 and 52
 *       (QST): side by side on the price since 1 January 2013, QST on price and GST before.
 *   <li>Brazil, Lei Complementar 87/96 article 13 § 1: the ICMS is part of its own base ("por
 *       dentro").
 * </ul>
 */
package dev.evertill.till.sale.tax;
