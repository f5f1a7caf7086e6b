/** What the agent knows about connection pools, databases, their URLs and the properties of connections. */
package io.sessionaudit.core.jdbc;
