/** A probe. */
package dev.evertill.sync.server;
