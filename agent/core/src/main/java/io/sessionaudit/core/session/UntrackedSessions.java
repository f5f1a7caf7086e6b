package io.sessionaudit.core.session;

/**
 * Sessions have ended that were opened before the agent came, or were taken back because a hook has failed.
 *
 * @param count how many
 */
public record UntrackedSessions(long count) implements AuditEvent {}
