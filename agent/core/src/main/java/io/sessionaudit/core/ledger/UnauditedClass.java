package io.sessionaudit.core.ledger;

import io.sessionaudit.core.session.AuditEvent;

/**
 * A class that could not be woven, so that its calls are not audited.
 *
 * @param reason the reason, on one line
 */
public record UnauditedClass(String className, String reason) implements AuditEvent {}
