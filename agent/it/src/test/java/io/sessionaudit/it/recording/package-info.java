/** The agent calls nothing of the application's: recordings of all JDBC objects, with and without it, are equal. */
package io.sessionaudit.it.recording;
