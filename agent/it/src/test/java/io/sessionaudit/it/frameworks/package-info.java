/** Correct programs with frameworks on top of JDBC: each connection is a session, and there are no false findings. */
package io.sessionaudit.it.frameworks;
