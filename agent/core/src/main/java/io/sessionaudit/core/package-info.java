/** What agent and tools have in common. */
package io.sessionaudit.core;
