package io.sessionaudit.core.ledger;

import io.sessionaudit.core.session.AuditEvent;

/**
 * A class could not be woven, so what the application does through it is not audited.
 *
 * @param reason why, on one line
 */
public record UnauditedClass(String className, String reason) implements AuditEvent {}
