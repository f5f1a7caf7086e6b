package io.sessionaudit.core.monitor;

import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;

/**
 * A wait for a connection of an exhausted pool that has ended. Waits that fewer than two scans found are not known.
 *
 * @param pool the pool that the thread waited for
 * @param call where it waited
 * @param waitedNanos from the first to the last scan that found it waiting: at most two periods less than the wait
 */
public record EndedWait(Source pool, CapturedCall call, long waitedNanos) implements AuditEvent {}
