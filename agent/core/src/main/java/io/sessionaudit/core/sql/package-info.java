/** Reads SQL text: which kind of statement it is, and the text without its literals. */
package io.sessionaudit.core.sql;
