/** The current state of the audited JVM, for readers that do not use the log: page, attach channel, metrics, JMX. */
package io.sessionaudit.core.live;
