package io.sessionaudit.runtime.support;

import com.acme.support.ManualTime;
import io.sessionaudit.core.AuditClock;

/** A clock that passes only when a test advances it. */
public final class ManualClock extends ManualTime implements AuditClock {}
