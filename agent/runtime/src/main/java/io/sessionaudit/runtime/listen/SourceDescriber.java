package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.jdbc.JdbcObjects;
import io.sessionaudit.runtime.jdbc.Sources;

/**
 * Finds the source of a data source, its description, and the server ids of its sessions. Calls known pools and drivers
 * only, so that a connection that is opened later, such as one of Spring's {@code LazyConnectionDataSourceProxy}, is
 * not opened by it. Thread-safe.
 */
final class SourceDescriber {
    private final Sources sources = new Sources();
    private final ObjectAttachments attachments;

    SourceDescriber(ObjectAttachments attachments) {
        this.attachments = attachments;
    }

    /** {@return the source of a data source, or of a URL of {@code DriverManager}} */
    Source of(Object requested) {
        if (requested instanceof String url) {
            return sources.ofUrl(url);
        }
        return attachments.ofSource(requested) instanceof Source known ? known : create(requested);
    }

    /** Several threads may open the first sessions of a source at the same time: it is one source. */
    private synchronized Source create(Object requested) {
        if (attachments.get(requested) instanceof Source known) {
            return known;
        }
        Source source = sources.ofDataSource(requested);
        attachments.set(requested, source);
        return source;
    }

    /**
     * {@return the source of a session that was just opened, with its description}
     *
     * @param urlAsked the URL that {@code DriverManager} was called with during the borrow, or null
     */
    Source atOpening(Source source, Object requested, Object connection, String urlAsked) {
        return sources.describe(source, requested, connection, urlAsked);
    }

    /** {@return the id by which the server knows the connection, or -1} */
    long serverId(Object connection) {
        return JdbcObjects.serverIdOf(connection);
    }
}
