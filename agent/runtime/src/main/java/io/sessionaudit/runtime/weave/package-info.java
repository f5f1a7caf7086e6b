/**
 * Finds the classes that matter among all that are loaded, cheaply first, and weaves the advice into them. Byte Buddy is
 * loaded when the first of them comes.
 */
package io.sessionaudit.runtime.weave;
