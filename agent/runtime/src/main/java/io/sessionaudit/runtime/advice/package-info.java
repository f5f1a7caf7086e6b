/**
 * Advice: the code that Byte Buddy copies into methods of data sources, connections and statements. It collects
 * arguments and calls the hooks, nothing else.
 *
 * <p>Exceptions of the hooks are suppressed. A {@link io.sessionaudit.hooks.SessionAuditRefusal} is thrown by assigning
 * its reason to the parameter {@code thrown}, which suppression does not affect.
 */
package io.sessionaudit.runtime.advice;
