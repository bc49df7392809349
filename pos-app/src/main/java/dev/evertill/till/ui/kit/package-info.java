/** Our few Swing helpers. Knows {@code ui.model} and Swing. */
package dev.evertill.till.ui.kit;
