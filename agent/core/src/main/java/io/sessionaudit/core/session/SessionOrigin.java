package io.sessionaudit.core.session;

/**
 * Where sessions begin: a thread under the name that it has then, and a source. Shared by all sessions that the thread opens
 * there, so that each of them is smaller. Immutable.
 *
 * @param owner the thread
 * @param source the source
 * @param threadName the thread's name when it opened the session; threads may be renamed while they work
 */
public record SessionOrigin(Owner owner, Source source, String threadName) {}
