/** The shop's own certificate authority, and how a connection shows who is at either end. */
package dev.evertill.sync.server.ca;
