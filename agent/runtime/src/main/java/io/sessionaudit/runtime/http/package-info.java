/**
 * The server of the live page. It answers {@code GET} and {@code HEAD} only, one request for each connection, and
 * limits sizes, times and the number of connections. Not the JDK's server: that one initializes the application's
 * logging when it is created, its limits are system properties of the whole JVM, and older versions read headers of any
 * size.
 */
package io.sessionaudit.runtime.http;
