package io.sessionaudit.core.ledger;

import java.util.List;

import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.AuditEvent;

/** Options have changed while the agent ran. */
public record OptionsChanged(List<Settings.Change> changes) implements AuditEvent {}
