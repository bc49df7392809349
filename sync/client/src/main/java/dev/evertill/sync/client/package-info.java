/**
 * Who talks to head office, and when. {@link dev.evertill.sync.client.Sync} is one round; {@link
 * dev.evertill.sync.client.SyncLoop} decides when; the till implements {@link
 * dev.evertill.sync.client.JournalFeed} and {@link dev.evertill.sync.client.CatalogueSink}.
 */
package dev.evertill.sync.client;
