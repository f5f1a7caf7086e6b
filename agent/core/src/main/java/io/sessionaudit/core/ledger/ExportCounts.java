package io.sessionaudit.core.ledger;

/**
 * How much of the log was also sent elsewhere.
 *
 * @param to the address, without credentials
 * @param sent the number of records that were accepted
 * @param unsent the number of records that were given up
 * @param unsentMetrics how often the metrics could not be sent
 * @param reason why the last of them was given up, or null
 */
public record ExportCounts(String to, long sent, long unsent, long unsentMetrics, String reason) {}
