package io.sessionaudit.core.session;

/**
 * Sessions that ended but are counted only: they were opened before the agent was attached, or their state was
 * invalidated by a failed hook.
 *
 * @param count the number of sessions
 */
public record UntrackedSessions(long count) implements AuditEvent {}
