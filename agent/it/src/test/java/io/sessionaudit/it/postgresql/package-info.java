/** A real PostgreSQL for the tests. */
package io.sessionaudit.it.postgresql;
