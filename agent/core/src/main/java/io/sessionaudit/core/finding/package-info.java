/** Findings: their kinds' wording and evidence. */
package io.sessionaudit.core.finding;
