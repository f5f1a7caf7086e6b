/**
 * Sessions, who owns them, where they come from, and the rules about them. What runs on the application's threads takes no
 * lock, does no I/O and formats nothing.
 */
package io.sessionaudit.core.session;
