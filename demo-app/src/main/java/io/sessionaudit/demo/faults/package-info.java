/** The order service with deliberate bugs: what becomes of connections when people are in a hurry. */
package io.sessionaudit.demo.faults;
