package io.sessionaudit.core.log;

import io.sessionaudit.core.session.AuditEvent;

/**
 * Sessions have ended that were opened before the agent came, or were taken back because a hook has failed.
 *
 * @param count how many
 */
public record UntrackedSessions(long count) implements AuditEvent {}
