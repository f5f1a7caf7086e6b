package io.sessionaudit.core;

import com.acme.support.ManualTime;

/** A clock that passes only when a test advances it. */
public final class ManualClock extends ManualTime implements AuditClock {}
