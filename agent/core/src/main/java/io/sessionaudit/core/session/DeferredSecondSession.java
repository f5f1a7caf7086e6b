package io.sessionaudit.core.session;

/**
 * The decision whether a thread has two sessions: it opened the second one while it had a first one that no thread had
 * used. The next use of the first one decides; if another thread uses it, it had been handed over.
 *
 * @param second the session that was opened second
 * @param owner the thread that opened both
 * @param depth how many sessions of the source the thread had open at that time
 * @param unshared why it was not shared; null unless {@code thread-rule=share}
 */
public record DeferredSecondSession(Session second, Owner owner, int depth, NotSharedReason unshared) {}
