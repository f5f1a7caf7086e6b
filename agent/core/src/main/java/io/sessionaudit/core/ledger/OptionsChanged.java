package io.sessionaudit.core.ledger;

import java.util.List;

import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.AuditEvent;

/** Options changed at run time. */
public record OptionsChanged(List<Settings.Change> changes) implements AuditEvent {}
