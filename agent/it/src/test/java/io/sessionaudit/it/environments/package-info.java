/** The places that applications live in: one program for each, run with the agent and without it. */
package io.sessionaudit.it.environments;
