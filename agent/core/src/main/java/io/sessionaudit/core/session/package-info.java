/** Sessions, the threads that own them, the sources that lend them, and the registry of those that are open. */
package io.sessionaudit.core.session;
