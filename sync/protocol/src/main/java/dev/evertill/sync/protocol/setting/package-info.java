/**
 * What the settings of a shop are called and what they may be: head office goes by it when they are
 * handed in, a till when it gets them.
 */
package dev.evertill.sync.protocol.setting;
