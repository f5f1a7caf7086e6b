package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;

/** The token of a call on a session that has been closed; how it ends tells whether there is anything to say. */
record LateCall(Session session) {}
