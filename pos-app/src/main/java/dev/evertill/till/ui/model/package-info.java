/** Screens without pixels: what is shown and what a key does. Knows {@code checkout} and below. */
package dev.evertill.till.ui.model;
