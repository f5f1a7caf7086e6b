/** SQL: the kinds of statements, and the removal of literals and secrets. */
package io.sessionaudit.core.sql;
