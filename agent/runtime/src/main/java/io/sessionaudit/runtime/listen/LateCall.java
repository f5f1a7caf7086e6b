package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;

/** The token of a call on a closed session; a finding depends on how the call ends. */
record LateCall(Session session) {}
