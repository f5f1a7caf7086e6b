/**
 * Selects the JDBC classes among all classes that are loaded, and weaves the advice into them. Byte Buddy is loaded
 * when it is needed for the first time.
 */
package io.sessionaudit.runtime.weave;
