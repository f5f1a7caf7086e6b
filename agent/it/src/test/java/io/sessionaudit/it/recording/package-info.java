/** The agent calls nothing of the application: recordings of all JDBC objects with and without it are equal. */
package io.sessionaudit.it.recording;
