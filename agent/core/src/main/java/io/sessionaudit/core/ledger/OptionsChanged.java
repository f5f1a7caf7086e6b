package io.sessionaudit.core.ledger;

import io.sessionaudit.core.session.AuditEvent;
import java.util.List;

import io.sessionaudit.core.options.Settings;

/** Options have changed while the agent ran. */
public record OptionsChanged(List<Settings.Change> changes) implements AuditEvent {}
