/** What the agent knows about connection pools, databases and the properties of connections. */
package io.sessionaudit.core.jdbc;
