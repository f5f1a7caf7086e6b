/** The command {@code top}: the current state of a JVM in a terminal. */
package io.sessionaudit.tools.top;
