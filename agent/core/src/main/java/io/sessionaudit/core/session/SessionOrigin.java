package io.sessionaudit.core.session;

/**
 * The opener of sessions and their source. Shared by all sessions that the thread opens at the source, which makes each
 * of them smaller. Immutable.
 *
 * @param owner the thread
 * @param source the source
 * @param threadName the thread's name when it opened the session; a thread may be renamed later
 */
public record SessionOrigin(Owner owner, Source source, String threadName) {}
