package io.sessionaudit.runtime.support;

import com.acme.support.ManualTime;
import io.sessionaudit.core.AuditClock;

/** A clock that advances only on request. */
public final class ManualClock extends ManualTime implements AuditClock {}
