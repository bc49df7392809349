/** A probe. */
package dev.evertill.sync.client;
