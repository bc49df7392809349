/**
 * Head office. {@link dev.evertill.sync.server.HeadOfficeServer} joins everything: {@link
 * dev.evertill.sync.server.SaleLog} holds what tills sold, {@link dev.evertill.sync.server.Closes}
 * compares their days, {@link dev.evertill.sync.server.Catalogue} holds what they sell, {@link
 * dev.evertill.sync.server.GoodsFile} and {@link dev.evertill.sync.server.DemoCatalogue} fill it.
 */
package dev.evertill.sync.server;
