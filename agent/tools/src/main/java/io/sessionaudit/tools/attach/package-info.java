/** Finds running JVMs, and loads the agent into one of them. */
package io.sessionaudit.tools.attach;
