package io.sessionaudit.runtime.origin;

/**
 * The location of a code source, as it is recorded by threads that load classes.
 *
 * @param protocol the protocol of its URL
 * @param path the path of its URL, by which locations are equal
 */
record RecordedLocation(String protocol, String path) {}
