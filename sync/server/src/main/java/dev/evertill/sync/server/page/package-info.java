/**
 * How head office's pages look: values that are shown, and the templates (src/main/jte) that show
 * them.
 */
package dev.evertill.sync.server.page;
