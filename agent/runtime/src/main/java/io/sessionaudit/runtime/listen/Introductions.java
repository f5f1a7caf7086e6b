package io.sessionaudit.runtime.listen;

import java.sql.Connection;

import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.jdbc.ServerIds;
import io.sessionaudit.runtime.jdbc.Sources;

/**
 * Finds out what a session's source is called and by which id the server knows the session, as soon as that changes nothing
 * for the application. Threadsafe.
 *
 * <p>A proxy that was lent while nobody was asked for a connection may have none behind it yet, as those of Spring's {@code
 * LazyConnectionDataSourceProxy}. Asking it for its URL would open one. It is asked when the application has made its first
 * statement, which has fetched the connection anyway.
 */
final class Introductions {
    private final Sources sources = new Sources();
    private final ServerIds serverIds = new ServerIds();

    /** {@return the source that stands for a URL of {@code DriverManager}} */
    Source ofUrl(String url) {
        return sources.ofUrl(url);
    }

    /** {@return a new source for a data source that is seen for the first time} */
    Source ofDataSource(Object dataSource) {
        return sources.ofDataSource(dataSource);
    }

    /** Describes a source, if it is not described yet, by what its first session shows. */
    void atOpening(Source source, Object asked, Object connection) {
        if (source.description() == null) {
            sources.describe(source, asked, (Connection) connection);
        }
    }

    /** {@return the id by which the server knows a connection, or -1} */
    long serverId(Source source, Object connection) {
        return serverIds.of(connection, source);
    }
}
