/** The environments of applications: one program for each, run with and without the agent. */
package io.sessionaudit.it.environments;
