/** Sales as other programs read them. */
package dev.evertill.sync.server.export;
