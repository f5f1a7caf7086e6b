/**
 * What happens on the application's threads: borrowing, using and closing sessions. No lock, no I/O, no formatting; what has
 * to be said is handed to the background.
 */
package io.sessionaudit.runtime.listen;
