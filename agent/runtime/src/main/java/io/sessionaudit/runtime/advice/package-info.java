/**
 * Advice: what Byte Buddy copies into methods of data sources, connections and statements. It collects arguments and calls
 * the hooks, nothing else; whatever the hooks throw is suppressed.
 */
package io.sessionaudit.runtime.advice;
