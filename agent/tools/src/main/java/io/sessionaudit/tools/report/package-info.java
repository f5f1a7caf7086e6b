/** The report: what is kept of the logs while they stream by, and the ways to show it. */
package io.sessionaudit.tools.report;
