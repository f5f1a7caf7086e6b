/**
 * Findings: claims about the application's code, each with its evidence and a message in four parts. A finding is right, or
 * it is not made.
 */
package io.sessionaudit.core.finding;
