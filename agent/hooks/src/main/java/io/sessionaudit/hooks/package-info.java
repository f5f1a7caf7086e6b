/** x. */
package io.sessionaudit.hooks;
