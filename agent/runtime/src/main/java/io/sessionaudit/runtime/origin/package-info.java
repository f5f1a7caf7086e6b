/** Where the classes of the application were loaded from: recorded while they load, read by the log thread. */
package io.sessionaudit.runtime.origin;
