/** Reads audit logs, record by record; truncated and damaged lines are reported, never fatal. */
package io.sessionaudit.core.log.reader;
