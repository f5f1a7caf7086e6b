package io.sessionaudit.core.session;

/**
 * A session that was opened beside one which its thread had opened and not used. Whether the thread has two sessions, or had handed the
 * first one over, is decided by the next use of the first one.
 *
 * @param second the session that was opened beside it
 * @param owner the thread that opened both
 * @param depth how many sessions of the source the thread had open then
 * @param unshared why it was not shared, or null where the rule does not ask for that
 */
public record DeferredSecondSession(Session second, Owner owner, int depth, NotSharedReason unshared) {}
