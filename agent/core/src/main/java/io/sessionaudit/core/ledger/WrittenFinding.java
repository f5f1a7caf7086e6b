package io.sessionaudit.core.ledger;

import java.time.Instant;
import java.util.Map;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.Message;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.stack.Site;

/**
 * A finding as its record contains it.
 *
 * @param finding the finding, which has a number
 * @param time when it was detected
 * @param severity its severity, according to the evidence
 * @param message its message
 * @param session the number of its session; 0 for an attempt that opened none
 * @param site the site of the call that it is about, or null
 * @param evidence the further fields of the record
 */
public record WrittenFinding(
        Finding finding,
        Instant time,
        Severity severity,
        Message message,
        long session,
        Site site,
        Map<String, Object> evidence) {}
