/** Checks the open sessions periodically and raises the findings that only time reveals. */
package io.sessionaudit.core.monitor;
