/** The protocol between the command {@code attach} and the agent in a running JVM. */
package io.sessionaudit.core.attach;
