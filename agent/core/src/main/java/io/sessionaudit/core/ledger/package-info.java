/** Turns events into the records of the audit log. Runs on the log thread. */
package io.sessionaudit.core.ledger;
