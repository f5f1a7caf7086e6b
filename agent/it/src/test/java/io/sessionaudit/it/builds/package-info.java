/** Sample builds, in src/builds, whose tests are audited. */
package io.sessionaudit.it.builds;
