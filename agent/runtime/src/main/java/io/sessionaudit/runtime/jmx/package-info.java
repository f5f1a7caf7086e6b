/** The MXBean with the current state, on the platform MBean server if the application has one. */
package io.sessionaudit.runtime.jmx;
