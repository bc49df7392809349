/**
 * A till that is killed on purpose: it sells by itself, tells each thing it begins and each thing
 * it finished, and is started again on what the kill left. {@code bin/campaign till} runs it.
 */
package dev.evertill.till.campaign;
