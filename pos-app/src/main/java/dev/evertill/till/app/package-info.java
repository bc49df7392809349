/** A probe. */
package dev.evertill.till.app;
