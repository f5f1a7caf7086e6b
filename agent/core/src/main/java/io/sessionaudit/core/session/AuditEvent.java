package io.sessionaudit.core.session;

/** An event that waits in the queue until the writer thread writes it to the log. */
public interface AuditEvent {}
