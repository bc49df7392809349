/** The screens of the till: pictures of {@code ui.model}, without decisions of their own. */
package dev.evertill.till.ui;
