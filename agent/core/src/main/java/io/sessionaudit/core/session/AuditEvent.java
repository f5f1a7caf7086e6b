package io.sessionaudit.core.session;

/** An event that waits in the queue for the log thread. */
public interface AuditEvent {}
