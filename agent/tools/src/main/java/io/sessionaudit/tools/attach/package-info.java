/** Finding JVMs that run, and loading the agent into one of them. */
package io.sessionaudit.tools.attach;
