/** Lawful programs with the frameworks above JDBC: each connection is a session, and nothing is found that is not so. */
package io.sessionaudit.it.frameworks;
