/** Reads audit logs record by record; damaged lines are reported and skipped. */
package io.sessionaudit.core.log.reader;
