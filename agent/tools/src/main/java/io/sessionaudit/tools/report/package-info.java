/** The report: counts that are collected while the logs are read, and its output as text and JSON. */
package io.sessionaudit.tools.report;
