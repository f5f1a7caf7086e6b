/** Turns events into the records of the audit log. Runs on the writer thread. */
package io.sessionaudit.core.ledger;
