/** A probe. */
package dev.evertill.sync.protocol;
