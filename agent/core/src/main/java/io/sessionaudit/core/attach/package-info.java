/** What the command {@code attach} and the agent in a running JVM say to each other. */
package io.sessionaudit.core.attach;
