/** Who of head office may see and do what: people with passwords, programs with tokens. */
package dev.evertill.sync.server.people;
