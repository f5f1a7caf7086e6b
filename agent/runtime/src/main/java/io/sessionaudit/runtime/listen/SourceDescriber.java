package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.jdbc.JdbcObjects;
import io.sessionaudit.runtime.jdbc.Sources;

/**
 * Finds out what a session's source is called and by which id the server knows the session. Only known pools and drivers are
 * asked, so that a connection that is opened later, as those of Spring's {@code LazyConnectionDataSourceProxy}, stays unopened.
 * Threadsafe.
 */
final class SourceDescriber {
    private final Sources sources = new Sources();

    /** {@return the source that stands for a URL of {@code DriverManager}} */
    Source ofUrl(String url) {
        return sources.ofUrl(url);
    }

    /** {@return the source for a data source that is seen for the first time} */
    Source ofDataSource(Object dataSource) {
        return sources.ofDataSource(dataSource);
    }

    /**
     * {@return the source of a session that has just been opened, described}
     *
     * @param urlAsked the URL that {@code DriverManager} was asked for while the session was opened, or null
     */
    Source atOpening(Source source, Object asked, Object connection, String urlAsked) {
        return sources.describe(source, asked, connection, urlAsked);
    }

    /** {@return the id by which the server knows a connection, or -1} */
    long serverId(Object connection) {
        return JdbcObjects.serverIdOf(connection);
    }
}
