/** The order service with deliberate bugs in its use of connections. */
package io.sessionaudit.demo.faults;
