/** SQL: the kinds of statements, and the removal of literals. */
package io.sessionaudit.core.sql;
