/** Stack traces: their capture, the classification of their frames, and the sites that they identify. */
package io.sessionaudit.core.stack;
